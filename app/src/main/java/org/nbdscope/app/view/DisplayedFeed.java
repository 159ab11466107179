package org.nbdscope.app.view;

import java.util.BitSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.nbdscope.dissector.filter.DisplayFilter;

/** Tells a chart which transactions the display filter shows, whenever that has changed. For the thread of the window. */
public final class DisplayedFeed {

    /** A chart that dims what the filter hides. Transactions are rows of their table. */
    public interface Chart {

        /** Whether it may be told now that rows have been added; otherwise it is asked again later. */
        boolean timeForMore();

        /** Nothing is hidden any more. */
        void showAll();

        /** These are shown, in place of those before. */
        void show(BitSet transactions);

        /** These are shown as well. */
        void showMore(BitSet transactions);
    }

    private final Workspace workspace;
    private final Executor window;
    private final Chart chart;
    /** What the chart was told about, or is about to be; null where it shows all. */
    private ListQuery query;
    private RowSet rows;
    private boolean looking;
    /** Whether the chart has the rows of the query so far. */
    private boolean told;

    /**
     * Nothing is dimmed yet.
     *
     * @param window runs what changes the views
     */
    public DisplayedFeed(Workspace workspace, Executor window, Chart chart) {
        this.workspace = workspace;
        this.window = window;
        this.chart = chart;
    }

    /** Another file was opened: what was found in the one before is not wanted any more. */
    public void reset() {
        query = null;
        rows = null;
        told = false;
    }

    /** Looks whether the filter shows other rows; called now and then. */
    public void refresh() {
        ListModel list = workspace.list().get();
        if (list == null) {
            return;
        }
        ListQuery wanted = list.query();
        if (wanted.filter() == DisplayFilter.EVERYTHING) {
            if (query != null) {
                reset();
                chart.showAll();
            }
        } else if (!looking && !list.working() && list.rows() != rows && (wanted != query || chart.timeForMore())) {
            look(list.rows(), wanted);
        }
    }

    /** Whether the chart knows what is shown. */
    public boolean settled() {
        ListModel list = workspace.list().get();
        return list == null || !looking && (list.query().filter() == DisplayFilter.EVERYTHING || list.rows() == rows);
    }

    /** Of rows that follow those known, under the same query, only the new ones are looked at. */
    private void look(RowSet found, ListQuery wanted) {
        boolean more = told && wanted == query && wanted.sort() == null;
        int from = more && rows.size() > 0 ? found.placesBefore(rows.row(rows.size() - 1) + 1) : 0;
        query = wanted;
        rows = found;
        told = more;
        looking = true;
        CaptureDocument document = workspace.document().get();
        CompletableFuture.supplyAsync(() -> DisplayedTransactions.of(document, found, from, wanted.mode()))
                .whenComplete((transactions, problem) -> window.execute(() -> tell(wanted, more, transactions)));
    }

    private void tell(ListQuery wanted, boolean more, BitSet transactions) {
        looking = false;
        if (wanted != query || transactions == null) {
            return;
        }
        told = true;
        if (more) {
            chart.showMore(transactions);
        } else {
            chart.show(transactions);
        }
    }
}
