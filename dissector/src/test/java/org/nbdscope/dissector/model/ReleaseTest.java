package org.nbdscope.dissector.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nbdscope.dissector.capture.CaptureReader;
import org.nbdscope.dissector.testing.CaptureGenerator;

/** Rows are given back in steps of any size, wherever the borders of blocks are. */
class ReleaseTest {

    @TempDir
    Path folder;

    private CaptureModel read() throws IOException {
        CaptureGenerator.Options options = new CaptureGenerator.Options();
        options.requests = Blocks.ROWS;
        return read(options);
    }

    private CaptureModel read(CaptureGenerator.Options options) throws IOException {
        Path file = folder.resolve("generated.pcap");
        try (FileChannel out = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
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

    @Test
    void rowsMayBeGivenBackInSmallSteps() throws IOException {
        CaptureModel model = read();
        MessageTable messages = model.messages();
        assertTrue(messages.count() > 2 * Blocks.ROWS);
        int last = messages.count() - 1;
        long frame = messages.frame(last);
        for (int below = Blocks.ROWS - 3; below < last; below += 7) {
            model.release(below, 0, Set.of());
        }
        assertEquals(frame, messages.frame(last));
    }

    private static String extents(CaptureModel model, int message) {
        StringBuilder all = new StringBuilder();
        for (int i = 0; i < model.messages().extents(message); i++) {
            int extent = model.messages().firstExtent(message) + i;
            all.append(model.extents().offset(extent)).append('+').append(model.extents().length(extent)).append(' ');
        }
        return all.toString();
    }

    /** The extents of an old transaction stay with it, those around it go, and whoever asks for them too late gets no exception. */
    @Test
    void whatIsStillOpenKeepsItsDetails() throws IOException {
        CaptureGenerator.Options options = new CaptureGenerator.Options();
        options.requests = 6L * Blocks.ROWS;
        options.readWeight = 0;
        options.writeWeight = 0;
        options.blockStatusWeight = 1;
        options.extents = 2;
        CaptureModel model = read(options);
        MessageTable messages = model.messages();
        int open = 2 * Blocks.ROWS + 5;
        int kept = model.transactions().lastReply(open);
        int below = 8 * Blocks.ROWS;
        int behind = below + 1;
        while (!messages.isBlockStatus(behind)) {
            behind++;
        }
        String keptExtents = extents(model, kept);
        String extentsBehind = extents(model, behind);
        assertEquals(2, messages.extents(kept));
        model.release(below, 4 * Blocks.ROWS, Set.of(open));
        assertEquals(keptExtents, extents(model, kept));
        assertEquals(extentsBehind, extents(model, behind));
        assertEquals(0, model.extents().length(Blocks.ROWS), "extents between are still there");
        assertTrue(model.transactions().released(0));
        assertFalse(model.transactions().released(open));
        for (int row = 0; row < Blocks.ROWS; row++) {
            assertEquals(0, messages.frame(row) + messages.bytes(row) + messages.missing(row) + messages.session(row)
                    + model.transactions().length(row) + model.transactions().command(row));
        }
    }
}
