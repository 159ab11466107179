package org.nbdscope.app.view.timeline;

import java.util.BitSet;
import java.util.function.IntPredicate;
import org.nbdscope.app.view.CommandGroup;

/**
 * The requests that a display filter shows; the timeline dims the others. It grows with the capture. As the filter may be ahead of the
 * index or behind it, a request may be displayed before the index knows it.
 */
public final class DisplayedRequests implements IntPredicate {

    private final TimelineIndex index;
    private final BitSet displayed = new BitSet();
    /** Made once the index knows where the capture begins. */
    private OverviewBins overview;
    /** Displayed, but not yet counted in the overview: their starts, and their ends. */
    private final BitSet unseen = new BitSet();
    private final BitSet open = new BitSet();

    /** None yet. */
    public DisplayedRequests(TimelineIndex index) {
        this.index = index;
    }

    /** Those of an index that fulfil a condition. */
    public static DisplayedRequests of(TimelineIndex index, IntPredicate condition) {
        DisplayedRequests result = new DisplayedRequests(index);
        BitSet found = new BitSet();
        for (int at = index.requests().first(); at < index.count(); at++) {
            found.set(at, condition.test(at));
        }
        result.add(found);
        return result;
    }

    /** Displays further requests, by the rows of their transactions. */
    public void add(BitSet transactions) {
        synchronized (index) {
            BitSet added = (BitSet) transactions.clone();
            added.andNot(displayed);
            displayed.or(added);
            unseen.or(added);
            for (int at = added.nextSetBit(0); at >= 0; ) {
                int block = at / RequestColumns.BLOCK;
                index.marks().displayChanged(this, block);
                at = added.nextSetBit((block + 1) * RequestColumns.BLOCK);
            }
        }
    }

    /** Whether the request in a row of the transaction table is displayed. */
    @Override
    public boolean test(int transaction) {
        return displayed.get(transaction);
    }

    /** How many are displayed. */
    public int count() {
        return displayed.cardinality();
    }

    /** How many of them are in flight over the whole capture; while holding the index's monitor. */
    OverviewBins overview() {
        int known = index.count();
        if (overview == null) {
            if (known == 0) {
                return index.overview();
            }
            overview = new OverviewBins(index.overview().origin());
        }
        int first = index.requests().first();
        open.clear(0, first);
        for (int at = unseen.nextSetBit(first); at >= 0 && at < known; at = unseen.nextSetBit(at + 1)) {
            CommandGroup group = index.group(at);
            if (!index.isGoodbye(at)) {
                overview.start(group, index.start(at));
                open.set(at);
            }
        }
        unseen.clear(0, known);
        for (int at = open.nextSetBit(0); at >= 0; at = open.nextSetBit(at + 1)) {
            if (index.requests().end(at) != RequestColumns.OPEN) {
                overview.end(index.group(at), index.requests().end(at));
                open.clear(at);
            }
        }
        return overview;
    }
}
