package org.nbdscope.app.view.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.nbdscope.app.view.CaptureDocument;
import org.nbdscope.app.view.Samples;
import org.nbdscope.dissector.detail.WireSegment;
import org.nbdscope.dissector.model.MessageTable;

@Timeout(60)
class WireFeedTest {

    @Test
    void readsTheSegmentsOfTheWindow() throws Exception {
        try (CaptureDocument document = CaptureDocument.open(Samples.FOUR_CONNECTIONS)) {
            assertTrue(document.awaitEnd(30_000));
            TimelineIndex index = new TimelineIndex(document.model());
            index.advance(Integer.MAX_VALUE);
            TimelineView view = new TimelineView(index);
            view.mode().set(TimelineMode.REQUESTS);
            List<Wire.Question> asked = new ArrayList<>();
            WireFeed feed = new WireFeed(view, question -> {
                asked.add(question);
                var segments = document.segments(index.model().session(question.session()), question.first(), question.last(),
                        Wire.MOST_PACKETS);
                return CompletableFuture.completedFuture(segments.join());
            }, Runnable::run);
            feed.refresh();
            feed.refresh();
            assertEquals(1, asked.size(), "the same window is read once");
            MessageTable messages = index.model().messages();
            int session = view.rowsSession();
            long bytes = 0;
            for (int row = 0; row < messages.count(); row++) {
                bytes += messages.session(row) == session ? messages.bytes(row) : 0;
            }
            List<WireSegment> segments = view.wire().get().segments();
            assertEquals(bytes, segments.stream().filter(segment -> !segment.again()).mapToLong(WireSegment::length).sum());
            view.zoom(0.1, view.whole().at(0.5));
            feed.refresh();
            assertEquals(2, asked.size());
            assertTrue(view.wire().get().segments().size() < segments.size());
            view.mode().set(TimelineMode.LANES);
            view.fitAll();
            feed.refresh();
            assertEquals(2, asked.size(), "what nobody sees is not read");
        }
    }

    /** Messages behind lost packets come later in the table than others that are later on the wire. */
    @Test
    void findsMessagesThatAreOutOfOrder(@TempDir Path folder) throws Exception {
        String name = Samples.FOUR_CONNECTIONS.getFileName().toString();
        Path file = Samples.packets(name, frame -> frame.number % 7 != 0, folder.resolve("some.pcapng"));
        try (CaptureDocument document = CaptureDocument.open(file)) {
            assertTrue(document.awaitEnd(30_000));
            TimelineIndex index = new TimelineIndex(document.model());
            index.advance(Integer.MAX_VALUE);
            MessageTable messages = index.model().messages();
            assertTrue(IntStream.range(1, messages.count()).anyMatch(row -> messages.timeNanos(row) < messages.timeNanos(row - 1)));
            for (int row = 0; row < messages.count(); row++) {
                TimeWindow moment = new TimeWindow(messages.timeNanos(row), messages.timeNanos(row) + 1);
                int wanted = row;
                assertTrue(IntStream.of(index.messagesIn(moment, messages.session(row), Wire.MOST_PACKETS).rows())
                        .anyMatch(found -> found == wanted), "row " + row);
            }
        }
    }

    @Test
    void nothingIsSaidOfSegmentsThatAreStillBeingRead() {
        TimelineView view = new TimelineView(SampleIndex.of("nbdcopy-four-connections.pcapng.gz"));
        view.mode().set(TimelineMode.REQUESTS);
        CompletableFuture<List<WireSegment>> answer = new CompletableFuture<>();
        WireFeed feed = new WireFeed(view, question -> answer, Runnable::run);
        feed.refresh();
        assertFalse(painted(view).contains("No segment"));
        answer.complete(List.of());
        assertTrue(painted(view).contains("No segment"));
    }

    private static String painted(TimelineView view) {
        SvgSurface surface = new SvgSurface(900, 600);
        new TimelinePicture(view, PictureKind.PANE).paint(surface, 900, 600, SvgSurfaceTest.COLOURS);
        return surface.document("");
    }
}
