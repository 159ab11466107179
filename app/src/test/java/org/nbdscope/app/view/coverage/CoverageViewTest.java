package org.nbdscope.app.view.coverage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.nbdscope.app.view.CaptureDocument;
import org.nbdscope.app.view.Samples;
import org.nbdscope.app.view.analysis.AnalysisFeed;
import org.nbdscope.app.view.summary.SummaryModel;
import org.nbdscope.dissector.analysis.MapCause;

/** The test's thread takes the place of the window's. */
@Timeout(60)
class CoverageViewTest {

    private final BlockingQueue<Runnable> window = new LinkedBlockingQueue<>();
    private final CoverageView view = new CoverageView();
    private final SummaryModel summary = new SummaryModel();

    private void open(String sample) throws InterruptedException {
        CaptureDocument document = CaptureDocument.open(Samples.file(sample));
        assertTrue(document.awaitEnd(30_000));
        AnalysisFeed feed = new AnalysisFeed(document.model(), window::add);
        view.attach(feed);
        summary.attach(feed);
        view.room(1_000, 40);
        feed.grown(document.messages(), true);
        until(() -> !view.reading().get() && summary.page().get() != null);
    }

    private void until(BooleanSupplier condition) throws InterruptedException {
        while (!condition.getAsBoolean()) {
            Runnable next = window.poll(20, TimeUnit.SECONDS);
            assertTrue(next != null, "nothing comes any more");
            next.run();
        }
    }

    private List<MapCause> causes() {
        return view.known().get().steps().stream().map(step -> step.step().cause()).toList();
    }

    @Test
    void namesTheCauseOfEachStep() throws InterruptedException {
        open("map-6gib-structured.pcapng");
        assertEquals(List.of(MapCause.FIRST, MapCause.LIMIT_32_BIT), causes());
        assertTrue(view.known().get().sentence().contains("1 by extended headers"), view.known().get().sentence());
        List<String> answer = summary.page().get().answer();
        assertEquals("Yes, here: the map took 2 round trips; no fewer than 1 would have done.", answer.get(0));
        assertTrue(answer.get(2).startsWith("Extended headers could have saved at most 1, "), answer.toString());
        assertTrue(answer.get(3).startsWith("What if, an estimate: C0, block status with extended headers: 2 → 1 requests, "), answer.toString());
    }

    @Test
    void needsNoFollowUpWithExtendedHeaders() throws InterruptedException {
        open("map-6gib-extended-headers.pcap");
        assertEquals(List.of(MapCause.FIRST), causes());
        assertEquals(List.of("Not here: the map took 1 round trip, with extended headers, as few as possible."),
                summary.page().get().answer());
    }

    @Test
    void goesBackInTime() throws InterruptedException {
        open("map-6gib-structured.pcapng");
        until(() -> view.picture().get() != null);
        assertEquals(new ByteSpan(0, 6_442_450_944L), view.window().get());
        assertTrue(view.known().get().latest());
        assertEquals(0L, view.known().get().contexts().get(0).totals().unknownBytes());
        view.step(-1);
        until(() -> view.known().get().reply() == 0);
        assertEquals(2_147_483_649L, view.known().get().contexts().get(0).totals().unknownBytes());
        view.step(-1);
        until(() -> view.known().get().reply() == -1);
        assertEquals(0, view.known().get().contexts().get(0).count());
        view.step(5);
        until(() -> view.known().get().latest());
        assertEquals(CoverageView.LATEST, view.asOf().get());
        assertEquals(1, view.replyAt(Long.MAX_VALUE));
        assertEquals(-1, view.replyAt(0));
    }

    @Test
    void switchesBetweenMergedAndSingleConnections() throws InterruptedException {
        open("three-contexts-fragmented.pcapng");
        assertEquals(3, view.known().get().contexts().size());
        assertTrue(view.subject().get().merged());
        long all = view.known().get().roundTrips();
        view.subject().set(view.subjects().get().get(1));
        until(() -> view.known().get().subject().sameAs(view.subject().get()));
        assertTrue(view.known().get().roundTrips() < all);
        assertFalse(view.subject().get().merged());
    }

    @Test
    void followsTheSelectionAndLeadsIt() throws InterruptedException {
        open("map-6gib-structured.pcapng");
        view.selectStep(1);
        CoverageStep first = view.selectedStep().get();
        assertEquals(1, first.number());
        assertEquals(first.reply(), view.selectedMessage().get());
        view.selectedMessage().set(view.known().get().steps().get(1).request());
        assertEquals(2, view.selectedStep().get().number());
        CoverageCard card = CoverageCard.of(view.known().get(), Staircase.of(view.known().get().steps(), view.window().get(), 10).rows().get(1),
                view.model());
        assertEquals("Step 2 of 2: 32-bit limit", card.title());
    }

    @Test
    void isEmptyWithoutBlockStatus() throws InterruptedException {
        open("simple-all-commands.pcap.gz");
        assertNull(view.known().get());
        List<String> answer = summary.page().get().answer();
        assertTrue(answer.isEmpty() || answer.get(0).contains("no status"), answer.toString());
        assertFalse(summary.page().get().commands().isEmpty());
    }

    @Test
    void sumsUpConnectionsAndCommands() throws InterruptedException {
        open("nbdcopy-four-connections.pcapng.gz");
        assertEquals(4, summary.page().get().peers().size());
        assertEquals("C0", summary.page().get().peers().get(0).name());
        assertEquals(120, summary.page().get().commands().stream().mapToLong(line -> line.requests()).sum());
        assertEquals(9, summary.page().get().maps().stream().mapToLong(line -> line.steps()).sum());
    }
}
