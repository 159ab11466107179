package org.nbdscope.dissector.session;

/** Where in its stream and in the capture the message in hand, or what cannot be read, lies so far. */
final class MessageSpan {

    private boolean begun;
    private long start;
    private long firstFrame;
    private long firstTimeNanos;
    private long missing;

    /** Whether a byte of it has come, or is missing. */
    boolean isBegun() {
        return begun;
    }

    /** Offset in the stream of its first byte. */
    long start() {
        return start;
    }

    /** Time at which its first byte was available. */
    long firstTimeNanos() {
        return firstTimeNanos;
    }

    /**
     * Bytes of it come.
     *
     * @param streamOffset of the first of them
     * @param sourceFrame  packet that holds them
     * @param timeNanos    when they became available
     */
    void add(long streamOffset, long sourceFrame, long timeNanos) {
        if (!begun) {
            begun = true;
            start = streamOffset;
            firstFrame = sourceFrame;
            firstTimeNanos = timeNanos;
            missing = 0;
        } else if (sourceFrame < firstFrame) {
            firstFrame = sourceFrame;
        }
    }

    /** So many bytes of it are not in the capture. */
    void addMissing(long bytes) {
        missing += bytes;
    }

    /** What comes next belongs to another one. What is known of this one may still be asked for. */
    void end() {
        begun = false;
    }

    /** Tells a message where it lies: up to this offset in the stream, the last byte being available with this packet. */
    void tell(Message message, long until, long frame, long timeNanos) {
        message.streamOffset = start;
        message.bytes = until - start;
        message.missing = missing;
        message.firstFrame = firstFrame;
        message.frame = frame;
        message.firstTimeNanos = firstTimeNanos;
        message.timeNanos = timeNanos;
    }
}
