package org.nbdscope.app.view.timeline;

/** Messages of a connection, one after another, that belong to no request: a handshake, TLS records, bytes that were not understood. */
public final class MessageRun {

    /** What the messages are. */
    public enum Kind {
        HANDSHAKE("handshake"),
        TLS("encrypted"),
        UNMATCHED("replies without request"),
        UNDECODED("undecoded");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        /** How cards and legends spell it. */
        public String label() {
            return label;
        }
    }

    private final Kind kind;
    private final int firstMessage;
    private long start;
    private long end;
    private long bytes;
    private int messages;

    MessageRun(Kind kind, int firstMessage, long start) {
        this.kind = kind;
        this.firstMessage = firstMessage;
        this.start = start;
        this.end = start;
    }

    void add(long firstTime, long lastTime, long moreBytes) {
        start = Math.min(start, firstTime);
        end = Math.max(end, lastTime);
        bytes += moreBytes;
        messages++;
    }

    /** What the messages are. */
    public Kind kind() {
        return kind;
    }

    /** Row of the first of them. */
    public int firstMessage() {
        return firstMessage;
    }

    /** Time of the first byte, nanoseconds since 1970. */
    public long start() {
        return start;
    }

    /** Time of the last byte, nanoseconds since 1970. */
    public long end() {
        return end;
    }

    /** How long it took, for people. */
    public String span() {
        return Figures.duration(end - start);
    }

    /** Their bytes. */
    public long bytes() {
        return bytes;
    }

    /** Their number. */
    public int messages() {
        return messages;
    }
}
