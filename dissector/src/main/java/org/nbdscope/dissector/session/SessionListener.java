package org.nbdscope.dissector.session;

import java.nio.ByteBuffer;
import org.nbdscope.dissector.tcp.Missing;

/** Receives the sessions of a capture and their messages, in the order in which the messages were complete. */
public interface SessionListener {

    /** A connection was recognised as NBD. Its messages follow. */
    void opened(Session session);

    /**
     * A message is complete. For a request in flight this may come after its reply: a server may refuse a write before it has all of it.
     *
     * @param message valid only during the call
     */
    void message(Session session, Message message);

    /** A request will get no complete reply: the session ended, or too many are in flight. Its object is used again afterwards. */
    void abandoned(Session session, PendingRequest request);

    /**
     * Bytes of a side's stream are not in the capture. Comes before the message that they belong to.
     *
     * @param length at least 1
     */
    default void missing(Session session, Side from, long length, Missing why, long frame, long timeNanos) {
    }

    /**
     * Whether the content of writes and reads is looked at: {@link Message#zeroContent} says whether it is zero then, and where
     * {@link Session#wantContent} asked for it {@link #payload} has it. Asked once, when a session is opened.
     */
    default boolean wantsPayload() {
        return false;
    }

    /**
     * Content of the disk: the next captured bytes of the payload of a write, or of the reply to a read. Comes before the message is
     * complete; of the message is known what stands before the bytes. Bytes that are not in the capture are passed over.
     *
     * @param message  valid only during the call
     * @param position of the first byte in the content
     * @param bytes    valid only during the call
     * @param at       index of the first byte
     * @param length   at least 1
     */
    default void payload(Session session, Message message, long position, ByteBuffer bytes, int at, int length) {
    }

    /**
     * A side's stream ended with FIN, or the connection was reset ({@code reset}, told for both sides). Not called where the capture ends
     * before that. What was left of the stream follows as a last message.
     */
    default void ended(Session session, Side from, boolean reset, long frame, long timeNanos) {
    }

    /** Nothing further comes of this session. */
    void closed(Session session);

    /** Sessions got their {@link Session#number()}; called when at least one did. */
    void numbered();
}
