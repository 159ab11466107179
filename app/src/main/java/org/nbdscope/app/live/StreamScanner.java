package org.nbdscope.app.live;

import java.nio.ByteBuffer;

/**
 * Follows one direction of an NBD connection just closely enough to tell the content of the disk (data of reads and writes), which need
 * not be recorded, from everything else, which must. It is no decoder: where it meets what it does not know (TLS, another protocol, a
 * broken peer) it has everything recorded from there on, so that nothing that might be a header is ever lost.
 */
abstract class StreamScanner {

    /** What becomes of the bytes of a read. */
    interface Segments {

        /**
         * A run of the stream, to be recorded as one packet or several, of which only the first {@code kept} bytes are wanted.
         *
         * @param from   index of its first byte
         * @param kept   0 to {@code length}
         * @param length at least 1
         */
        void segment(int from, int kept, int length);
    }

    /** A length above this is not believed where a header stands behind the header: peers refuse such requests without their data. */
    private static final long MAX_BELIEVED = (64L << 20) + 8;
    /** Lengths are unsigned; beyond this they say nothing more. */
    private static final long FOR_EVER = 1L << 60;
    /** The longest header, the oldstyle handshake. */
    private static final int MAX_HEADER = 152;
    /** Bytes of a magic: so many tell what a header is. */
    static final int MAGIC = 4;

    private final ByteBuffer header = ByteBuffer.allocate(MAX_HEADER);
    private int have;
    private int need;
    /** What is left of the body: first bytes to keep, then bytes to leave out. */
    private long keep;
    private long skip;
    /** A body that may be there or not, which the next bytes tell; both 0 where there is none in question. */
    private long maybeKeep;
    private long maybeSkip;
    private boolean lost;
    private long messages;

    /** @param firstHeader bytes that the first header has at least */
    StreamScanner(int firstHeader) {
        need = firstHeader;
    }

    /**
     * Looks at the beginning of a header.
     *
     * @param bytes begins with it, big endian
     * @param length how much of it is there
     * @return bytes that must be there to go on, more than {@code length}; 0 where it was read (with {@link #body} or {@link #bodyOrNone}
     *     where a body follows); -1 where it is no header
     */
    abstract int header(ByteBuffer bytes, int length);

    /** Whether a header can begin with this magic. */
    abstract boolean isMagic(int magic);

    /** A body follows: bytes that matter, then content. Both unsigned. */
    final void body(long kept, long content) {
        if (kept < 0 || content < 0 || kept > MAX_BELIEVED || content > MAX_BELIEVED) {
            bodyOrNone(kept, content);
        } else {
            keep = kept;
            skip = content;
        }
    }

    /** As {@link #body}, where it depends on the peer's habits whether it is there: if a header's magic follows, it is not. */
    final void bodyOrNone(long keptLength, long contentLength) {
        long kept = limited(keptLength);
        long content = limited(contentLength);
        if (kept + content < MAGIC) {
            // Too short to be told apart, and nothing is gained by leaving it out.
            keep = kept + content;
        } else {
            maybeKeep = kept;
            maybeSkip = content;
        }
    }

    private static long limited(long unsigned) {
        return unsigned < 0 || unsigned > FOR_EVER ? FOR_EVER : unsigned;
    }

    /** Messages whose headers were found so far. */
    final long messages() {
        return messages;
    }

    /** Whether the stream is, or has become, something that cannot be followed. */
    final boolean lost() {
        return lost;
    }

    /** Takes the next bytes of the stream, from one index to another, and cuts them into segments. */
    final void scan(ByteBuffer bytes, int from, int to, Segments out) {
        int segment = from;
        int kept = from;
        int at = from;
        while (at < to) {
            if (!lost && keep == 0 && skip > 0) {
                int count = (int) Math.min(skip, to - at);
                skip -= count;
                at += count;
                continue;
            }
            if (kept < at) {
                out.segment(segment, kept - segment, at - segment);
                segment = at;
            }
            at += take(bytes, at, to - at);
            kept = at;
        }
        if (to > segment) {
            out.segment(segment, kept - segment, to - segment);
        }
    }

    /** Takes bytes that are kept, and returns how many. */
    private int take(ByteBuffer bytes, int at, int available) {
        if (lost) {
            return available;
        }
        if (keep > 0) {
            int count = (int) Math.min(keep, available);
            keep -= count;
            return count;
        }
        int count = Math.min(need - have, available);
        header.put(have, bytes, at, count);
        have += count;
        if (have == need) {
            step();
        }
        return count;
    }

    private void step() {
        if (maybeKeep + maybeSkip > 0) {
            boolean there = !isMagic(header.getInt(0));
            if (there) {
                keep = Math.max(maybeKeep - MAGIC, 0);
                skip = maybeSkip - Math.max(MAGIC - maybeKeep, 0);
            }
            maybeKeep = 0;
            maybeSkip = 0;
            if (there) {
                have = 0;
                return;
            }
        }
        int wanted = header(header, have);
        if (wanted < 0) {
            lost = true;
        } else if (wanted > 0) {
            need = wanted;
        } else {
            messages++;
            have = 0;
            need = MAGIC;
        }
    }
}
