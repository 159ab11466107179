package org.nbdscope.dissector.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nbdscope.dissector.capture.CaptureReader;
import org.nbdscope.dissector.testing.CaptureGenerator;
import org.nbdscope.dissector.testing.HeaderMode;

/** What a row costs: the tables' promise is 64 bytes of heap for a message with its share of a transaction, 24 for an extent. */
class HeapPerRowTest {

    private static final int MESSAGE = 64;
    private static final int EXTENT = 24;
    /** The last block of each column is not full, and the heap holds other things. */
    private static final long NOISE = 2 << 20;

    @TempDir
    Path folder;

    private CaptureModel read(CaptureGenerator.Options options) throws IOException {
        Path file = folder.resolve("generated.pcap");
        try (FileChannel out = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.WRITE)) {
            CaptureGenerator.write(out, options);
        }
        CaptureModel model = new CaptureModel();
        try (CaptureReader reader = CaptureReader.open(file)) {
            Dissection dissection = new Dissection(reader, model);
            while (dissection.read(8192) == 8192) {
                continue;
            }
            dissection.finish();
        }
        return model;
    }

    private static long heap() throws InterruptedException {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 5; i++) {
            System.gc();
            Thread.sleep(20);
            least = Math.min(least, Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory());
        }
        return least;
    }

    @Test
    void aMessageTakesNoMoreThanPromised() throws Exception {
        CaptureGenerator.Options options = new CaptureGenerator.Options();
        options.requests = 200_000;
        options.snapLength = 128;
        read(options);
        long before = heap();
        CaptureModel model = read(options);
        long taken = heap() - before;
        int messages = model.messages().count();
        assertTrue(messages > 400_000);
        assertTrue(taken <= (long) MESSAGE * messages + NOISE, taken / (double) messages + " bytes a message");
    }

    @Test
    void anExtentTakesNoMoreThanPromised() throws Exception {
        CaptureGenerator.Options options = new CaptureGenerator.Options();
        options.requests = 1_000;
        options.readWeight = 0;
        options.writeWeight = 0;
        options.blockStatusWeight = 1;
        options.extents = 1_000;
        options.mode = HeaderMode.EXTENDED;
        read(options);
        long before = heap();
        CaptureModel model = read(options);
        long taken = heap() - before;
        int extents = model.extents().count();
        assertEquals(1_000_000, extents);
        long others = (long) MESSAGE * model.messages().count();
        assertTrue(taken <= (long) EXTENT * extents + others + NOISE, (taken - others) / (double) extents + " bytes an extent");
    }
}
