package org.nbdscope.app.view.find;

import java.util.BitSet;
import java.util.concurrent.CompletableFuture;
import org.nbdscope.app.view.Pace;
import org.nbdscope.app.view.RowSet;

/**
 * Keeps track of the places in a list that a search which has ended found: the list may be filtered and sorted anew, and grow. Goes through
 * long lists in the background. Belongs to one thread, which asks now and then.
 */
public final class FoundCount {

    private final RowSearch search;
    private final Pace pace = new Pace();
    private volatile boolean wanted = true;
    private CompletableFuture<FoundPlaces> counting;
    private RowSet countingRows;
    private long begun;
    private FoundPlaces places;
    private RowSet rows;

    /** Counts what a search found. */
    public FoundCount(RowSearch search) {
        this.search = search;
    }

    /**
     * Looks whether it is known which places of a list were found, and sees to it that it will be.
     *
     * @param first the first row of the table that is kept: what was found before it has gone
     * @return null while the search goes on, and where nothing is known of this list yet
     */
    public FoundPlaces of(RowSet list, int first) {
        if (counting != null && counting.isDone()) {
            long now = System.nanoTime();
            places = counting.join();
            rows = countingRows;
            counting = null;
            pace.made(now, now - begun);
        }
        if (rows == list) {
            return places;
        }
        if (!search.ended() || counting != null) {
            return null;
        }
        if (list.consecutive()) {
            places = FoundPlaces.of(kept(first), list, () -> true);
            rows = list;
            return places;
        }
        if (pace.due(System.nanoTime())) {
            BitSet hits = kept(first);
            countingRows = list;
            begun = System.nanoTime();
            counting = CompletableFuture.supplyAsync(() -> FoundPlaces.of(hits, list, () -> wanted));
        }
        return null;
    }

    private BitSet kept(int first) {
        BitSet hits = search.hits();
        hits.clear(0, first);
        return hits;
    }

    /** Nobody wants to know any more. */
    public void cancel() {
        wanted = false;
    }
}
