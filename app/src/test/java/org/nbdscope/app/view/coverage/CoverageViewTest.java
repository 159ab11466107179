package org.nbdscope.app.view.coverage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.nbdscope.app.view.HostNames;
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
    private final SummaryModel summary = new SummaryModel(new HostNames());

    private void open(String sample) throws InterruptedException {
        CaptureDocument document = CaptureDocument.open(Samples.file(sample));
        assertTrue(document.awaitEnd(30_000));
        AnalysisFeed feed = new AnalysisFeed(document.model(), window::add);
        view.attach(feed);
        summary.attach(feed);
        view.room(new CoveragePicture.Room(1_000, 40, 1_000));
        view.judged(document.verdict());
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
        assertEquals("2 round trips, needed 1 or more; avoidable at most: 1 by extended headers", view.known().get().sentence());
        List<String> answer = summary.page().get().answer();
        assertEquals("Yes, here: the map took 2 round trips; no fewer than 1 would have done.", answer.get(0));
        assertTrue(answer.get(2).startsWith("Extended headers could have saved at most 1, "), answer.toString());
        assertTrue(answer.get(3).startsWith("What if, an estimate: C0, block status with extended headers: 2 → 1 request, "),
                answer.toString());
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
    void showsMomentsWhileTheSliderGoesOnAndTheLastOneInTheEnd() throws InterruptedException {
        open("three-contexts-fragmented.pcapng");
        until(() -> view.picture().get() != null);
        int replies = view.known().get().replies().length;
        List<Integer> seen = new ArrayList<>();
        view.picture().addListener((property, before, now) -> seen.add(now.known().reply()));
        int[] wanted = {replies - 1};
        // The slider goes on at each turn of the window's thread, so that never is the moment shown that is wanted.
        until(() -> {
            wanted[0]--;
            view.reply(wanted[0]);
            return wanted[0] == 0;
        });
        assertFalse(seen.isEmpty(), "moments are shown on the way");
        until(() -> view.picture().get().known().reply() == 0);
        until(view::settled);
        assertEquals(0, view.known().get().reply());
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
        CoverageCard card = CoverageCard.of(view.known().get(),
                Staircase.of(view.known().get().steps(), view.window().get(), 10, step -> true).rows().get(1),
                view.model());
        assertEquals("Step 2 of 2: 32-bit limit", card.title());
    }

    @Test
    void drawsNothingBeforeItIsKnownForHowManyPixels() throws InterruptedException {
        CaptureDocument document = CaptureDocument.open(Samples.file("map-6gib-structured.pcapng"));
        assertTrue(document.awaitEnd(30_000));
        AnalysisFeed feed = new AnalysisFeed(document.model(), window::add);
        view.attach(feed);
        feed.grown(document.messages(), true);
        until(view::settled);
        assertNull(view.picture().get());
        view.room(new CoveragePicture.Room(700, 40, 700));
        until(view::settled);
        assertEquals(700, view.picture().get().contexts().get(0).width());
        feed.close();
    }

    @Test
    void looksUpBehindTheWindowWhatWasFound() throws InterruptedException {
        CaptureDocument document = CaptureDocument.open(Samples.file("stuck-map-loop.pcap"));
        assertTrue(document.awaitEnd(30_000));
        AnalysisFeed feed = new AnalysisFeed(document.model(), window::add);
        view.attach(feed);
        view.judged(document.verdict());
        assertTrue(view.findings().get().isEmpty(), "not in this thread");
        assertFalse(view.settled());
        until(() -> !view.findings().get().isEmpty());
        feed.close();
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

    @Test
    void showsReadsAndChangesBesideTheMap() throws InterruptedException {
        open("nbdcopy-four-connections.pcapng.gz");
        until(() -> view.picture().get() != null);
        RequestTicks ticks = view.picture().get().ticks();
        assertTrue(ticks.any());
        int reads = 0;
        for (int x = 0; x < ticks.width(); x++) {
            reads += ticks.count(0, x);
            assertEquals(0, ticks.count(1, x), "nothing was changed");
        }
        assertEquals(107, reads);
        assertTrue(view.picture().get().findings().size() > 0, "the findings have places on the disk");
    }

    @Test
    void dimsWhatFilterAndLegendHide() throws InterruptedException {
        open("nbdcopy-four-connections.pcapng.gz");
        until(() -> view.picture().get() != null);
        view.filter().set(CoverageFilter.NONE.with(transaction -> false).toggle(StatusKind.DATA));
        until(() -> view.picture().get().filter() == view.filter().get());
        CoveragePicture picture = view.picture().get();
        assertTrue(picture.stairs().rows().stream().allMatch(Staircase.Row::dimmed));
        ColumnBins bins = picture.contexts().get(0);
        boolean ticksSeen = false;
        for (int x = 0; x < bins.width(); x++) {
            assertTrue(bins.kind(x) != StatusKind.DATA || bins.dimmed(x), "what is hidden gives way to what is not");
            RequestTicks.Level level = picture.ticks().level(0, x);
            assertTrue(level == RequestTicks.Level.ABSENT || level == RequestTicks.Level.DIMMED);
            ticksSeen |= level == RequestTicks.Level.DIMMED;
        }
        assertTrue(ticksSeen);
        view.filter().set(view.filter().get().toggle(StatusKind.DATA).with(null));
        assertEquals(CoverageFilter.NONE, view.filter().get());
    }

    @Test
    void knowsSinceWhenAStatusHasBeenKnown() throws InterruptedException {
        open("three-contexts-fragmented.pcapng");
        CoverageKnown known = view.known().get();
        int last = CoverageCard.messageAt(known, 0, "base:allocation");
        int[] since = {-1};
        view.since("base:allocation", 0, message -> since[0] = message);
        until(() -> since[0] >= 0);
        assertTrue(since[0] < last, since[0] + " was before " + last);
        assertEquals(known.replies()[0], known.steps().get(0).reply());
        assertTrue(since[0] <= known.replies()[0], "the first reply said so");
    }

    @Test
    void goesFromExtentToExtentByKey() throws InterruptedException {
        open("three-contexts-fragmented.pcapng");
        view.moveCursor(1, 0);
        assertEquals(new ChartCursor(0, 0), view.cursor().get());
        ContextExtents extents = view.known().get().contexts().get(0);
        view.moveCursor(1, 0);
        assertEquals(extents.end(0), view.cursor().get().offset());
        view.moveCursor(0, 1);
        assertEquals(1, view.cursor().get().context());
        view.moveCursor(-1, -1);
        assertEquals(new ChartCursor(0, 0), view.cursor().get());
        view.selectAtCursor();
        assertEquals(extents.message(0), view.selectedMessage().get());
    }

    @Test
    void countsTheRoundTripsOfEachWalk() throws InterruptedException {
        open("map-6gib-structured.pcapng");
        CoverageRun run = view.known().get().runs().get(0);
        assertEquals(2, run.run().steps());
        assertEquals(1, run.run().lowerBound());
        assertEquals("32-bit limit 1", run.causes());
        assertEquals("1 by extended headers", run.avoidable());
    }

    @Test
    void zoomsByTheLogarithm() {
        ByteSpan whole = new ByteSpan(0, 1L << 60);
        assertEquals(0, whole.zoomOf(whole));
        assertEquals(1, new ByteSpan(5, ByteSpan.LEAST).zoomOf(whole));
        assertEquals(1L << 60, ByteSpan.lengthAt(0, whole));
        assertEquals(ByteSpan.LEAST, ByteSpan.lengthAt(1, whole));
        ByteSpan middle = new ByteSpan(0, ByteSpan.lengthAt(0.5, whole));
        assertEquals(0.5, middle.zoomOf(whole), 1e-6);
    }

    @Test
    void writesTheMapAsNbdinfoDoes() throws InterruptedException, IOException {
        open("big-endian-cooked.pcap");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        MapFile.write(out, view.known().get().contexts().get(0));
        String printed = Files.readString(Samples.file("big-endian-cooked.map.json"));
        assertEquals(printed.replaceAll("\\s", ""), out.toString(StandardCharsets.UTF_8).replaceAll("\\s", ""));
    }
}
