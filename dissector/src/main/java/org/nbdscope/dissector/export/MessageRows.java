package org.nbdscope.dissector.export;

import org.nbdscope.dissector.model.CaptureModel;
import org.nbdscope.dissector.model.MessageTable;
import org.nbdscope.dissector.session.MessageKind;

/** A row per NBD message. */
public final class MessageRows {

    private final CaptureModel model;
    private final MessageTable messages;
    private final MessageSummary summary;

    /** Rows of the messages of this model. */
    public MessageRows(CaptureModel model) {
        this.model = model;
        this.messages = model.messages();
        this.summary = new MessageSummary(model);
    }

    /** Writes a row of the message table. */
    public void write(int row, RowSink sink) {
        MessageKind kind = messages.kind(row);
        sink.beginRow();
        sink.number("message", row);
        sink.number("session", model.session(messages.session(row)).number());
        sink.number("frame", messages.frame(row));
        sink.number("timeNanos", messages.timeNanos(row));
        sink.text("from", messages.from(row).label());
        sink.text("type", MessageType.of(messages, row));
        if (kind.isRequest() || kind.isReply()) {
            sink.text("cookie", "0x" + Hex.of64(messages.cookie(row)));
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
        sink.endRow();
    }
}
