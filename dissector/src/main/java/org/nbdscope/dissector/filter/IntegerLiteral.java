package org.nbdscope.dissector.filter;

import java.math.BigInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.nbdscope.dissector.schema.FieldDefinition;

/** Reads unsigned integers: {@code 4096}, {@code 0x1000}, {@code 0b1000}, and sizes in powers of 1024: {@code 4k}, {@code 4KiB}. */
final class IntegerLiteral {
    private static final Pattern FORM = Pattern.compile("0[xX](?<hex>[0-9a-fA-F]+)|0[bB](?<binary>[01]+)"
            + "|(?<decimal>[0-9]+)(?:(?<size>[kKMGTPE])(?:iB)?)?");
    private static final String SIZES = "kMGTPE";

    private IntegerLiteral() {
    }

    static long parse(FieldDefinition field, Token token) throws FilterSyntaxException {
        String word = token.value();
        Matcher form = FORM.matcher(word);
        if (!form.matches()) {
            throw token.error(notANumber(field, word));
        }
        BigInteger value;
        if (form.group("hex") != null) {
            value = new BigInteger(form.group("hex"), 16);
        } else if (form.group("binary") != null) {
            value = new BigInteger(form.group("binary"), 2);
        } else {
            String size = form.group("size");
            int power = size == null ? 0 : 1 + SIZES.indexOf(size.equals("K") ? "k" : size);
            value = new BigInteger(form.group("decimal")).shiftLeft(10 * power);
        }
        BigInteger most = most(field);
        if (value.compareTo(most) > 0) {
            throw token.error(word + " is too big for " + field.name() + ", at most " + most);
        }
        return value.longValue();
    }

    private static BigInteger most(FieldDefinition field) {
        int bytes = field.type().width() == 0 ? Long.BYTES : field.type().width();
        return BigInteger.ONE.shiftLeft(Byte.SIZE * bytes).subtract(BigInteger.ONE);
    }

    private static String notANumber(FieldDefinition field, String word) {
        if (word.startsWith("-")) {
            return word + " is negative; " + field.name() + " is unsigned";
        }
        if (field.names().all().isEmpty() || (!word.isEmpty() && Character.isDigit(word.charAt(0)))) {
            return '"' + word + "\" is not a number; " + field.name() + " takes one such as 4096, 0x1000 or 4k";
        }
        return NamedValueLiteral.unknown(field, word);
    }
}
