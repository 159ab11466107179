package org.nbdscope.app.view;

import java.util.regex.Pattern;

/**
 * Thin spaces between the thousands of numbers in a sentence. The dissector writes plain numbers, for scripts to read and to be copied; only
 * what people read is grouped.
 */
public final class GroupedDigits {

    private static final char THIN_SPACE = '\u2009';
    private static final int GROUP = 3;
    /** Whole decimal numbers that count something: no names of messages (#1234), ports (:10809), powers, hex digits or decimals. */
    private static final Pattern NUMBER = Pattern.compile("(?<![\\w.#:^-])\\d{4,}(?!\\w)");

    private GroupedDigits() {
    }

    /** A sentence with its large numbers grouped. */
    public static String in(String sentence) {
        return NUMBER.matcher(sentence).replaceAll(number -> grouped(number.group()));
    }

    /** Decimal digits in groups of three. */
    static String grouped(String digits) {
        StringBuilder text = new StringBuilder(digits);
        for (int i = text.length() - GROUP; i > 0; i -= GROUP) {
            text.insert(i, THIN_SPACE);
        }
        return text.toString();
    }
}
