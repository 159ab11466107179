package org.nbdscope.app.view.coverage;

import java.util.BitSet;
import java.util.function.IntPredicate;
import org.nbdscope.app.view.CommandGroup;
import org.nbdscope.dissector.model.CaptureModel;
import org.nbdscope.dissector.model.MessageTable;
import org.nbdscope.dissector.model.TransactionTable;
import org.nbdscope.dissector.protocol.Command;

/**
 * Where a part of the disk was read and changed: a row of reads and one of changes (write, trim, write zeroes), a bin per column of pixels.
 * Of the requests that fall on a column the one that is most to be seen counts: shown rather than dimmed, sent rather than still to come.
 */
public final class RequestTicks {

    /** Rows: reads, changes. */
    public static final int ROWS = 2;
    /** No request. */
    public static final int NONE = -1;

    /** How a request is drawn, the strongest last. */
    public enum Level { ABSENT, DIMMED, LATER, SHOWN }

    private static final Level[] LEVELS = Level.values();

    private final int width;
    private final byte[][] starts;
    private final byte[][] groups;
    private final int[][] transactions;
    private final int[][] counts;
    private final int[][] cover;
    private final boolean any;

    private RequestTicks(int width, boolean any) {
        this.width = width;
        this.any = any;
        starts = new byte[ROWS][width];
        groups = new byte[ROWS][width];
        transactions = new int[ROWS][width];
        counts = new int[ROWS][width];
        cover = new int[ROWS][width + 1];
    }

    /**
     * Bins the requests of some sessions.
     *
     * @param sessions  {@link org.nbdscope.dissector.session.Session#id()} of those that count
     * @param messages  rows of messages that may be read
     * @param known     the last message that is known; requests after it come later
     * @param displayed which transactions the filter shows; null for all
     */
    static RequestTicks of(CaptureModel model, BitSet sessions, int messages, ByteSpan span, int width, int known, IntPredicate displayed) {
        TransactionTable table = model.transactions();
        RequestTicks ticks = new RequestTicks(width, anyOf(model, sessions, messages));
        if (!ticks.any) {
            return ticks;
        }
        double columns = width / ByteSpan.unsigned(span.length());
        int count = table.count();
        for (int row = table.first(); row < count && table.request(row) < messages; row++) {
            CommandGroup group = CommandGroup.of(table.command(row));
            int line = lineOf(group);
            if (line == NONE || !sessions.get(table.session(row))) {
                continue;
            }
            long offset = table.offset(row);
            long sum = offset + (table.length(row) == 0 ? 1 : table.length(row));
            long end = Long.compareUnsigned(sum, offset) < 0 ? -1 : sum;
            if (span.meets(offset, end)) {
                Level level = displayed != null && !displayed.test(row) ? Level.DIMMED : table.request(row) > known ? Level.LATER
                        : Level.SHOWN;
                ticks.put(line, group, row, level, column(span, offset, columns), column(span, end, columns));
            }
        }
        ticks.sum();
        return ticks;
    }

    private static boolean anyOf(CaptureModel model, BitSet sessions, int messages) {
        TransactionTable table = model.transactions();
        int count = table.count();
        for (int row = table.first(); row < count && table.request(row) < messages; row++) {
            if (sessions.get(table.session(row)) && lineOf(CommandGroup.of(table.command(row))) != NONE) {
                return true;
            }
        }
        return false;
    }

    private static int lineOf(CommandGroup group) {
        return switch (group) {
            case READ -> 0;
            case WRITE, TRIM -> 1;
            default -> NONE;
        };
    }

    private static double column(ByteSpan span, long offset, double columns) {
        return Long.compareUnsigned(offset, span.from()) < 0 ? -1 : ByteSpan.unsigned(offset - span.from()) * columns;
    }

    private void put(int line, CommandGroup group, int transaction, Level level, double from, double to) {
        int first = (int) Math.max(0, Math.min(width - 1, Math.floor(from)));
        int last = (int) Math.max(first, Math.min(width - 1, Math.ceil(to) - 1));
        if (last > first && level == Level.SHOWN) {
            cover[line][first]++;
            cover[line][last + 1]--;
        }
        if (from < 0) {
            return;
        }
        counts[line][first]++;
        if (level.ordinal() > starts[line][first]) {
            starts[line][first] = (byte) level.ordinal();
            groups[line][first] = (byte) group.ordinal();
            transactions[line][first] = transaction;
        }
    }

    private void sum() {
        for (int[] line : cover) {
            for (int x = 1; x < line.length; x++) {
                line[x] += line[x - 1];
            }
        }
    }

    /** Whether there is such a request anywhere on the disk. */
    public boolean any() {
        return any;
    }

    /** Number of columns. */
    public int width() {
        return width;
    }

    /** How the requests that begin in a column are drawn. */
    public Level level(int row, int column) {
        return LEVELS[starts[row][column]];
    }

    /** The colour of the one that is drawn. */
    public CommandGroup group(int row, int column) {
        return CommandGroup.values()[groups[row][column]];
    }

    /** How many begin in a column. */
    public int count(int row, int column) {
        return counts[row][column];
    }

    /** Whether a request that is shown reaches over a column. */
    public boolean covered(int row, int column) {
        return cover[row][column] > 0;
    }

    /** The transaction that is drawn nearest to a column, at most so many away; {@link #NONE} for none. */
    public int near(int row, int column, int reach) {
        for (int away = 0; away <= reach; away++) {
            for (int x : new int[] {column - away, column + away}) {
                if (x >= 0 && x < width && level(row, x) != Level.ABSENT) {
                    return transactions[row][x];
                }
            }
        }
        return NONE;
    }

    /** Whether requests with a command are about a range of the disk. */
    static boolean hasPlace(int command) {
        Command known = Command.of(command);
        return known != null && switch (known) {
            case NBD_CMD_READ, NBD_CMD_WRITE, NBD_CMD_TRIM, NBD_CMD_WRITE_ZEROES, NBD_CMD_CACHE, NBD_CMD_BLOCK_STATUS -> true;
            default -> false;
        };
    }

    /** Row of the request message of a transaction, or of its last reply where the request is not captured. */
    static int messageOf(CaptureModel model, int transaction) {
        int request = model.transactions().request(transaction);
        return request != MessageTable.NONE ? request : model.transactions().lastReply(transaction);
    }
}
