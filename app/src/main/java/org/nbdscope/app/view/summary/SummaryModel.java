package org.nbdscope.app.view.summary;

import java.util.BitSet;
import java.util.List;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.nbdscope.app.view.DisplayedFeed;
import org.nbdscope.app.view.HostNames;
import org.nbdscope.app.view.analysis.AnalysisFeed;
import org.nbdscope.app.view.findings.Verdict;

/**
 * What the summary page shows: while a capture is read what is known so far, without the handshakes, which are not told apart for certain
 * before the end. Its commands are those of the requests that the filter shows. For the thread of the window.
 */
public final class SummaryModel implements DisplayedFeed.Chart {

    /** At least so long between two pages, nanoseconds: figures that change faster nobody reads. */
    private static final long PAUSE_NANOS = 400_000_000;

    private final ReadOnlyObjectWrapper<SummaryPage> page = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<List<TopFinding>> findings = new ReadOnlyObjectWrapper<>();
    private final HostNames hostNames;
    /** {@link HostNames#version()} that the page shows. */
    private int hostsShown;
    private AnalysisFeed feed;
    private Verdict verdict;
    /** Rows of the transaction table that the filter shows; null where it shows all. */
    private BitSet displayed;
    /** The same, as the page has it. */
    private BitSet displayedOnPage;
    private boolean building;
    /** Whether the page does not show all that was analysed. */
    private boolean late;
    private long nextNanos;

    /** Shows nothing yet. */
    public SummaryModel(HostNames hostNames) {
        this.hostNames = hostNames;
    }

    /** Shows another capture; null for none. */
    public void attach(AnalysisFeed newFeed) {
        feed = newFeed;
        page.set(null);
        findings.set(null);
        verdict = null;
        displayed = null;
        displayedOnPage = null;
        building = false;
        late = false;
        nextNanos = 0;
        if (newFeed != null) {
            newFeed.listen(() -> grown(newFeed));
        }
    }

    /** Shows what there was no time for when it came; called now and then. */
    public void refresh() {
        if (late || feed != null && hostsShown != hostNames.version()) {
            grown(feed);
        }
    }

    private void grown(AnalysisFeed from) {
        late = feed == from && !from.finished() && (building || System.nanoTime() - nextNanos < 0);
        if (feed != from || late) {
            return;
        }
        building = true;
        hostsShown = hostNames.version();
        Verdict known = verdict;
        BitSet shown = displayed;
        from.ask(() -> SummaryBuilder.build(from, known, hostNames, shown), built -> {
            if (feed == from) {
                building = false;
                nextNanos = System.nanoTime() + PAUSE_NANOS;
                displayedOnPage = shown;
                page.set(built);
            }
        });
    }

    @Override
    public boolean timeForMore() {
        return feed != null && feed.timeForNews();
    }

    @Override
    public void showAll() {
        display(null);
    }

    @Override
    public void show(BitSet transactions) {
        display(transactions);
    }

    @Override
    public void showMore(BitSet transactions) {
        BitSet all = (BitSet) transactions.clone(); // what was shown before may be being looked at
        all.or(displayed);
        display(all);
    }

    private void display(BitSet transactions) {
        displayed = transactions;
        if (page.get() != null || building) {
            grown(feed);
        }
    }

    /** Whether the page is the one of all that there is. */
    public boolean settled() {
        return page.get() != null && !page.get().reading() && displayedOnPage == displayed;
    }

    /** The page; null while nothing is open, or nothing was read yet. */
    public ReadOnlyObjectProperty<SummaryPage> page() {
        return page.getReadOnlyProperty();
    }

    /** The worst findings; null until the capture was checked. */
    public ReadOnlyObjectProperty<List<TopFinding>> findings() {
        return findings.getReadOnlyProperty();
    }

    /** The capture was checked; null while it was not. To be told before the analysis ends: the page of all of it says what was found. */
    public void judged(Verdict newVerdict) {
        if (newVerdict != verdict) {
            verdict = newVerdict;
            findings.set(newVerdict == null ? null : TopFinding.of(newVerdict));
        }
    }
}
