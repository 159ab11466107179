package org.nbdscope.app.view.summary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.nbdscope.app.view.CaptureDocument;
import org.nbdscope.app.view.HostNames;
import org.nbdscope.app.view.Samples;
import org.nbdscope.app.view.analysis.AnalysisFeed;
import org.nbdscope.dissector.protocol.Command;
import org.nbdscope.dissector.protocol.CompactRequest;
import org.nbdscope.dissector.protocol.Magic;

/** The test's thread takes the place of the window's. */
@Timeout(60)
class SummaryModelTest {

    private final BlockingQueue<Runnable> window = new LinkedBlockingQueue<>();

    @TempDir
    Path folder;

    private SummaryPage page(Path file) throws InterruptedException {
        try (CaptureDocument document = CaptureDocument.open(file)) {
            assertTrue(document.awaitEnd(30_000));
            SummaryModel summary = new SummaryModel(new HostNames());
            try (AnalysisFeed feed = new AnalysisFeed(document.model(), window::add)) {
                summary.attach(feed);
                summary.judged(document.verdict());
                feed.grown(document.messages(), true);
                while (summary.page().get() == null) {
                    Runnable next = window.poll(20, TimeUnit.SECONDS);
                    assertNotNull(next, "nothing comes any more");
                    next.run();
                }
            }
            return summary.page().get();
        }
    }

    private String saving(Path file) throws InterruptedException {
        return page(file).negotiation().get(0).rows().stream().filter(row -> row.feature().equals("write zeroes")).findFirst()
                .orElseThrow().saving();
    }

    /** A sample, all of whose writes of 1024 bytes write zeroes. */
    private Path zeroesWritten() throws IOException {
        byte[] bytes = Files.readAllBytes(Samples.ERRORS);
        ByteBuffer packets = ByteBuffer.wrap(bytes);
        for (int at = 0; at < bytes.length - CompactRequest.SIZE - 1024; at++) {
            if (packets.getInt(at) == Magic.NBD_REQUEST_MAGIC && CompactRequest.TYPE.u16(packets, at) == Command.NBD_CMD_WRITE.value()
                    && CompactRequest.LENGTH.u32(packets, at) == 1024) {
                int payload = at + CompactRequest.SIZE;
                Arrays.fill(bytes, payload, payload + 1024, (byte) 0);
            }
        }
        return Files.write(folder.resolve("zeroes.pcap"), bytes);
    }

    @Test
    void namesTheWritesOfZeroesThatMissedAFeature() throws Exception {
        assertNull(saving(Samples.ERRORS));
        assertEquals("could have done 1 write of nothing but zeroes without their payload", saving(zeroesWritten()));
    }
}
