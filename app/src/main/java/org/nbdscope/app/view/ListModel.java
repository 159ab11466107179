package org.nbdscope.app.view;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import java.util.function.Supplier;
import org.nbdscope.dissector.schema.FieldDefinition;

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
    private volatile boolean sorting;
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
        Thread next = newQuery.plain() ? null : new Thread(() -> begin(newQuery), "filter and sort");
        synchronized (this) { // what the one before says of itself must not come between
            worker = next;
            working = next != null;
            sorting = false;
            progress = 0;
            if (next == null) {
                rows = RowSet.range(first(), count());
            } else if (!sameRows) {
                rows = RowSet.EMPTY;
            }
        }
        if (next != null) {
            next.setDaemon(true);
            next.start();
        }
    }

    /** The rows that are shown now. */
    public RowSet rows() {
        int first = first();
        if (query.plain()) {
            int end = count();
            if (rows.size() != end - first || rows.size() > 0 && rows.row(0) != first) {
                rows = RowSet.range(first, end);
            }
        } else if (first > 0) {
            rows = rows.from(first);
        }
        return rows;
    }

    /** Rows of the table that the list is about. */
    public int count() {
        return count(document, query.mode());
    }

    /** The first row of the table that is kept. */
    public int first() {
        return first(document, query.mode());
    }

    /** The first row of the table of a mode that is kept. */
    public static int first(CaptureDocument document, ListMode mode) {
        return switch (mode) {
            case MESSAGES -> document.model().messages().first();
            case TRANSACTIONS -> document.model().transactions().first();
            case PACKETS -> (int) Math.min(Integer.MAX_VALUE, document.firstPacket() - 1);
        };
    }

    /** Rows of the table of a mode. */
    public static int count(CaptureDocument document, ListMode mode) {
        return switch (mode) {
            case MESSAGES -> document.messages();
            case TRANSACTIONS -> document.transactions();
            case PACKETS -> (int) Math.min(Integer.MAX_VALUE, document.packets());
        };
    }

    /** Whether the rows are still being found or put in order; not true while a filter only waits for the file. */
    public boolean working() {
        return working;
    }

    /** How much of the rows was looked at, 0 to 1. */
    public double progress() {
        return progress;
    }

    /** Whether what works puts rows in order, and does not look for them any more. */
    public boolean sorting() {
        return sorting;
    }

    /**
     * Cells for the rows of the present query; for the thread of the window.
     *
     * @param window  runs what belongs to that thread
     * @param changed is called there when cells say more than before
     */
    public RowCells cells(Executor window, Runnable changed) {
        return cells(document, query.mode(), () -> new PacketBlocks(document, window, changed));
    }

    /** The values of field columns for the rows of the present query; otherwise as {@link #cells}. */
    public FieldCells fieldCells(Executor window, Runnable changed) {
        return new FieldCells(document, query.mode(), window, changed);
    }

    /** Cells of rows of some kind; for one thread. */
    public static RowCells cells(CaptureDocument document, ListMode mode, Supplier<PacketSource> packets) {
        return switch (mode) {
            case MESSAGES -> new MessageCells(document);
            case TRANSACTIONS -> new TransactionCells(document);
            case PACKETS -> new PacketCells(document, packets.get());
        };
    }

    /** Stops working. */
    @Override
    public void close() {
        worker = null;
    }

    private boolean unwanted() {
        return worker != Thread.currentThread();
    }

    /** Whether the rows of a query can only be found, or put in order, by reading the file. */
    public static boolean needsFile(ListQuery wanted) {
        Set<FieldDefinition> fields = new HashSet<>(wanted.filter().fields());
        if (wanted.sort() instanceof FieldColumn column) {
            fields.add(column.field());
        }
        return RowValues.needFile(wanted.mode(), fields);
    }

    private void begin(ListQuery wanted) {
        if (!needsFile(wanted)) {
            work(wanted, null);
            return;
        }
        try {
            document.withFile(file -> work(wanted, file));
        } catch (IOException | UncheckedIOException e) {
            rest(); // the file is gone: what was found so far is all there will be
        }
    }

    private void work(ListQuery wanted, FileAccess file) {
        IntPredicate test = new RowFilter(document, wanted, file);
        int[] found = new int[LOOK_EVERY];
        int size = 0;
        int next = first();
        while (!unwanted()) {
            boolean last = document.state() != CaptureDocument.State.READING;
            int end = count();
            int gone = RowSet.of(found, size, true).placesBefore(first());
            if (gone > size / 2) {
                found = Arrays.copyOfRange(found, gone, Math.max(size, gone + LOOK_EVERY));
                size -= gone;
            }
            next = Math.max(next, first());
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
                finish(wanted, file, found, size);
                return;
            }
            rest();
            pause();
        }
    }

    private void finish(ListQuery wanted, FileAccess file, int[] found, int size) {
        if (wanted.sort() != null) {
            sorting = true;
            int[] sorted = RowSorter.sort(found, size, key(wanted, file, found, size), wanted.descending(), this::goOn);
            if (sorted != null) {
                publish(RowSet.of(sorted, size, false));
            }
        } else {
            publish(RowSet.of(found, size, true));
        }
        rest();
    }

    private synchronized void rest() {
        if (!unwanted()) {
            working = false;
        }
    }

    private IntFunction<Long> key(ListQuery wanted, FileAccess file, int[] found, int size) {
        if (wanted.sort() instanceof FieldColumn column) {
            return SortKey.of(column.field(), RowValues.of(document, wanted.mode(), file), found, size);
        }
        RowCells cells = cells(document, wanted.mode(), () -> PacketSource.reading(document, file));
        return SortKey.of((ListColumn) wanted.sort(), cells, found, size);
    }

    private boolean goOn(double done) {
        if (unwanted()) {
            return false;
        }
        progress = done;
        return true;
    }

    private synchronized void publish(RowSet result) {
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
