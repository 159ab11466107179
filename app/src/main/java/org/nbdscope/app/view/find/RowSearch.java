package org.nbdscope.app.view.find;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.BitSet;
import org.nbdscope.app.view.ListMode;
import org.nbdscope.app.view.RowSet;

/**
 * Looks through the rows of a table in the background, from one of them on and around, and remembers which it found. The thread of the window
 * asks now and then how far it is.
 */
public final class RowSearch {

    /** No row was found. */
    public static final int NOT_FOUND = -1;
    /** It is not known yet which row is next. */
    public static final int PENDING = -2;

    /** How rows are gone through. */
    interface Scan {
        void run(RowSearch search) throws IOException;
    }

    private final FindQuery query;
    private final ListMode mode;
    private final int start;
    private final int count;
    private final BitSet hits = new BitSet();
    private volatile int done;
    private volatile double progress;
    private volatile boolean ended;
    private volatile boolean cancelled;
    private volatile String problem;
    private int version;

    RowSearch(FindQuery query, ListMode mode, int start, int count) {
        this.query = query;
        this.mode = mode;
        this.start = count == 0 ? 0 : Math.floorMod(start, count);
        this.count = count;
    }

    /** Begins. */
    void begin(Scan scan) {
        Thread thread = new Thread(() -> {
            try {
                scan.run(this);
            } catch (IOException | UncheckedIOException e) {
                problem = "the file cannot be read: " + e.getMessage();
            } finally {
                ended = true;
            }
        }, "find");
        thread.setDaemon(true);
        thread.start();
    }

    /** What is looked for. */
    public FindQuery query() {
        return query;
    }

    /** What the rows are. */
    public ListMode mode() {
        return mode;
    }

    /** How many rows are gone through. */
    int count() {
        return count;
    }

    /** The row that is the n-th to be looked at. */
    int row(int n) {
        return (int) (((long) start + n) % count);
    }

    /** A row was found. */
    void found(int row) {
        synchronized (hits) {
            hits.set(row);
            version++;
        }
    }

    /** So many rows were looked at, in their order. */
    void done(int rows, double part) {
        progress = part;
        done = rows;
    }

    /** Stops; what was found stays. */
    public void cancel() {
        cancelled = true;
    }

    /** Whether it was stopped. */
    public boolean cancelled() {
        return cancelled;
    }

    /** Whether nothing further will be found. */
    public boolean ended() {
        return ended;
    }

    /** How much was looked through, 0 to 1. */
    public double progress() {
        return progress;
    }

    /** Why it broke off, in one line; null where it did not. */
    public String problem() {
        return problem;
    }

    /** The rows of the table that were found so far; a copy. */
    public BitSet hits() {
        synchronized (hits) {
            return (BitSet) hits.clone();
        }
    }

    /** Grows with every row that is found. */
    public int version() {
        synchronized (hits) {
            return version;
        }
    }

    /**
     * The place of the next row that was found, goes on at the other end. In a list that is not in the order of the table it is certain
     * only when all was looked through: {@link FoundPlaces} knows it then.
     *
     * @param from    the place after which (forward) or before which it is looked for
     * @return {@link #PENDING} while it is not certain, {@link #NOT_FOUND} where none is shown
     */
    public int next(RowSet rows, int from, boolean forward) {
        boolean all = ended;
        synchronized (hits) {
            if (rows.size() == 0 || all && hits.isEmpty()) {
                return all ? NOT_FOUND : PENDING;
            }
            if (rows.ascending()) {
                return nextInTable(rows, from, forward, all);
            }
            return PENDING;
        }
    }

    /** Looks among the found rows, not among the shown ones: these may be ten millions. */
    private int nextInTable(RowSet rows, int from, boolean forward, boolean all) {
        int origin = from >= 0 && from < rows.size() ? rows.row(from) : forward ? -1 : count;
        int row = origin;
        boolean wrapped = false;
        while (true) {
            row = forward ? hits.nextSetBit(row + 1) : row == 0 ? -1 : hits.previousSetBit(row - 1);
            if (row < 0 && wrapped || wrapped && (forward ? row > origin : row < origin)) {
                return all ? NOT_FOUND : PENDING;
            }
            if (row < 0) {
                wrapped = true;
                row = forward ? -1 : count;
                continue;
            }
            int place = rows.placeOf(row);
            if (place >= 0) {
                return all || certain(origin, row, forward) ? place : PENDING;
            }
        }
    }

    /** Whether all rows between two were looked at. */
    private boolean certain(int origin, int row, boolean forward) {
        if (origin < 0 || origin >= count) {
            return forward && start == 0 && row < done;
        }
        int first = Math.floorMod((forward ? origin : row) - start, count);
        int last = Math.floorMod((forward ? row : origin) - start, count);
        return first < last && last < done;
    }
}
