package org.nbdscope.app.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.nbdscope.dissector.capture.CaptureReader;
import org.nbdscope.dissector.model.CaptureModel;
import org.nbdscope.dissector.model.Dissection;
import org.nbdscope.dissector.session.HandshakeStyle;
import org.nbdscope.dissector.session.ReplyMode;
import org.nbdscope.dissector.session.Session;

/** A capture in a ring of files: each is a capture by itself, the oldest go, and whoever reads along loses nothing but them. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class RingCaptureTest {

    @TempDir
    Path folder;

    @Test
    void whoReadsAlongGetsEveryMessageOfARingThatTurnsManyTimes() throws Exception {
        LongCapture capture = new LongCapture(300_000, 1000, 3, folder).run();
        assertEquals(capture.generated(), capture.messages());
        assertEquals(0, capture.skipped());
        assertEquals(0, capture.lostBytes());
        assertTrue(capture.mostFiles() <= 3);
        assertEquals(GeneratedTraffic.CONNECTIONS, capture.model().sessions().size());
        for (Session session : capture.model().sessions()) {
            assertEquals(HandshakeStyle.FIXED_NEWSTYLE, session.handshake());
            assertEquals(GeneratedTraffic.EXPORT, session.export());
            assertEquals(ReplyMode.STRUCTURED, session.replies());
        }
        List<Path> files = files();
        assertEquals(3, files.size());
        for (Path file : files) {
            assertTrue(file.getFileName().toString().matches("long_000\\d\\d_20\\d{12}\\.pcapng"), file.toString());
            assertTrue(Files.size(file) < 1_100_000);
            assertTrue(packets(file) > 0);
        }
    }

    private List<Path> files() throws Exception {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.sorted().toList();
        }
    }

    private static long packets(Path file) throws Exception {
        try (CaptureReader reader = CaptureReader.open(file)) {
            assertEquals("generated", reader.interfaces().isEmpty() && reader.next() ? reader.interfaces().get(0).name() : "generated");
            while (reader.next()) {
                continue;
            }
            assertEquals(null, reader.cut());
            return reader.packets();
        }
    }

    /** A reader that stops in between finds files gone: it goes on behind them, knows how much it missed, and still knows the sessions. */
    @Test
    void whoFallsBehindLosesOnlyTheFilesThatAreGone() throws Exception {
        Gate gate = new Gate();
        GeneratedTraffic traffic = new GeneratedTraffic(64_000, gate::pass);
        CaptureSettings settings = CaptureSettings.of("generated").withFile(folder.resolve("x.pcapng"))
                .withRing(new RingBuffer(0, null, 5000, 2));
        try (LiveCapture capture = LiveCapture.start(settings, List.of(traffic), null, new Outcome());
                CaptureFollower follower = new CaptureFollower(capture)) {
            CaptureModel model = new CaptureModel();
            Dissection dissection = new Dissection(follower, model);
            while (dissection.frames() < 40) {
                dissection.read(1);
            }
            gate.open();
            assertTrue(capture.awaitEnd(60_000));
            while (dissection.read(8192) > 0) {
                continue;
            }
            dissection.finish();
            long packets = capture.statistics().captured();
            assertEquals(packets, dissection.frames());
            assertTrue(follower.skipped() > 100_000, follower.skipped() + " skipped");
            assertTrue(dissection.tcpCounts().lostBytes() > 0);
            assertEquals(GeneratedTraffic.CONNECTIONS, model.sessions().size());
            assertEquals(GeneratedTraffic.EXPORT, model.session(0).export());
            assertTrue(model.transactions().count() > 1000, "nothing was decoded behind the hole");
            assertTrue(model.transactions().finished(model.transactions().count() - 20));
        }
    }

    /** Holds the generator until the reader has seen the handshakes. */
    private static final class Gate {
        private boolean open;

        synchronized void open() {
            open = true;
            notifyAll();
        }

        synchronized void pass(long packets) {
            while (packets > 50 && !open) {
                try {
                    wait();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    return;
                }
            }
        }
    }

    @Test
    void aCaptureEndsByItselfAtItsLimits() throws Exception {
        for (StopConditions limit : List.of(new StopConditions(1000, 0, null), new StopConditions(0, 100, null))) {
            Outcome outcome = new Outcome();
            CaptureSettings settings = CaptureSettings.of("generated").withFile(folder.resolve("limit.pcapng")).withStop(limit);
            try (LiveCapture capture = LiveCapture.start(settings, List.of(new GeneratedTraffic(320_000, packets -> { })), null, outcome)) {
                assertTrue(capture.awaitEnd(60_000));
                LiveStatistics statistics = capture.statistics();
                assertTrue(limit.packets() == 0 ? statistics.bytes() >= 100_000 && statistics.bytes() < 101_000
                        : statistics.captured() == 1000, statistics.toString());
                assertEquals(statistics.captured(), packets(folder.resolve("limit.pcapng")));
                assertEquals(List.of(), outcome.problems());
                assertFalse(statistics.dropped() > 0);
            }
        }
    }
}
