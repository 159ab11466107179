package org.nbdscope.dissector.export;

import java.util.Map;
import org.nbdscope.dissector.filter.FieldValues;
import org.nbdscope.dissector.filter.SessionValues;
import org.nbdscope.dissector.protocol.TransmissionFlag;
import org.nbdscope.dissector.session.Session;
import org.nbdscope.dissector.session.Side;
import org.nbdscope.dissector.session.TlsState;

/** A row per NBD session. */
public final class SessionRow implements Row {

    private final SessionValues values = new SessionValues();
    private Session session;

    /** Stands at a session. */
    public SessionRow at(Session newSession) {
        session = newSession;
        return this;
    }

    @Override
    public FieldValues values() {
        return values.at(session);
    }

    @Override
    public void write(RowSink sink) {
        sink.beginRow();
        sink.number("session", session.number());
        sink.text("client", session.endpoint(Side.CLIENT));
        sink.text("server", session.endpoint(Side.SERVER));
        sink.text("handshake", session.handshake() == null ? null : session.handshake().label());
        sink.text("replies", session.replies().label());
        sink.text("tls", session.tls().label());
        sink.text("export", session.export());
        sink.number("size", session.size());
        sink.texts("transmissionFlags", session.transmissionFlags() == null ? null
                : TransmissionFlag.namesOf(session.transmissionFlags()));
        contexts(session.contexts(), sink);
        sink.number("minimumBlockSize", session.minimumBlockSize());
        sink.number("preferredBlockSize", session.preferredBlockSize());
        sink.number("maximumPayloadSize", session.maximumPayloadSize());
        sink.number("transactions", session.requests());
        sink.number("unanswered", session.unanswered());
        sink.endRow();
    }

    private static void contexts(Map<Long, String> contexts, RowSink sink) {
        if (contexts == null) {
            sink.unknown("contexts");
            return;
        }
        sink.beginObject("contexts");
        contexts.forEach((id, name) -> sink.text(id.toString(), name));
        sink.endObject();
    }

    @Override
    public void text(StringBuilder line) {
        line.append(session.number()).append("  ");
        line.append(session.endpoint(Side.CLIENT)).append(" → ").append(session.endpoint(Side.SERVER));
        line.append("  ").append(session.handshake() == null ? "joined later" : session.handshake().label());
        line.append(", ").append(session.replies().label()).append(" replies");
        if (session.tls() != TlsState.NONE) {
            line.append(", TLS ").append(session.tls().label());
        }
        if (session.export() != null) {
            String name = PrintableText.of(session.export());
            line.append(", ").append(name.isEmpty() ? "default export" : "export \"" + name + '"');
        }
        if (session.size() != null) {
            line.append(" of ").append(ByteCount.exact(session.size()));
        }
        line.append(", ").append(session.requests()).append(session.requests() == 1 ? " request" : " requests");
        if (session.unanswered() > 0) {
            line.append(", ").append(session.unanswered()).append(" unanswered");
        }
    }
}
