package org.nbdscope.dissector.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
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
        Path file = folder.resolve("generated.pcap");
        CaptureGenerator.Options options = new CaptureGenerator.Options();
        options.requests = Blocks.ROWS;
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
}
