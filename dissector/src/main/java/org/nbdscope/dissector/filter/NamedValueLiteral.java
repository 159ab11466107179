package org.nbdscope.dissector.filter;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.nbdscope.dissector.schema.FieldDefinition;
import org.nbdscope.dissector.schema.ValueNames.NamedValue;

/** Reads names of values, whole ({@code NBD_CMD_READ}) or without the prefix that all names of the field share ({@code READ}). */
final class NamedValueLiteral {

    private NamedValueLiteral() {
    }

    /** The value that the token names, or null where it is no name; an error where it names several. */
    static Long find(FieldDefinition field, Token token) throws FilterSyntaxException {
        String word = token.value();
        if (word.isEmpty()) {
            return null;
        }
        int prefix = commonPrefix(field);
        List<Predicate<String>> ways = List.of(word::equals, word::equalsIgnoreCase,
                name -> name.substring(prefix).equals(word), name -> name.substring(prefix).equalsIgnoreCase(word));
        for (Predicate<String> way : ways) {
            List<NamedValue> found = field.names().all().stream().filter(named -> way.test(named.name())).toList();
            if (found.stream().mapToLong(NamedValue::value).distinct().count() > 1) {
                throw token.error('"' + word + "\" names several values of " + field.name() + "; write the number");
            }
            if (!found.isEmpty()) {
                return found.get(0).value();
            }
        }
        return null;
    }

    /** What to say of a word that is no name of the field's values. */
    static String unknown(FieldDefinition field, String word) {
        int prefix = commonPrefix(field);
        List<String> names = new ArrayList<>();
        for (NamedValue named : field.names().all()) {
            names.add(named.name());
        }
        List<String> shortNames = names.stream().map(name -> name.substring(prefix)).toList();
        String nearest = Nearest.to(word, names);
        if (nearest == null) {
            String nearestShort = Nearest.to(word, shortNames);
            nearest = nearestShort == null ? names.get(0) : names.get(shortNames.indexOf(nearestShort));
        }
        return word + " is not a value of " + field.name() + " (try " + nearest + ")";
    }

    /** Length of the prefix that all names of the field share, up to and with its last underscore. */
    static int commonPrefix(FieldDefinition field) {
        String prefix = null;
        for (NamedValue named : field.names().all()) {
            String name = named.name();
            int length = prefix == null ? name.length() : 0;
            while (prefix != null && length < Math.min(prefix.length(), name.length()) && prefix.charAt(length) == name.charAt(length)) {
                length++;
            }
            prefix = name.substring(0, length);
        }
        return prefix == null ? 0 : prefix.lastIndexOf('_') + 1;
    }
}
