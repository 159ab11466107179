package org.nbdscope.app.view;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntToLongFunction;

/** What rows are sorted by, as a number each. */
final class SortKey {

    private SortKey() {
    }

    /** Keys of the first {@code count} rows of {@code rows} for a column; empty cells come last when ascending. */
    static IntToLongFunction of(ListColumn column, RowCells cells, int[] rows, int count) {
        return switch (column) {
            case NUMBER -> row -> row;
            case TIME -> cells::timeNanos;
            case LATENCY -> row -> cells.latencyNanos(row) < 0 ? Long.MAX_VALUE : cells.latencyNanos(row);
            // Unsigned numbers in the order of signed ones.
            case OFFSET -> row -> unsigned(cells.offset(row));
            case LENGTH -> row -> unsigned(cells.length(row));
            default -> texts(column, cells, rows, count);
        };
    }

    private static long unsigned(Long value) {
        return value == null ? Long.MAX_VALUE : value ^ Long.MIN_VALUE;
    }

    /** Columns of text have few different texts, except for numbers of messages in them; each text gets its place among all. */
    private static IntToLongFunction texts(ListColumn column, RowCells cells, int[] rows, int count) {
        Map<String, Long> places = new HashMap<>();
        for (int i = 0; i < count; i++) {
            places.putIfAbsent(word(cells.text(column, rows[i])), 0L);
        }
        List<String> words = new ArrayList<>(places.keySet());
        words.sort(Comparator.comparing(String::isEmpty).thenComparing(Comparator.naturalOrder()));
        for (int i = 0; i < words.size(); i++) {
            places.put(words.get(i), (long) i);
        }
        return row -> places.get(word(cells.text(column, row)));
    }

    /** The text up to the number of a message, which would make every text another. */
    private static String word(String text) {
        int number = text.indexOf('#');
        return number < 0 ? text : text.substring(0, number);
    }
}
