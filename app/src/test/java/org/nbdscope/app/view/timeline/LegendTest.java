package org.nbdscope.app.view.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** What a timeline says it is about. */
class LegendTest {

    private static TimelineView view(String sample) {
        TimelineView view = new TimelineView(SampleIndex.of(sample));
        view.mode().set(TimelineMode.LANES);
        return view;
    }

    @Test
    void tellsExportsOfOneNameApart() {
        assertEquals("4 connections to one export, 1.1 GiB", Legend.title(view("nbdcopy-four-connections.pcapng.gz")));
        assertEquals("5 connections to 2 exports", Legend.title(view("qemu-as-client.pcap.gz")), "of two servers");
        assertEquals("3 connections to 2 exports", Legend.title(view("stuck-map-loop.pcap")), "of two sizes");
    }

    @Test
    void aPictureByItselfNamesItsConnection() {
        TimelineView view = view("nbdcopy-four-connections.pcapng.gz");
        view.showRequests(view.index().lanes().get(1).session());
        String sheet = paint(view, PictureKind.SHEET);
        assertTrue(sheet.contains("C1 default export, in the order asked"), sheet);
        assertFalse(Legend.title(view).contains("C1"), "in the window there is a menu beside it, which says so");
    }

    @Test
    void rowsSayThatTheirNumbersAreOffsets() {
        TimelineView view = view("nbdcopy-four-connections.pcapng.gz");
        assertFalse(paint(view, PictureKind.PANE).contains(">offset<"));
        view.mode().set(TimelineMode.REQUESTS);
        assertTrue(paint(view, PictureKind.PANE).contains(">offset<"));
        String narrow = paint(view, PictureKind.PANE, 320);
        assertFalse(narrow.contains(">offset<") || narrow.contains("iB<"), "there is no room for them");
    }

    @Test
    void noLabelOfALaneIsCut() {
        String lanes = paint(view("stuck-map-loop.pcap"), PictureKind.PANE);
        assertTrue(lanes.contains("8 errors"), lanes);
        assertFalse(lanes.contains("…"), lanes);
    }

    private static String paint(TimelineView view, PictureKind kind) {
        return paint(view, kind, 900);
    }

    private static String paint(TimelineView view, PictureKind kind, int width) {
        SvgSurface surface = new SvgSurface(width, 300);
        new TimelinePicture(view, kind).paint(surface, width, 300, SvgSurfaceTest.COLOURS);
        return surface.document("");
    }
}
