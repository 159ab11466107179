package org.nbdscope.app.view.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class OffsetPlotTest {

    @Test
    void entriesKeepWhatTheyAreGiven() {
        OffsetCells cells = new OffsetCells(null);
        cells.begin();
        cells.add(255, 65_535, 65_535, true);
        cells.add(0, 10, 12, false);
        cells.add(7, 0, 5_000, false);
        int[] entries = cells.end(3);
        assertEquals(255, OffsetCells.place(entries[0]));
        assertEquals(65_535, OffsetCells.lastRow(entries[0]));
        assertTrue(OffsetCells.isBlock(entries[0]) && !OffsetCells.isBlock(entries[1]));
        assertEquals(12, OffsetCells.lastRow(entries[1]));
        assertTrue(OffsetCells.isHigher(entries[2]) && !OffsetCells.isHigher(entries[1]));
        assertEquals(null, cells.of(2));
    }

    @Test
    void everyRequestHasAMarkInItsCell() {
        TimelineView view = new TimelineView(SampleIndex.of("nbdcopy-four-connections.pcapng.gz"));
        TimelineIndex index = view.index();
        for (int width : new int[] {1, 40, 2000}) {
            TreeSet<Integer> rows = new TreeSet<>();
            OffsetPlot plot = new OffsetPlot(view, view.window().get());
            plot.make(width, 500, 3, null, TimelineView.ALL_GROUPS, new OffsetPlot.Sink() {
                @Override
                public void block(int transaction, int from, int to, int top, int bottom, boolean dimmed) {
                    rows.add(top / 3);
                }

                @Override
                public void request(int transaction, int from, int to, int top, int bottom, boolean dimmed) {
                    rows.add(top / 3);
                }
            });
            for (int at = 0; at < index.count(); at++) {
                int row = (int) (plot.offsets().share(index.model().transactions().offset(at)) * 500);
                assertTrue(index.isGoodbye(at) || rows.contains(row / 3), width + " columns, request " + at);
            }
        }
    }

    @Test
    void theNearestRequestIsFound() {
        TimelineView view = new TimelineView(SampleIndex.of("stuck-map-loop.pcap"));
        TimelineIndex index = view.index();
        OffsetPlot plot = new OffsetPlot(view, view.window().get());
        double x = view.window().get().share(index.start(0));
        double y = plot.offsets().share(index.model().transactions().offset(0));
        assertTrue(plot.at(x, y, 0.001, 0.01, null) >= 0);
        assertEquals(LaneHits.NONE, plot.at(-0.5, y, 0.001, 0.01, null));
    }
}
