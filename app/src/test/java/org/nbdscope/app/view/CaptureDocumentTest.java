package org.nbdscope.app.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class CaptureDocumentTest {

    private static final long PATIENCE_MILLIS = 30_000;

    @TempDir
    Path folder;

    @Test
    void readsToTheEnd() throws Exception {
        try (CaptureDocument document = CaptureDocument.open(Samples.FOUR_CONNECTIONS)) {
            assertTrue(document.awaitEnd(PATIENCE_MILLIS));
            assertEquals(CaptureDocument.State.READ, document.state());
            assertEquals(288, document.messages());
            assertEquals(120, document.transactions());
            assertEquals(408, document.packets());
            assertNull(document.notice());
            assertTrue(document.lastTimeNanos() > document.firstTimeNanos());
        }
    }

    @Test
    void tellsWhereAFileIsCut() throws Exception {
        try (CaptureDocument document = CaptureDocument.open(Samples.CUT)) {
            assertTrue(document.awaitEnd(PATIENCE_MILLIS));
            assertEquals(CaptureDocument.State.READ, document.state());
            assertTrue(document.messages() > 0, "what stands before the cut is there");
            assertTrue(document.notice().startsWith("Read up to packet " + document.packets()), document.notice());
        }
    }

    @Test
    void tellsWhyAFileCannotBeRead() throws Exception {
        Path text = Files.writeString(folder.resolve("letter.txt"), "Dear all, this is no capture.");
        for (Path file : new Path[] {folder.resolve("missing.pcap"), text, folder}) {
            try (CaptureDocument document = CaptureDocument.open(file)) {
                assertTrue(document.awaitEnd(PATIENCE_MILLIS));
                assertEquals(CaptureDocument.State.FAILED, document.state());
                assertNotNull(document.notice());
                assertEquals(1, document.notice().lines().count(), document.notice());
            }
        }
    }

    @Test
    void makesTheTreeOfAMessage() throws Exception {
        try (CaptureDocument document = CaptureDocument.open(Samples.FOUR_CONNECTIONS)) {
            assertTrue(document.awaitEnd(PATIENCE_MILLIS));
            MessageContent content = document.content(221).get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
            assertEquals(28, content.bytes().size());
            assertEquals("Request: NBD_CMD_READ", content.tree().text());
            assertNotNull(document.packet(301).get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS));
        }
    }

    @Test
    void makesNoVerdictOfAFileThatIsClosed() throws Exception {
        ScriptedInput input = new ScriptedInput(Samples.FOUR_CONNECTIONS, folder.resolve("live.pcapng"));
        input.more(100);
        CaptureDocument document = CaptureDocument.follow(input, StopWish.NONE);
        document.close();
        assertTrue(document.awaitEnd(PATIENCE_MILLIS));
        assertTrue(document.verdict() == null || !document.verdict().last(), "nobody waits for it, and it takes time and memory");
        input.discard();
    }

    @Test
    void keepsWhatWasReadWhenStopped() throws Exception {
        try (CaptureDocument document = CaptureDocument.open(Samples.FOUR_CONNECTIONS)) {
            document.cancel();
            assertTrue(document.awaitEnd(PATIENCE_MILLIS));
            assertTrue(document.state() == CaptureDocument.State.CANCELLED || document.state() == CaptureDocument.State.READ);
        }
    }
}
