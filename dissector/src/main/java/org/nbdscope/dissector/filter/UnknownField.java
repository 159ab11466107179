package org.nbdscope.dissector.filter;

import java.util.List;
import org.nbdscope.dissector.schema.FieldDefinition;

/** What to say of a word that stands where a field should, and is none. */
final class UnknownField {

    private UnknownField() {
    }

    static String message(String word, FieldLookup lookup) {
        char first = word.charAt(0);
        if (Character.isDigit(first) || first == '-') {
            return '"' + word + "\" is a value; a comparison begins with a field";
        }
        List<String> names = lookup.startingWith("").stream().map(FieldDefinition::name).toList();
        String meant = names.stream().filter(name -> name.endsWith('.' + word)).findFirst().orElseGet(() -> Nearest.to(word, names));
        return '"' + word + "\" is not a field" + (meant == null ? "" : "; did you mean " + meant + "?");
    }
}
