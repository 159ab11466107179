package org.nbdscope.dissector.analysis;

/** The longest ranges that requests with a compact header, which has 32 bits for the length, are made for. */
final class CompactLimit {

    /** Requests end at most this much below the limit that they run into, to be aligned. */
    private static final long NEAR = 64 << 10;

    private CompactLimit() {
    }

    /** Whether a length is what fits into 32 bits, or into the 31 that qemu's client uses, up to alignment. */
    static boolean reached(long length) {
        return isJustBelow(length, 1L << 32) || isJustBelow(length, 1L << 31);
    }

    private static boolean isJustBelow(long length, long limit) {
        return length < limit && length >= limit - NEAR;
    }
}
