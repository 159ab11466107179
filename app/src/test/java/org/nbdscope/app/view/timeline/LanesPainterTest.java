package org.nbdscope.app.view.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.nbdscope.app.view.CaptureDocument;
import org.nbdscope.app.view.Samples;

@Timeout(60)
class LanesPainterTest {

    private static final Pattern SIGN = Pattern.compile("<text x=\"([0-9.]+)\" y=\"([0-9.]+)\"[^>]*>([ENW])</text>");

    private record Sign(double x, double y) {
    }

    private static List<Sign> signs(String sample, double width) throws Exception {
        try (CaptureDocument document = CaptureDocument.open(Samples.file(sample))) {
            assertTrue(document.awaitEnd(30_000));
            TimelineIndex index = new TimelineIndex(document.model());
            index.advance(Integer.MAX_VALUE);
            index.finish();
            TimelineView view = new TimelineView(index);
            view.findings().set(FindingMarks.of(document.model(), document.verdict()));
            SvgSurface surface = new SvgSurface(width, 400);
            new TimelinePicture(view, PictureKind.PANE).paint(surface, width, 400, SvgSurfaceTest.COLOURS);
            List<Sign> signs = new ArrayList<>();
            Matcher texts = SIGN.matcher(surface.document(""));
            while (texts.find()) {
                signs.add(new Sign(Double.parseDouble(texts.group(1)), Double.parseDouble(texts.group(2))));
            }
            return signs;
        }
    }

    @Test
    void signsOfALaneStandBesideEachOther() throws Exception {
        for (double width : new double[] {400, 1200, 3000}) {
            List<Sign> signs = signs("stuck-map-loop.pcap", width);
            assertTrue(signs.size() >= 3, "each of three connections has one");
            for (Sign sign : signs) {
                long near = signs.stream().filter(other -> Math.abs(other.x - sign.x) < 2 * SeveritySign.RADIUS - 3
                        && Math.abs(other.y - sign.y) < LaneLayout.LABEL_HEIGHT / 2.0).count();
                assertEquals(1, near, width + ": " + sign);
            }
        }
    }

    @Test
    void whereThereIsRoomEveryRequestOfALoopHasItsSign() throws Exception {
        assertTrue(signs("stuck-map-loop.pcap", 40_000).size() >= 60);
    }
}
