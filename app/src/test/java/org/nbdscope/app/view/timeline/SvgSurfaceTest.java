package org.nbdscope.app.view.timeline;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.StringReader;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.xml.sax.InputSource;

class SvgSurfaceTest {

    static final TimelineColours COLOURS = new TimelineColours(0xffffffff, 0xfff8f9fb, 0xffd5dae0, 0xffe6e9ed, 0xff1a1f26, 0xff4b5563,
            0xff596370, 0xff5546c0, 0xffe9e6fa, 0xffb3261e, 0xff8a5600, 0xffe8a317, 0xff43566b,
            0xff04150f, 0xff1a1f26, 0xff0072b2, 0xffd55e00, 0xff009e73, 0xffcc79a7, 0xffe69f00, 0xff56b4e9, 0xff7a8594);

    @Test
    void everyModeOfDamagedCapturesMakesADocument() {
        for (String sample : new String[] {"wrong-replies.pcap", "lost-packets.pcap.gz", "midstream.pcapng", "stuck-map-loop.pcap"}) {
            TimelineView view = new TimelineView(SampleIndex.of(sample));
            view.select(Math.min(3, view.index().count() - 1));
            view.range().set(new TimeWindow(view.whole().at(0.2), view.whole().at(0.4)));
            for (TimelineMode mode : TimelineMode.values()) {
                view.mode().set(mode);
                SvgSurface surface = new SvgSurface(900, 260);
                TimelinePicture picture = new TimelinePicture(view, PictureKind.SHEET);
                picture.paint(surface, 900, 260, COLOURS);
                picture.paintOverlay(surface, COLOURS, 0, true);
                String document = surface.document("a < b & \"c\"");
                assertDoesNotThrow(() -> DocumentBuilderFactory.newInstance().newDocumentBuilder()
                        .parse(new InputSource(new StringReader(document))), sample);
                assertTrue(document.contains("Timeline"));
            }
        }
    }

    @Test
    void textIsAsWideAsInItsOwnFontWhereTheViewerCanDoThat() {
        SvgSurface surface = new SvgSurface(100, 100);
        surface.text(" · ab", 0, 10, TextStyle.FIGURES, Surface.Align.LEFT, 0xff000000);
        surface.text("\u4e2d\u6587", 0, 10, TextStyle.SMALL, Surface.Align.LEFT, 0xff000000);
        String document = surface.document("");
        assertTrue(document.contains("textLength=\"33\" lengthAdjust=\"spacingAndGlyphs\""), document);
        assertTrue(document.contains("xml:space=\"preserve\""), "spaces at the ends count");
        assertEquals(1, document.split("textLength").length - 1, "only where all letters are known");
    }

    @Test
    void textGetsRoomForAWiderFont() {
        SvgSurface surface = new SvgSurface(100, 100);
        assertEquals(10 * 0.6 * 11, surface.textWidth("0123456789", TextStyle.FIGURES), 1);
        for (TextStyle style : new TextStyle[] {TextStyle.SMALL, TextStyle.STRONG}) {
            double own = SvgFont.of(style).width("Coverage") * style.size();
            assertTrue(own > 40 && own < 60, "as Inter's letters are: " + own);
            assertTrue(surface.textWidth("Coverage", style) > own * 1.07);
        }
    }
}
