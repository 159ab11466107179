package org.nbdscope.app.view;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.nbdscope.dissector.capture.Frame;
import org.nbdscope.dissector.schema.FieldDefinition;

/** What rows are sorted by: a number each, in signed order, or null for a row that has no value. */
final class SortKey {

    private SortKey() {
    }

    /** Keys of the first {@code count} rows of {@code rows} for a column. */
    static IntFunction<Long> of(ListColumn column, RowCells cells, int[] rows, int count) {
        return switch (column) {
            case NUMBER -> row -> (long) row;
            case TIME -> row -> least(Frame.NO_TIME + 1, cells.timeNanos(row));
            case DEPTH -> row -> least(1, cells.depth(row));
            case LATENCY -> row -> least(0, cells.latencyNanos(row));
            // Unsigned numbers in the order of signed ones.
            case OFFSET -> row -> unsigned(cells.offset(row));
            case LENGTH -> row -> unsigned(cells.length(row));
            default -> texts(row -> word(cells.text(column, row)), rows, count);
        };
    }

    private static Long least(long least, long value) {
        return value < least ? null : (Long) value;
    }

    private static Long unsigned(Long value) {
        return value == null ? null : (Long) (value ^ Long.MIN_VALUE);
    }

    /** Keys of rows for a field: its first number, or its values as text. */
    static IntFunction<Long> of(FieldDefinition field, RowValues values, int[] rows, int count) {
        if (field.type().isNumber()) {
            FirstNumber first = new FirstNumber();
            return row -> unsigned(first.of(field, values.at(row)));
        }
        FieldWords words = new FieldWords();
        return texts(row -> words.of(field, values.at(row)), rows, count);
    }

    /** Columns of text have few different texts; each gets its place among all. */
    private static IntFunction<Long> texts(IntFunction<String> text, int[] rows, int count) {
        Map<String, Long> places = new HashMap<>();
        for (int i = 0; i < count; i++) {
            places.putIfAbsent(text.apply(rows[i]), 0L);
        }
        List<String> words = new ArrayList<>(places.keySet());
        words.sort(Comparator.naturalOrder());
        for (int i = 0; i < words.size(); i++) {
            places.put(words.get(i), (long) i);
        }
        places.put("", null);
        return row -> places.getOrDefault(text.apply(row), (long) words.size());
    }

    /** The text up to the number of a message, which would make every text another. */
    private static String word(String text) {
        int number = text.indexOf('#');
        return number < 0 ? text : text.substring(0, number);
    }
}
