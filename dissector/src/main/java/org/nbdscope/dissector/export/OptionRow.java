package org.nbdscope.dissector.export;

import org.nbdscope.dissector.filter.FieldValues;
import org.nbdscope.dissector.filter.SessionValues;
import org.nbdscope.dissector.protocol.InformationType;
import org.nbdscope.dissector.protocol.OptionReplyType;
import org.nbdscope.dissector.protocol.OptionType;
import org.nbdscope.dissector.protocol.TransmissionFlag;
import org.nbdscope.dissector.session.OptionExchange;
import org.nbdscope.dissector.session.OptionReply;
import org.nbdscope.dissector.session.Session;

/** A row per option of the handshake with its replies. */
public final class OptionRow implements Row {

    private final SessionValues values = new SessionValues();
    private Session session;
    private OptionExchange option;

    /** Stands at an option of a session. */
    public OptionRow at(Session newSession, OptionExchange newOption) {
        session = newSession;
        option = newOption;
        return this;
    }

    @Override
    public FieldValues values() {
        return values.at(session, option);
    }

    @Override
    public void write(RowSink sink) {
        sink.beginRow();
        sink.number("session", session.number());
        sink.number("index", option.index());
        sink.text("option", OptionType.nameOf(option.option() & 0xffff_ffffL));
        sink.number("length", option.length());
        sink.number("frame", option.frame());
        if (option.name() != null || sink.sameKeys()) {
            sink.text("name", option.name());
        }
        if (option.informationRequests() != null || sink.sameKeys()) {
            sink.texts("informationRequests", option.informationRequests() == null ? null
                    : option.informationRequests().stream().map(type -> InformationType.nameOf(type)).toList());
        }
        if (option.queries() != null || sink.sameKeys()) {
            sink.texts("queries", option.queries());
        }
        sink.beginList("replies");
        option.replies().forEach(reply -> reply(reply, sink));
        sink.endList();
        sink.endRow();
    }

    private static void reply(OptionReply reply, RowSink sink) {
        sink.beginObject();
        sink.text("type", OptionReplyType.nameOf(reply.type() & 0xffff_ffffL));
        sink.number("length", reply.length());
        sink.number("frame", reply.frame());
        if (reply.information() != null) {
            sink.text("information", InformationType.nameOf(reply.information()));
        }
        if (reply.size() != null) {
            sink.number("size", reply.size());
            sink.texts("transmissionFlags", TransmissionFlag.namesOf(reply.transmissionFlags()));
        }
        if (reply.minimumBlockSize() != null) {
            sink.number("minimumBlockSize", reply.minimumBlockSize());
            sink.number("preferredBlockSize", reply.preferredBlockSize());
            sink.number("maximumPayloadSize", reply.maximumPayloadSize());
        }
        if (reply.contextId() != null) {
            sink.number("contextId", reply.contextId());
            sink.text("context", reply.context());
        }
        if (reply.name() != null) {
            sink.text("name", reply.name());
        }
        if (reply.text() != null) {
            sink.text("text", reply.text());
        }
        sink.endObject();
    }

    @Override
    public void text(StringBuilder line) {
        line.append(session.number()).append('.').append(option.index()).append("  frame ").append(option.frame());
        line.append("  ").append(HandshakeSummary.option(option));
        for (OptionReply reply : option.replies()) {
            line.append("\n      frame ").append(reply.frame()).append("  ").append(HandshakeSummary.reply(reply));
        }
        if (option.replies().isEmpty()) {
            line.append("\n      no option reply");
        }
    }
}
