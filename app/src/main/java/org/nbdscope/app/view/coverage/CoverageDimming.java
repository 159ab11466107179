package org.nbdscope.app.view.coverage;

import java.util.BitSet;
import org.nbdscope.app.view.DisplayedFeed;

/** Dims on the coverage chart what the display filter hides. */
public final class CoverageDimming implements DisplayedFeed.Chart {

    private final CoverageView view;
    private BitSet shown = new BitSet();

    /** Dims nothing yet. */
    public CoverageDimming(CoverageView view) {
        this.view = view;
    }

    @Override
    public boolean timeForMore() {
        return view.timeForNews();
    }

    @Override
    public void showAll() {
        view.filter().set(view.filter().get().with(null));
    }

    @Override
    public void show(BitSet transactions) {
        shown = transactions;
        view.filter().set(view.filter().get().with(transactions::get));
    }

    @Override
    public void showMore(BitSet transactions) {
        // Another set, as the chart may be looking at the one before in its own thread.
        BitSet all = (BitSet) shown.clone();
        all.or(transactions);
        show(all);
    }
}
