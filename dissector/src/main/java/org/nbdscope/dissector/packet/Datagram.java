package org.nbdscope.dissector.packet;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.BitSet;

/** The fragments of one IP packet. They begin at multiples of eight bytes, so a bit per eight bytes tells what is there. */
final class Datagram {

    /** Greatest length of a packet that fragments make up, without its IP header. */
    static final int MAX_LENGTH = 65_535;
    /** Bytes in which fragments are counted. */
    static final int UNIT = 8;

    private static final int UNKNOWN = -1;

    private final long began;
    private final BitSet units = new BitSet();
    private byte[] bytes = new byte[2048];
    private int length = UNKNOWN;
    private int protocol = UNKNOWN;
    /** Index of the first byte that the snap length cut from a fragment. */
    private int cutAt = MAX_LENGTH;

    /** @param began time of the packet's first fragment in the capture */
    Datagram(long began) {
        this.began = began;
    }

    long began() {
        return began;
    }

    /** What the first fragment said follows. */
    int protocol() {
        return protocol;
    }

    /** Bytes of memory. */
    int allocated() {
        return bytes.length;
    }

    /** @return false where the fragment contradicts those before */
    boolean add(int headerProtocol, int offset, boolean more, Rest rest) {
        int end = offset + (int) rest.wire;
        if (!more && length == UNKNOWN && units.length() * UNIT < end + UNIT) {
            length = end;
        }
        if (!more && end != length || length != UNKNOWN && end > length) {
            return false;
        }
        if (offset == 0 && protocol == UNKNOWN) {
            protocol = headerProtocol;
        }
        if (rest.captured < rest.wire) {
            cutAt = Math.min(cutAt, offset + rest.captured);
        }
        int capturedEnd = offset + rest.captured;
        if (capturedEnd > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.min(MAX_LENGTH, Math.max(2 * bytes.length, capturedEnd)));
        }
        for (int unit = offset / UNIT; unit * UNIT < end; unit++) {
            int from = unit * UNIT;
            if (!units.get(unit)) {
                units.set(unit);
                int to = Math.min(from + UNIT, capturedEnd);
                if (from < to) {
                    rest.bytes.get(rest.at + from - offset, bytes, from, to - from);
                }
            }
        }
        return true;
    }

    boolean complete() {
        return length != UNKNOWN && units.nextClearBit(0) * UNIT >= length;
    }

    /** Makes {@code rest} this packet. */
    void move(Rest rest) {
        rest.bytes = ByteBuffer.wrap(bytes);
        rest.at = 0;
        rest.captured = Math.min(length, cutAt);
        rest.wire = length;
    }
}
