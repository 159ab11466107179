package org.nbdscope.app.view.timeline;

import java.util.Arrays;
import java.util.function.IntPredicate;

/**
 * The requests of a {@link RequestColumns#BLOCK block} where time is too coarse to tell them apart: for each row of each lane one mark from
 * the first start to the last end. To be used where all starts of the block fall into about one pixel column, so that the gaps left out are
 * narrower than that.
 */
final class BlockMarks {

    private static final int NONE = -1;
    private static final int TABLE = RequestColumns.BLOCK * 4;

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
        private final BlockMarks all = new BlockMarks(RequestColumns.BLOCK);

        /** The marks of those requests of a block that a filter shows, null for all; goodbyes have rows below 0. */
        BlockMarks make(RequestColumns requests, int block, IntPredicate shown) {
            Arrays.fill(table, NONE);
            int marks = 0;
            int end = Math.min(requests.count(), (block + 1) * RequestColumns.BLOCK);
            for (int at = block * RequestColumns.BLOCK; at < end; at++) {
                if (shown == null || shown.test(at)) {
                    int lane = requests.lane(at);
                    int row = requests.goodbye(at) ? NONE : requests.row(at);
                    int place = place(lane, row);
                    if (table[place] == NONE) {
                        table[place] = marks;
                        begin(marks++, lane, row, at, requests);
                    }
                    add(table[place], at, requests);
                }
            }
            return copy(marks);
        }

        private int place(int lane, int row) {
            int place = (lane * 0x9e3779b9 + row * 0x85ebca6b) >>> 22 & TABLE - 1;
            while (table[place] != NONE && (all.lane[table[place]] != lane || all.row[table[place]] != row)) {
                place = place + 1 & TABLE - 1;
            }
            return place;
        }

        private void begin(int mark, int lane, int row, int at, RequestColumns requests) {
            all.lane[mark] = lane;
            all.row[mark] = row;
            all.start[mark] = requests.start(at);
            all.end[mark] = requests.end(at);
            all.transaction[mark] = at;
            all.error[mark] = NONE;
        }

        private void add(int mark, int at, RequestColumns requests) {
            all.start[mark] = Math.min(all.start[mark], requests.start(at));
            all.end[mark] = Math.max(all.end[mark], requests.end(at));
            if ((requests.flags(at) & RequestColumns.ERROR) != 0) {
                all.error[mark] = at;
            }
        }

        private BlockMarks copy(int marks) {
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
