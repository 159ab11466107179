package org.nbdscope.app.view.timeline;

import java.util.Arrays;
import java.util.function.IntPredicate;

/**
 * The requests of a {@link RequestColumns#BLOCK block}, or of some neighbouring ones, where time is too coarse to tell them apart: for each
 * row of each lane one mark from the first start to the last end. To be used where all starts fall into about one pixel column, so that the
 * gaps left out are narrower than that.
 */
final class BlockMarks {

    /** Stands for blocks of so many rows that one mark a row would save nothing. */
    static final BlockMarks TOO_MANY = new BlockMarks(0);

    private static final int NONE = -1;
    private static final int MOST = RequestColumns.BLOCK;
    private static final int TABLE_BITS = 10;
    private static final int TABLE = 1 << TABLE_BITS;

    final int count;
    final int[] lane;
    final int[] row;
    final long[] start;
    final long[] end;
    /** The request that gives the mark its colour: the first. */
    final int[] transaction;
    /** The last request of the mark that was answered with an error, or -1. */
    final int[] error;

    private BlockMarks(int count) {
        this.count = count;
        lane = new int[count];
        row = new int[count];
        start = new long[count];
        end = new long[count];
        transaction = new int[count];
        error = new int[count];
    }

    /** Makes the marks of blocks, one after another, in the same memory. */
    static final class Maker {

        private final int[] table = new int[TABLE];
        private final BlockMarks all = new BlockMarks(MOST);
        private int marks;

        /** The marks of those requests of a block that a filter shows, null for all; goodbyes have rows below 0. */
        BlockMarks make(RequestColumns requests, int block, IntPredicate shown) {
            begin();
            int end = Math.min(requests.count(), (block + 1) * RequestColumns.BLOCK);
            for (int at = block * RequestColumns.BLOCK; at < end; at++) {
                if (shown == null || shown.test(at)) {
                    boolean error = (requests.flags(at) & RequestColumns.ERROR) != 0;
                    add(requests.lane(at), requests.goodbye(at) ? NONE : requests.row(at), requests.start(at), requests.end(at), at,
                            error ? at : NONE);
                }
            }
            return copy();
        }

        /** The marks of two neighbours as one, or {@link #TOO_MANY}. */
        BlockMarks join(BlockMarks first, BlockMarks second) {
            begin();
            return addAll(first) && addAll(second) ? copy() : TOO_MANY;
        }

        private boolean addAll(BlockMarks from) {
            for (int mark = 0; mark < from.count; mark++) {
                if (!add(from.lane[mark], from.row[mark], from.start[mark], from.end[mark], from.transaction[mark], from.error[mark])) {
                    return false;
                }
            }
            return true;
        }

        private void begin() {
            Arrays.fill(table, NONE);
            marks = 0;
        }

        private boolean add(int lane, int row, long start, long end, int transaction, int error) {
            int place = place(lane, row);
            int mark = table[place];
            if (mark == NONE) {
                if (marks == MOST) {
                    return false;
                }
                mark = marks++;
                table[place] = mark;
                all.lane[mark] = lane;
                all.row[mark] = row;
                all.start[mark] = start;
                all.end[mark] = end;
                all.transaction[mark] = transaction;
                all.error[mark] = error;
                return true;
            }
            all.start[mark] = Math.min(all.start[mark], start);
            all.end[mark] = Math.max(all.end[mark], end);
            all.error[mark] = error != NONE ? error : all.error[mark];
            return true;
        }

        private int place(int lane, int row) {
            int place = (lane * 0x9e3779b9 + row * 0x85ebca6b) >>> 32 - TABLE_BITS;
            while (table[place] != NONE && (all.lane[table[place]] != lane || all.row[table[place]] != row)) {
                place = place + 1 & TABLE - 1;
            }
            return place;
        }

        private BlockMarks copy() {
            BlockMarks result = new BlockMarks(marks);
            System.arraycopy(all.lane, 0, result.lane, 0, marks);
            System.arraycopy(all.row, 0, result.row, 0, marks);
            System.arraycopy(all.start, 0, result.start, 0, marks);
            System.arraycopy(all.end, 0, result.end, 0, marks);
            System.arraycopy(all.transaction, 0, result.transaction, 0, marks);
            System.arraycopy(all.error, 0, result.error, 0, marks);
            return result;
        }
    }
}
