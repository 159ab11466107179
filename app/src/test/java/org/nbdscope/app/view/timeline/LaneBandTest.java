package org.nbdscope.app.view.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LaneBandTest {

    private static final int MOST = 3;

    private final TimelineIndex index = SampleIndex.of("nbdcopy-four-connections.pcapng.gz");

    @Test
    void aFewConnectionsHaveALaneEach() {
        List<LaneBand> bands = LaneBand.of(index, LaneChoice.NONE);
        assertEquals(index.lanes(), bands.stream().map(band -> band.lanes().get(0)).toList());
        assertTrue(bands.stream().noneMatch(band -> band.collapsed() || band.pinned()));
    }

    @Test
    void manyConnectionsToOneExportShareABand() {
        List<LaneBand> bands = LaneBand.of(index, LaneChoice.NONE, MOST);
        assertEquals(1, bands.size());
        assertTrue(bands.get(0).collapsed());
        assertEquals(index.lanes(), bands.get(0).lanes());
        assertEquals("default export", LaneWords.name(index, bands.get(0)));
        assertEquals("4 connections", LaneWords.of(index, bands.get(0)).who());
        LaneLayout layout = LaneLayout.of(index, bands, 300);
        assertEquals(4, layout.rows(0));
        List<Integer> rows = index.lanes().stream().map(lane -> layout.shown(index.indexOf(lane), 11)).toList();
        assertEquals(IntStream.range(0, 4).boxed().toList(), rows, "a row for each connection, however many requests it has in flight");
    }

    @Test
    void anExportUnfoldsAndAConnectionStaysOnTop() {
        assertEquals(4, LaneBand.of(index, LaneChoice.NONE.expandToggled(""), MOST).size());
        int third = index.lanes().get(2).session();
        List<LaneBand> bands = LaneBand.of(index, LaneChoice.NONE.pinToggled(third), MOST);
        assertEquals(2, bands.size());
        assertEquals(third, bands.get(0).lanes().get(0).session());
        assertTrue(bands.get(0).pinned() && !bands.get(0).collapsed());
        assertEquals(3, bands.get(1).lanes().size());
        assertEquals(LaneChoice.NONE, LaneChoice.NONE.pinToggled(third).pinToggled(third));
    }

    @Test
    void aBandIsScrolledIntoSightAndNoFurther() {
        int second = index.lanes().get(1).session();
        LaneLayout layout = LaneLayout.of(index, LaneChoice.NONE.pinToggled(second), 100);
        int last = layout.topOf(4) - 100;
        assertEquals(last, layout.scrollTo(3, 0, 100));
        assertEquals(last, layout.scrollTo(3, last, 100));
        assertEquals(0, layout.scrollTo(1, last, 100), "directly below what stays on top");
        assertEquals(7, layout.scrollTo(0, 7, 100), "what stays on top is in sight wherever one is");
        assertEquals(layout.topOf(2), layout.scrollTo(2, 0, 10), "from its upper edge where it does not fit");
    }

    @Test
    void whatIsSelectedElsewhereComesInSightOnce() {
        TimelineView view = new TimelineView(index);
        view.mode().set(TimelineMode.LANES);
        TimelinePicture picture = new TimelinePicture(view, PictureKind.PANE);
        SvgSurface surface = new SvgSurface(900, 200);
        int last = index.lanes().get(3).session();
        int there = IntStream.range(0, index.count()).filter(at -> index.session(at) == last).findFirst().orElseThrow();
        view.select(there);
        picture.paint(surface, 900, 200, SvgSurfaceTest.COLOURS);
        assertTrue(view.scroll().get() > 0);
        view.scroll().set(0);
        picture.paint(surface, 900, 200, SvgSurfaceTest.COLOURS);
        assertEquals(0, view.scroll().get(), "one may scroll away from it");
    }

    /** Larger type leaves room for fewer lanes. */
    @Test
    void whatIsSelectedStaysInSightWhereRoomGetsLess() {
        TimelineView view = new TimelineView(index);
        view.mode().set(TimelineMode.LANES);
        TimelinePicture picture = new TimelinePicture(view, PictureKind.PANE);
        SvgSurface surface = new SvgSurface(900, 200);
        int last = index.lanes().get(3).session();
        view.select(IntStream.range(0, index.count()).filter(at -> index.session(at) == last).findFirst().orElseThrow());
        picture.paint(surface, 900, 200, SvgSurfaceTest.COLOURS);
        double scroll = view.scroll().get();
        picture.paint(surface, 900, 190, SvgSurfaceTest.COLOURS);
        assertTrue(view.scroll().get() > scroll, "its lane is the last one");
        view.scroll().set(0);
        picture.paint(surface, 900, 180, SvgSurfaceTest.COLOURS);
        assertEquals(0, view.scroll().get(), "who has scrolled away from it is left there");
    }

    @Test
    void whatIsPinnedDoesNotScroll() {
        int last = index.lanes().get(3).session();
        LaneLayout layout = LaneLayout.of(index, LaneChoice.NONE.pinToggled(last), 100);
        double pinned = layout.pinnedHeight(100);
        assertEquals(layout.topOf(1), pinned);
        assertEquals(5, layout.contentY(5, 40, 100));
        assertEquals(pinned + 1 + 40, layout.contentY(pinned + 1, 40, 100));
        assertTrue(layout.pinnedHeight(10) == 0, "the others keep room");
    }

    @Test
    void labelsSayWhatMattersFirst() {
        TimelineIndex midstream = SampleIndex.of("midstream.pcapng");
        List<String> seconds = new ArrayList<>();
        for (LaneBand band : LaneBand.of(midstream, new LaneChoice(Set.of(), Set.of()))) {
            seconds.add(LaneWords.of(midstream, band).whole());
        }
        assertFalse(seconds.isEmpty());
        assertTrue(seconds.stream().allMatch(text -> text.matches(".*:\\d+ · joined later.*")), seconds.toString());
    }
}
