package org.nbdscope.app.view.export;

import org.nbdscope.app.view.PacketLine;
import org.nbdscope.dissector.capture.Frame;
import org.nbdscope.dissector.export.ExtendableRow;
import org.nbdscope.dissector.export.RowSink;
import org.nbdscope.dissector.filter.FieldValues;

/**
 * A row per packet.
 *
 * @param line what is known of it
 */
record PacketRow(PacketLine line) implements ExtendableRow {

    @Override
    public void members(RowSink sink) {
        sink.number("frame", line.number());
        sink.number("timeNanos", line.timeNanos() == Frame.NO_TIME ? null : (Long) line.timeNanos());
        sink.number("length", line.length());
        sink.text("source", line.source().isEmpty() ? null : line.source());
        sink.text("destination", line.destination().isEmpty() ? null : line.destination());
        sink.text("protocol", line.protocol().isEmpty() ? null : line.protocol());
        sink.text("info", line.info());
    }

    @Override
    public void text(StringBuilder text) {
        text.append(line.number() + " " + line.info());
    }

    @Override
    public FieldValues values() {
        return null;
    }
}
