package org.nbdscope.app.view.timeline;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * The rows of pixels at which the requests of a block are, each row once: what does not change while time is moved or zoomed. An entry is
 * the request's place in the block (8 bits), its first row (16), how many rows more it has (7), and whether it is a block (1).
 *
 * @see OffsetPlot
 */
final class OffsetCells {

    /** Rows of pixels at most; a higher picture is drawn without this. */
    static final int MOST_ROWS = 1 << 16;
    private static final int MOST_MORE = 0x7f;

    /**
     * What the entries depend on.
     *
     * @param offsets the offsets shown
     * @param height  rows of pixels
     * @param dot     rows of a cell
     * @param session the connection shown, or all
     * @param strong  the connection that is not dimmed, or all
     * @param shown   the filter
     * @param groups  the legend
     */
    record Key(OffsetWindow offsets, int height, int dot, int session, int strong, IntPredicate shown, int groups) {
    }

    private final Key key;
    private final List<int[]> blocks = new ArrayList<>();
    private int[] making = new int[RequestColumns.BLOCK];
    private int count;

    OffsetCells(Key key) {
        this.key = key;
    }

    Key key() {
        return key;
    }

    /** The entries of a block, or null where they are still to be made. */
    int[] of(int block) {
        return block < blocks.size() ? blocks.get(block) : null;
    }

    /** Lets go of the entries of a block. */
    void forget(int block) {
        if (block < blocks.size()) {
            blocks.set(block, null);
        }
    }

    /** Begins the entries of a block. */
    void begin() {
        count = 0;
    }

    /** Adds an entry. */
    void add(int placeInBlock, int firstRow, int lastRow, boolean isBlock) {
        making[count++] = placeInBlock | firstRow << 8 | Math.min(MOST_MORE, lastRow - firstRow) << 24 | (isBlock ? 1 << 31 : 0);
    }

    /** Keeps the entries of a block. */
    int[] end(int block) {
        while (blocks.size() <= block) {
            blocks.add(null);
        }
        int[] entries = Arrays.copyOf(making, count);
        blocks.set(block, entries);
        return entries;
    }

    static int place(int entry) {
        return entry & 0xff;
    }

    static int firstRow(int entry) {
        return entry >>> 8 & 0xffff;
    }

    static int lastRow(int entry) {
        return firstRow(entry) + (entry >>> 24 & MOST_MORE);
    }

    /** Whether the request has more rows than the entry tells. */
    static boolean isHigher(int entry) {
        return (entry >>> 24 & MOST_MORE) == MOST_MORE;
    }

    /** Whether it is the range of a block status request. */
    static boolean isBlock(int entry) {
        return entry < 0;
    }
}
