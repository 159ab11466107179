package org.nbdscope.app.live;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Queue;

/**
 * The buffers through which connections are relayed, used again when a connection has ended. Each direction of a connection has one of
 * {@link #SMALL} bytes until it is filled in one read, then one of {@link #LARGE}: many quiet connections cost little, a busy one is
 * relayed in large pieces. No other memory grows with what is relayed: who does not read is not read for.
 */
final class RelayBuffers {

    /** Bytes of a buffer to begin with. */
    static final int SMALL = 32 << 10;
    /** Bytes of a buffer of a busy direction. */
    static final int LARGE = 256 << 10;
    /** Buffers of each kind that are kept for later connections. */
    private static final int MAX_KEPT = 16;

    private final Queue<ByteBuffer> small = new ArrayDeque<>();
    private final Queue<ByteBuffer> large = new ArrayDeque<>();

    /** A buffer to begin with; to be given back. */
    ByteBuffer first() {
        return take(SMALL);
    }

    /** The buffer for what follows after a read has filled this one, which is given back if it is another. */
    ByteBuffer after(ByteBuffer filled) {
        if (filled.capacity() >= LARGE) {
            return filled;
        }
        giveBack(filled);
        return take(LARGE);
    }

    private ByteBuffer take(int size) {
        ByteBuffer kept;
        synchronized (this) {
            kept = kept(size).poll();
        }
        return kept != null ? kept : ByteBuffer.allocateDirect(size);
    }

    /** Nobody uses it any more. */
    synchronized void giveBack(ByteBuffer buffer) {
        if (kept(buffer.capacity()).size() < MAX_KEPT) {
            kept(buffer.capacity()).add(buffer.clear());
        }
    }

    private Queue<ByteBuffer> kept(int size) {
        return size == LARGE ? large : small;
    }
}
