package org.nbdscope.app.view;

import org.nbdscope.app.view.findings.PlacedFinding;
import org.nbdscope.dissector.detail.DetailNode;
import org.nbdscope.dissector.detail.MessageBytes;

/** A line of the details: a field, or a finding about the message. */
public sealed interface DetailLine {

    /** What it is called among its neighbours. */
    String label();

    /** All of it as one line. */
    String text();

    /**
     * A field, a group of fields, or bytes.
     *
     * @param node    what it shows
     * @param bytes   those that {@code node} counts in
     * @param message row of the message that the bytes are of; {@code MessageTable.NONE} for those of a packet
     */
    record Field(DetailNode node, MessageBytes bytes, int message) implements DetailLine {

        @Override
        public String label() {
            return node.label();
        }

        @Override
        public String text() {
            return node.text();
        }

        /** A field of the same message, or packet. */
        public Field with(DetailNode other) {
            return new Field(other, bytes, message);
        }
    }

    /**
     * What the rule book says.
     *
     * @param placed the finding
     */
    record Judgement(PlacedFinding placed) implements DetailLine {

        @Override
        public String label() {
            return placed.finding().rule().code();
        }

        @Override
        public String text() {
            return RowNotes.severity(placed).label() + ' ' + label() + ": " + placed.finding().rule().title();
        }
    }
}
