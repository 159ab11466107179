package org.nbdscope.dissector.schema;

/** Large numbers as people read them. */
public final class Digits {

    private static final char THIN_SPACE = '\u2009';
    private static final int GROUP = 3;

    private Digits() {
    }

    /** An unsigned number with thin spaces between its thousands. */
    public static String grouped(long number) {
        StringBuilder text = new StringBuilder(Long.toUnsignedString(number));
        for (int i = text.length() - GROUP; i > 0; i -= GROUP) {
            text.insert(i, THIN_SPACE);
        }
        return text.toString();
    }
}
