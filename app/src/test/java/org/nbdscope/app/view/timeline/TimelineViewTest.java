package org.nbdscope.app.view.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.nbdscope.app.view.CommandGroup;
import org.nbdscope.dissector.model.CaptureModel;

class TimelineViewTest {

    private final TimelineView view = new TimelineView(SampleIndex.of("nbdcopy-four-connections.pcapng.gz"));
    private final CursorSteps steps = new CursorSteps(view);

    @Test
    void selectionIsSharedByMessage() {
        int transaction = 40;
        int reply = view.index().model().transactions().lastReply(transaction);
        view.selectedMessage().set(reply);
        assertEquals(transaction, view.selectedTransaction().get());
        assertEquals(transaction, view.cursor().get());
        view.select(41);
        assertEquals(view.index().model().transactions().request(41), view.selectedMessage().get());
        assertTrue(view.letGo());
        assertEquals(TimelineView.NONE, view.selectedTransaction().get());
    }

    @Test
    void aSelectionElsewhereIsBroughtIntoView() {
        view.show(new TimeWindow(view.whole().start(), view.whole().start() + 100_000));
        view.select(100);
        assertTrue(view.window().get().intersects(view.index().start(100), view.index().end(100)));
        assertEquals(100_000, view.window().get().length());
    }

    /** The first row of a live capture is selected before the view was told of it: it goes on to show all. */
    @Test
    void aSelectionThatIsNewDoesNotEndTheViewOfTheWhole() {
        TimelineIndex growing = new TimelineIndex(view.index().model());
        TimelineView live = new TimelineView(growing);
        growing.advance(Integer.MAX_VALUE);
        live.select(3);
        assertTrue(live.showsAll());
    }

    @Test
    void aSelectionWhileTheCaptureGrowsLeavesTheWholeInView() {
        TimelineIndex growing = new TimelineIndex(view.index().model());
        growing.advance(100);
        TimelineView whole = new TimelineView(growing);
        growing.advance(Integer.MAX_VALUE);
        growing.finish();
        whole.select(growing.count() - 1);
        assertTrue(whole.showsAll());
    }

    @Test
    void theCursorWalksAlongAConnectionAndAcross() {
        steps.along(1);
        int first = view.cursor().get();
        steps.along(1);
        int second = view.cursor().get();
        assertEquals(view.index().session(first), view.index().session(second));
        assertTrue(second > first);
        steps.along(-1);
        assertEquals(first, view.cursor().get());
        steps.toLane(1);
        assertNotEquals(view.index().session(first), view.index().session(view.cursor().get()));
        view.displayed().set(DisplayedRequests.of(view.index(), at -> view.index().group(at) == CommandGroup.BLOCK_STATUS));
        steps.along(1);
        assertEquals(CommandGroup.BLOCK_STATUS, view.index().group(view.cursor().get()));
        assertTrue(view.description().contains("BLOCK_STATUS"), view.description());
    }

    @Test
    void fitGoesToTheRangeThenTheSelectionThenAll() {
        view.zoom(0.01, view.whole().at(0.5));
        view.fitSelection();
        assertEquals(view.whole(), view.window().get());
        view.select(30);
        view.fitSelection();
        assertTrue(view.window().get().length() < view.whole().length());
        TimeWindow range = new TimeWindow(view.index().start(30), view.index().start(30) + 5_000);
        view.range().set(range);
        view.fitSelection();
        assertEquals(range, view.window().get());
    }

    @Test
    void anEmptyCaptureHasAWindowToo() {
        TimelineView empty = new TimelineView(new TimelineIndex(new CaptureModel()));
        empty.zoom(0.5, 0);
        empty.pan(1);
        new CursorSteps(empty).along(1);
        new CursorSteps(empty).toLane(1);
        empty.fitSelection();
        SvgSurface surface = new SvgSurface(600, 200);
        TimelinePicture picture = new TimelinePicture(empty, PictureKind.SHEET);
        for (TimelineMode mode : TimelineMode.values()) {
            empty.mode().set(mode);
            picture.paint(surface, 600, 200, SvgSurfaceTest.COLOURS);
            picture.paintOverlay(surface, SvgSurfaceTest.COLOURS, TimelineView.NONE, true);
            assertEquals(TimelineView.NONE, picture.transactionAt(300, 100, 5));
        }
    }
}
