package org.nbdscope.dissector.filter;

import java.util.Collection;
import java.util.Locale;

/** Finds what somebody who mistyped a name may have meant. */
final class Nearest {
    /** Words longer than this are compared with nothing: the comparison costs the product of the lengths. */
    static final int MAX_LENGTH = 64;

    private Nearest() {
    }

    /** The first of the names that differs least from the word, ignoring case; null where none is near. */
    static String to(String word, Collection<String> names) {
        if (word.isEmpty() || word.length() > MAX_LENGTH) {
            return null;
        }
        String wanted = word.toLowerCase(Locale.ROOT);
        String nearest = null;
        int least = Math.max(1, word.length() / 3) + 1;
        for (String name : names) {
            int changes = changes(wanted, name.toLowerCase(Locale.ROOT));
            if (changes < least) {
                least = changes;
                nearest = name;
            }
        }
        return nearest;
    }

    /** How many characters must be inserted, removed or replaced to make one of the other. */
    private static int changes(String from, String to) {
        int[] row = new int[to.length() + 1];
        for (int j = 0; j <= to.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int replaced = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[to.length()];
    }
}
