package org.nbdscope.app.view;

import java.util.Arrays;
import java.util.function.IntPredicate;

/**
 * The rows of a document that a list shows. Filtering and sorting run in a thread of their own; {@link #rows()} is always the newest result
 * and grows while it is made and while the file is read. {@link #query} and {@link #close} belong to one thread.
 */
public final class ListModel implements AutoCloseable {

    /** Rows between two looks at whether the result is still wanted. */
    private static final int LOOK_EVERY = 4096;
    /** Between two times of looking for new rows while the file is read. */
    private static final long PAUSE_MILLIS = 50;

    private final CaptureDocument document;
    private volatile ListQuery query = ListQuery.DEFAULT;
    private volatile RowSet rows = RowSet.EMPTY;
    private volatile boolean working;
    private volatile double progress;
    private volatile Thread worker;

    /** Shows all messages of a document. */
    public ListModel(CaptureDocument document) {
        this.document = document;
    }

    /** What is shown. */
    public ListQuery query() {
        return query;
    }

    /** Shows something else; the rows follow. */
    public void query(ListQuery newQuery) {
        boolean sameRows = newQuery.mode() == query.mode();
        query = newQuery;
        if (newQuery.plain()) {
            worker = null;
            working = false;
            rows = RowSet.all(count());
            return;
        }
        working = true;
        progress = 0;
        if (!sameRows) {
            rows = RowSet.EMPTY;
        }
        Thread next = new Thread(() -> work(newQuery), "filter and sort");
        next.setDaemon(true);
        worker = next;
        next.start();
    }

    /** The rows that are shown now. */
    public RowSet rows() {
        if (query.plain() && rows.size() != count()) {
            rows = RowSet.all(count());
        }
        return rows;
    }

    /** Rows of the table that the list is about. */
    public int count() {
        return query.mode() == ListMode.MESSAGES ? document.messages() : document.transactions();
    }

    /** Whether the rows are still being found or put in order; not true while a filter only waits for the file. */
    public boolean working() {
        return working;
    }

    /** How much of the rows was looked at, 0 to 1. */
    public double progress() {
        return progress;
    }

    /** Cells for the rows of the present query; for one thread. */
    public RowCells cells() {
        return cells(query.mode());
    }

    private RowCells cells(ListMode mode) {
        return mode == ListMode.MESSAGES ? new MessageCells(document.model()) : new TransactionCells(document.model());
    }

    /** Stops working. */
    @Override
    public void close() {
        worker = null;
    }

    private boolean unwanted() {
        return worker != Thread.currentThread();
    }

    private void work(ListQuery wanted) {
        IntPredicate test = new RowFilter(document.model(), wanted.filter().copy(), wanted.mode());
        int[] found = new int[LOOK_EVERY];
        int size = 0;
        int next = 0;
        while (!unwanted()) {
            boolean last = document.state() != CaptureDocument.State.READING;
            int end = count();
            while (next < end && !unwanted()) {
                int stop = Math.min(end, next + LOOK_EVERY);
                if (found.length - size < stop - next) {
                    found = Arrays.copyOf(found, Math.max(found.length * 2, size + LOOK_EVERY));
                }
                for (; next < stop; next++) {
                    if (test.test(next)) {
                        found[size++] = next;
                    }
                }
                progress = (double) next / end;
                if (wanted.sort() == null) {
                    publish(RowSet.of(found, size, true));
                }
            }
            if (last) {
                finish(wanted, found, size);
                return;
            }
            working = false;
            pause();
        }
    }

    private void finish(ListQuery wanted, int[] found, int size) {
        if (wanted.sort() != null) {
            int[] sorted = RowSorter.sort(found, size, SortKey.of(wanted.sort(), cells(wanted.mode()), found, size), wanted.descending(),
                    this::unwanted);
            if (sorted != null) {
                publish(RowSet.of(sorted, size, false));
            }
        } else {
            publish(RowSet.of(found, size, true));
        }
        if (!unwanted()) {
            working = false;
        }
    }

    private void publish(RowSet result) {
        if (!unwanted()) {
            rows = result;
        }
    }

    private void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            worker = null;
        }
    }
}
