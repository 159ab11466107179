package org.nbdscope.app.view;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.Objects;
import org.nbdscope.dissector.findings.Severity;
import org.nbdscope.dissector.model.MessageTable;

/**
 * Where in a list there is something to see: findings, marks and what was looked for, as steps of equal height from its first row to its
 * last. Does not change.
 */
public final class ListTicks {

    /** Nothing to see. */
    public static final ListTicks NONE = new ListTicks(0);

    private final Severity[] findings;
    private final BitSet marks = new BitSet();
    private final BitSet hits = new BitSet();

    private ListTicks(int steps) {
        findings = new Severity[steps];
    }

    /**
     * Finds the places; may take long where the list is sorted.
     *
     * @param steps at least 1
     * @param hits  rows that were found, see {@link RowSearch}
     */
    public static ListTicks of(CaptureDocument document, ListMode mode, RowSet rows, BitSet marked, BitSet markedPackets, BitSet hits,
                               int steps) {
        ListTicks ticks = new ListTicks(steps);
        if (rows.size() == 0) {
            return ticks;
        }
        RowNotes notes = document.notes();
        BitSet noted = new BitSet();
        for (int row : mode == ListMode.TRANSACTIONS ? notes.transactions() : notes.messages()) {
            noted.set(row);
        }
        BitSet found = mode == ListMode.TRANSACTIONS ? noted : rowsOf(document, mode, noted);
        each(rows, found, (row, place) -> ticks.find(place, rows.size(), worst(document, mode, row)));
        BitSet marks = rowsOf(document, mode, marked);
        if (mode == ListMode.PACKETS) {
            markedPackets.stream().forEach(packet -> marks.set(packet - 1));
        }
        each(rows, marks, (row, place) -> ticks.marks.set(ticks.step(place, rows.size())));
        each(rows, hits, (row, place) -> ticks.hits.set(ticks.step(place, rows.size())));
        return ticks;
    }

    /** What each row is in the table of the mode. */
    private static BitSet rowsOf(CaptureDocument document, ListMode mode, BitSet messages) {
        BitSet rows = new BitSet();
        MessageTable table = document.model().messages();
        messages.stream().map(message -> switch (mode) {
            case MESSAGES -> message;
            case TRANSACTIONS -> table.transaction(message);
            case PACKETS -> (int) table.frame(message) - 1;
        }).filter(row -> row >= 0).forEach(rows::set);
        return rows;
    }

    private static Severity worst(CaptureDocument document, ListMode mode, int row) {
        RowNotes notes = document.notes();
        return switch (mode) {
            case MESSAGES -> notes.worstOfMessage(row);
            case TRANSACTIONS -> notes.worstOfTransaction(row);
            case PACKETS -> Arrays.stream(document.messagesOf(row + 1L)).mapToObj(notes::worstOfMessage).filter(Objects::nonNull)
                    .max(Comparator.naturalOrder()).orElse(null);
        };
    }

    private interface Place {
        void at(int row, int place);
    }

    /** Of a list in the order of the table the places are looked up; a sorted one is gone through. */
    private static void each(RowSet rows, BitSet wanted, Place visitor) {
        if (rows.ascending()) {
            wanted.stream().forEach(row -> {
                int place = rows.placeOf(row);
                if (place >= 0) {
                    visitor.at(row, place);
                }
            });
        } else if (!wanted.isEmpty()) {
            for (int place = 0; place < rows.size(); place++) {
                if (wanted.get(rows.row(place))) {
                    visitor.at(rows.row(place), place);
                }
            }
        }
    }

    private void find(int place, int size, Severity severity) {
        int step = step(place, size);
        if (severity != null && (findings[step] == null || findings[step].compareTo(severity) < 0)) {
            findings[step] = severity;
        }
    }

    private int step(int place, int size) {
        return (int) ((long) place * findings.length / size);
    }

    /** How many steps there are. */
    public int steps() {
        return findings.length;
    }

    /** The worst finding of a step; null for none. */
    public Severity finding(int step) {
        return findings[step];
    }

    /** Whether a marked row is in a step. */
    public boolean mark(int step) {
        return marks.get(step);
    }

    /** Whether a row that was looked for is in a step. */
    public boolean hit(int step) {
        return hits.get(step);
    }
}
