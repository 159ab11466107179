package org.nbdscope.dissector.export;

import org.nbdscope.dissector.capture.Frame;
import org.nbdscope.dissector.detail.MessageType;
import org.nbdscope.dissector.filter.FieldValues;
import org.nbdscope.dissector.filter.MessageValues;
import org.nbdscope.dissector.model.CaptureModel;
import org.nbdscope.dissector.model.MessageTable;
import org.nbdscope.dissector.session.MessageKind;
import org.nbdscope.dissector.session.Session;
import org.nbdscope.dissector.session.Side;

/** A row per NBD message. */
public final class MessageRow implements ExtendableRow {

    private static final int NUMBER_WIDTH = 6;
    private static final int FRAME_WIDTH = 6;


    private final CaptureModel model;
    private final MessageTable messages;
    private final MessageSummary summary;
    private final MessageValues values;
    private int row;
    private long baseNanos = Frame.NO_TIME;

    /**
     * Rows of the messages of this model.
     *
     * @param values the fields of these messages; used by this object only
     */
    public MessageRow(CaptureModel model, MessageValues values) {
        this.values = values;
        this.model = model;
        this.messages = model.messages();
        this.summary = new MessageSummary(model);
    }

    /** Stands at a row of the message table. */
    public MessageRow at(int newRow) {
        row = newRow;
        if (baseNanos == Frame.NO_TIME) {
            baseNanos = messages.timeNanos(row);
        }
        return this;
    }

    /** The time from which the text counts; that of the first row where none is set. */
    public void base(long timeNanos) {
        baseNanos = timeNanos;
    }

    @Override
    public FieldValues values() {
        return values.at(row);
    }

    @Override
    public void members(RowSink sink) {
        MessageKind kind = messages.kind(row);
        sink.number("message", row);
        sink.number("session", model.session(messages.session(row)).number());
        sink.number("frame", messages.frame(row));
        sink.number("timeNanos", messages.timeNanos(row));
        sink.text("from", messages.from(row).label());
        sink.text("type", MessageType.of(messages.kind(row), messages.code(row)));
        if (kind.isRequest() || kind.isReply()) {
            sink.hexadecimal("cookie", messages.cookie(row));
        } else {
            sink.unknown("cookie");
        }
        sink.number("bytes", messages.bytes(row));
        if (messages.transaction(row) >= 0) {
            sink.number("transaction", model.transactions().index(messages.transaction(row)));
        } else {
            sink.unknown("transaction");
        }
        sink.text("summary", summary.of(row));
    }

    @Override
    public void text(StringBuilder line) {
        Session session = model.session(messages.session(row));
        Side from = messages.from(row);
        Side to = from == Side.CLIENT ? Side.SERVER : Side.CLIENT;
        Columns.right(line, Integer.toString(row), NUMBER_WIDTH);
        line.append(' ');
        Durations.seconds(line, messages.timeNanos(row) - baseNanos);
        Columns.right(line.append(' '), Long.toString(messages.frame(row)), FRAME_WIDTH);
        line.append("  ").append(session.endpoint(from)).append(" → ").append(session.endpoint(to));
        line.append("  ").append(summary.of(row));
    }
}
