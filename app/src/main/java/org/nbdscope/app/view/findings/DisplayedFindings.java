package org.nbdscope.app.view.findings;

import java.util.Arrays;
import java.util.BitSet;
import org.nbdscope.app.view.DisplayedFeed;
import org.nbdscope.app.view.ListMode;
import org.nbdscope.app.view.ListModel;
import org.nbdscope.app.view.ListQuery;
import org.nbdscope.app.view.RowFilter;
import org.nbdscope.app.view.Workspace;

/** Which findings are about rows that the display filter shows; the others are dimmed. For the thread of the window. */
public final class DisplayedFindings implements DisplayedFeed.Chart {

    private final Workspace workspace;
    private final Runnable changed;
    /** Rows of the transaction table; null for all. */
    private BitSet transactions;

    /**
     * All are, so far.
     *
     * @param changed called when others are
     */
    public DisplayedFindings(Workspace workspace, Runnable changed) {
        this.workspace = workspace;
        this.changed = changed;
    }

    @Override
    public boolean timeForMore() {
        return true;
    }

    @Override
    public void showAll() {
        show(null);
    }

    @Override
    public void show(BitSet shown) {
        transactions = shown;
        changed.run();
    }

    @Override
    public void showMore(BitSet shown) {
        transactions.or(shown);
        changed.run();
    }

    /** Another capture is open. */
    public void reset() {
        transactions = null;
    }

    /** Whether the filter shows all rows. */
    public boolean all() {
        return transactions == null;
    }

    /** Whether a line has a finding below it, or is one, that is about rows which are shown. Lines about no finding always have. */
    public boolean shows(FindingNode line) {
        return line.children().isEmpty() ? line.finding() == null || shows(line.finding()) : line.children().stream().anyMatch(this::shows);
    }

    private boolean shows(PlacedFinding finding) {
        if (transactions == null || !finding.hasMessage()) {
            return true;
        }
        return finding.requests().length > 0 ? Arrays.stream(finding.requests()).anyMatch(transactions::get) : shows(finding.message());
    }

    /** Where only the file could tell about a message outside of transactions, it counts as shown. */
    private boolean shows(int message) {
        ListQuery query = new ListQuery(ListMode.MESSAGES, workspace.list().get().query().filter(), null, false);
        return ListModel.needsFile(query) || new RowFilter(workspace.document().get(), query, null).test(message);
    }
}
