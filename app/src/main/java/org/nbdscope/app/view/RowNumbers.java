package org.nbdscope.app.view;

import java.math.BigInteger;

/**
 * The numbers that the rows of a list have in its first column, whether they are shown or not.
 *
 * @param first the smallest
 * @param last  the largest; smaller than the first where there are no rows
 */
public record RowNumbers(int first, int last) {

    /** What stands for "no row". */
    public static final int NONE = -1;

    /** Those of a list: packets count from 1, as everywhere. */
    public static RowNumbers of(ListModel list) {
        int from = list.query().mode() == ListMode.PACKETS ? 1 : 0;
        return new RowNumbers(list.first() + from, list.count() - 1 + from);
    }

    /** The number that a text names, with or without {@code #}; {@link #NONE} where no row has it. */
    public int parse(String text) {
        try {
            BigInteger number = new BigInteger(text.strip().replace("#", ""));
            boolean there = number.compareTo(BigInteger.valueOf(first)) >= 0 && number.compareTo(BigInteger.valueOf(last)) <= 0;
            return there ? number.intValue() : NONE;
        } catch (NumberFormatException e) {
            return NONE;
        }
    }

    /** Why {@link #parse} found no row. */
    public String problem(String text) {
        String there = last < first ? "there are no rows" : first == last ? "there is only row " + first
                : "there are rows " + OffsetFormat.grouped(first) + " to " + OffsetFormat.grouped(last);
        return "\"" + text.strip() + "\" is no number of a row: " + there + ".";
    }
}
