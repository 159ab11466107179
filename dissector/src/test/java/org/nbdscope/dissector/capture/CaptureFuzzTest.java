package org.nbdscope.dissector.capture;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever the bytes: packets that lie inside their buffer, then an end or a {@link CaptureException}. */
class CaptureFuzzTest {

    private static final int ROUNDS = 2_500;

    @Test
    void survivesMutations() throws IOException {
        byte[] pcapng = CaptureBytes.pcapngOfEverything();
        List<byte[]> captures = List.of(PcapFormatTest.twoPackets(true), pcapng, pcapng, pcapng,
                CompressedCaptureTest.gzip(pcapng), CompressedCaptureTest.zstd(pcapng));
        for (long seed = 0; seed < ROUNDS; seed++) {
            Random random = new Random(seed);
            byte[] capture = captures.get(random.nextInt(captures.size())).clone();
            for (int i = random.nextInt(6); i >= 0; i--) {
                int at = random.nextInt(capture.length);
                capture[at] = random.nextBoolean() ? (byte) random.nextInt() : (byte) (random.nextInt(5) - 2);
            }
            try (CaptureReader reader = Captures.open(capture)) {
                int packets = 0;
                while (reader.next()) {
                    packets++;
                    Captures.line(reader.frame());
                    assertTrue(reader.frame().originalLength >= reader.frame().capturedLength);
                    assertTrue(packets < 1000, "seed " + seed);
                }
                reader.cut();
            } catch (CaptureException e) {
                assertTrue(e.getMessage().indexOf('\n') < 0);
            } catch (IOException | RuntimeException | AssertionError e) {
                fail("seed " + seed, e);
            }
        }
    }
}
