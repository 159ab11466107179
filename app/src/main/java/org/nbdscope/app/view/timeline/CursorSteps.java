package org.nbdscope.app.view.timeline;

import java.util.List;

/** Steps of the keyboard's cursor over the requests that the filter shows. */
public final class CursorSteps {

    private final TimelineView view;
    private final TimelineIndex index;

    /** Steps in a view. */
    public CursorSteps(TimelineView view) {
        this.view = view;
        this.index = view.index();
    }

    /**
     * Moves the cursor along its connection; where it is nowhere, to the request that began nearest to the window's begin.
     *
     * @param step 1 to the next request, -1 to the one before
     */
    public void along(int step) {
        synchronized (index) {
            int from = view.cursor().get();
            LaneHits hits = new LaneHits(index);
            int next = TimelineView.NONE;
            if (from != TimelineView.NONE) {
                next = hits.next(from, step, view.displayed().get());
            } else if (index.laneCount() > 0) {
                Lane lane = index.lanes().stream().filter(one -> one.asked() > 0).findFirst().orElse(index.lanes().get(0));
                next = hits.nearestStart(index.indexOf(lane), view.window().get().start(), view.displayed().get());
            }
            place(next);
        }
    }

    /** Moves the cursor to the connection above (-1) or below (1), to the request that began nearest in time. */
    public void toLane(int step) {
        synchronized (index) {
            int from = view.cursor().get();
            if (from == TimelineView.NONE) {
                along(1);
                return;
            }
            List<Lane> lanes = index.lanes();
            LaneHits hits = new LaneHits(index);
            int nth = lanes.indexOf(index.laneOf(index.session(from))) + step;
            int next = TimelineView.NONE;
            for (; next == TimelineView.NONE && nth >= 0 && nth < lanes.size(); nth += step) {
                next = hits.nearestStart(index.indexOf(lanes.get(nth)), index.start(from), view.displayed().get());
            }
            place(next);
        }
    }

    private void place(int transaction) {
        if (transaction != TimelineView.NONE) {
            view.cursor().set(transaction);
            view.bringIntoView(transaction);
        }
    }
}
