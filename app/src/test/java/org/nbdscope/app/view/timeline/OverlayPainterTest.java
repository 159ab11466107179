package org.nbdscope.app.view.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class OverlayPainterTest {

    private static final Pattern RECT = Pattern.compile("<rect x=\"([0-9.]+)\" y=\"[0-9.]+\" width=\"5\" height=\"10\"");

    /** The ring of the focus is as wide as two pixels. */
    @Test
    void bothHandlesOfAFullBrushAreWithinTheRingOfTheFocus() {
        TimelineView view = new TimelineView(SampleIndex.of("nbdcopy-four-connections.pcapng.gz"));
        TimelinePicture picture = new TimelinePicture(view, PictureKind.PANE);
        picture.paint(new SvgSurface(900, 300), 900, 300, SvgSurfaceTest.COLOURS);
        SvgSurface surface = new SvgSurface(900, 300);
        picture.paintOverlay(surface, SvgSurfaceTest.COLOURS, TimelineView.NONE, true);
        List<Double> handles = new ArrayList<>();
        Matcher rects = RECT.matcher(surface.document(""));
        while (rects.find()) {
            handles.add(Double.parseDouble(rects.group(1)));
        }
        assertEquals(2, handles.size(), surface.document(""));
        assertTrue(handles.get(1) + 5 < 900 - 2, handles.toString());
    }
}
