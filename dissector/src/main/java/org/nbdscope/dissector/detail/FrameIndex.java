package org.nbdscope.dissector.detail;

import java.util.Arrays;

/**
 * Where some of the frames of a capture stand in its file: every {@link #STRIDE}th, so that any frame can be reached by reading a few before
 * it. 8 bytes for every {@link #STRIDE} frames. Filled by the thread that reads the capture; others may look things up meanwhile.
 */
public final class FrameIndex {

    /** Of so many frames one is kept. */
    public static final int STRIDE = 64;
    /** What {@link #frameBefore} says when no frame is known. */
    public static final long NONE = 0;

    private static final int INITIAL = 64;

    /** Replaced when it grows; entries below {@link #count} do not change. */
    private volatile long[] positions = new long[INITIAL];
    private volatile int count;

    /**
     * Takes note of a frame. All frames of the capture have to be given, in their order.
     *
     * @param frameNumber  {@code Frame.number}; the first is 1
     * @param filePosition {@code Frame.filePosition}
     */
    public void add(long frameNumber, long filePosition) {
        if ((frameNumber - 1) % STRIDE != 0) {
            return;
        }
        int entry = count;
        if (entry == positions.length) {
            positions = Arrays.copyOf(positions, entry * 2);
        }
        positions[entry] = filePosition;
        count = entry + 1;
    }

    /** Number of the last indexed frame that is not after {@code frameNumber}, or of the first one; {@link #NONE} when nothing is indexed. */
    public long frameBefore(long frameNumber) {
        int known = count;
        if (known == 0) {
            return NONE;
        }
        long entry = Math.min((Math.max(frameNumber, 1) - 1) / STRIDE, known - 1);
        return entry * STRIDE + 1;
    }

    /** File position of a frame that {@link #frameBefore} named. */
    public long position(long indexedFrame) {
        int known = count;
        long entry = (indexedFrame - 1) / STRIDE;
        if ((indexedFrame - 1) % STRIDE != 0 || entry < 0 || entry >= known) {
            throw new IllegalArgumentException("frame " + indexedFrame + " is not indexed");
        }
        return positions[(int) entry];
    }
}
