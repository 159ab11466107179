package org.nbdscope.dissector.export;

import java.util.Map;
import org.nbdscope.dissector.protocol.TransmissionFlag;
import org.nbdscope.dissector.session.Session;
import org.nbdscope.dissector.session.Side;

/** A row per NBD session. */
public final class SessionRows {

    private SessionRows() {
    }

    /** Writes the row of a session. */
    public static void write(Session session, RowSink sink) {
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
}
