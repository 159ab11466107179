package org.nbdscope.app.view.summary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.nbdscope.app.view.Samples;
import org.nbdscope.dissector.protocol.Command;
import org.nbdscope.dissector.protocol.CompactRequest;
import org.nbdscope.dissector.protocol.Magic;

/** What the summary says of features that were missed. */
@Timeout(60)
class SummaryModelTest {

    @TempDir
    Path folder;

    private String saving(Path file) throws InterruptedException {
        return FinishedSummary.of(file).negotiation().get(0).rows().stream().filter(row -> row.feature().equals("write zeroes")).findFirst()
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
