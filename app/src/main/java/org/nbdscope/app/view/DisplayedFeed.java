package org.nbdscope.app.view;

import java.util.BitSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.IntPredicate;
import org.nbdscope.dissector.filter.DisplayFilter;

/** Tells a chart which transactions the display filter shows, whenever that has changed. For the thread of the window. */
public final class DisplayedFeed {

    private final Workspace workspace;
    private final Executor window;
    private final Consumer<IntPredicate> chart;
    /** The rows that the chart shows undimmed; null for all. */
    private RowSet shown;
    private boolean looking;

    /**
     * Nothing is dimmed yet.
     *
     * @param window runs what changes the views
     * @param chart  gets the transactions that are shown; null for all
     */
    public DisplayedFeed(Workspace workspace, Executor window, Consumer<IntPredicate> chart) {
        this.workspace = workspace;
        this.window = window;
        this.chart = chart;
    }

    /** Another file was opened. */
    public void reset() {
        shown = null;
    }

    /** Looks whether the filter shows other rows; called now and then. */
    public void refresh() {
        ListModel list = workspace.list().get();
        if (list == null || looking) {
            return;
        }
        ListQuery query = list.query();
        if (query.filter() == DisplayFilter.EVERYTHING) {
            if (shown != null) {
                shown = null;
                chart.accept(null);
            }
        } else if (list.rows() != shown && !list.working()) {
            look(list.rows(), query);
        }
    }

    /** Whether the chart knows what is shown. */
    public boolean settled() {
        ListModel list = workspace.list().get();
        return list == null || !looking && (list.query().filter() == DisplayFilter.EVERYTHING || list.rows() == shown);
    }

    private void look(RowSet rows, ListQuery query) {
        CaptureDocument document = workspace.document().get();
        shown = rows;
        looking = true;
        CompletableFuture.supplyAsync(() -> DisplayedTransactions.of(document, rows, query.mode()))
                .whenComplete((found, problem) -> window.execute(() -> found(document, found)));
    }

    private void found(CaptureDocument document, BitSet found) {
        looking = false;
        if (workspace.document().get() == document && shown != null && found != null) {
            chart.accept(found::get);
        }
    }
}
