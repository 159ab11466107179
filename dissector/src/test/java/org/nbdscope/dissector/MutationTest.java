package org.nbdscope.dissector;

import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.nbdscope.dissector.capture.CaptureReader;
import org.nbdscope.dissector.capture.PcapngWriter;
import org.nbdscope.dissector.testing.Decoded;
import org.nbdscope.dissector.testing.ModelInvariants;
import org.nbdscope.dissector.testing.SampleCaptures;

/** Whatever happens to the bytes of a capture: no exception, no endless loop, and a model in which everything can be read and written. */
class MutationTest {

    private static final int ROUNDS = 1500;
    /** Larger captures take too long for so many rounds. */
    private static final int MOST_BYTES = 60_000;
    private static final Duration ENOUGH = Duration.ofSeconds(60);

    @Test
    void changedPacketsHarmNothing() throws IOException {
        List<byte[]> captures = smallCaptures();
        for (long seed = 1; seed <= ROUNDS; seed++) {
            Random random = new Random(seed);
            byte[] capture = captures.get(random.nextInt(captures.size())).clone();
            for (int changes = 1 + random.nextInt(20); changes > 0; changes--) {
                change(random, capture);
            }
            if (random.nextInt(4) == 0) {
                capture = java.util.Arrays.copyOf(capture, 4 + random.nextInt(capture.length - 4));
            }
            check(capture, seed);
        }
    }

    private static void check(byte[] capture, long seed) {
        try {
            assertTimeoutPreemptively(ENOUGH, () -> {
                try (CaptureReader reader = CaptureReader.open(Channels.newChannel(new ByteArrayInputStream(capture)), "capture")) {
                    reader.format();
                } catch (IOException e) {
                    // No capture any longer: it says so, that is all.
                    return;
                }
                ModelInvariants.check(Decoded.of(capture).model());
            });
        } catch (RuntimeException | AssertionError e) {
            throw new AssertionError("seed " + seed + ": " + e, e);
        }
    }

    private static void change(Random random, byte[] capture) {
        int at = 24 + random.nextInt(capture.length - 32);
        switch (random.nextInt(5)) {
            case 0 -> capture[at] = (byte) random.nextInt();
            case 1 -> capture[at] ^= (byte) (1 << random.nextInt(8));
            case 2 -> ByteBuffer.wrap(capture).putInt(at, random.nextBoolean() ? -1 : Integer.MIN_VALUE >>> random.nextInt(32));
            case 3 -> ByteBuffer.wrap(capture).putLong(at, random.nextLong());
            default -> {
                int length = Math.min(random.nextInt(64), capture.length - at);
                System.arraycopy(capture, random.nextInt(capture.length - length), capture, at, length);
            }
        }
    }

    /** Their packets in pcapng without compression, so that a change reaches a packet. */
    private static List<byte[]> smallCaptures() throws IOException {
        List<byte[]> captures = new ArrayList<>();
        for (Path file : SampleCaptures.all()) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (CaptureReader reader = CaptureReader.open(file);
                    PcapngWriter writer = new PcapngWriter(Channels.newChannel(bytes))) {
                while (reader.next()) {
                    if (reader.packets() == 1) {
                        writer.addInterface(reader.frame().linkType, 0, null);
                    }
                    writer.write(0, reader.frame());
                }
            }
            if (bytes.size() <= MOST_BYTES) {
                captures.add(bytes.toByteArray());
            }
        }
        return captures;
    }
}
