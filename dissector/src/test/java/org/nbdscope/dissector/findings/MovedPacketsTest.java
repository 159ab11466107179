package org.nbdscope.dissector.findings;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.nbdscope.dissector.capture.CaptureReader;
import org.nbdscope.dissector.findings.Judged.Ending;
import org.nbdscope.dissector.tcp.TcpReassembler;
import org.nbdscope.dissector.testing.HeaderMode;
import org.nbdscope.dissector.testing.MemoryFrames;
import org.nbdscope.dissector.testing.MovedFrames;
import org.nbdscope.dissector.testing.PcapOutput;
import org.nbdscope.dissector.testing.SampleCaptures;

/** Captures hold packets of the two directions up to three places from where they belong: what the rules say must not depend on it. */
class MovedPacketsTest {

    private static final int MOST_PLACES = 3;
    private static final int MIXTURES = 3;

    private static Map<String, Long> warnings(MovedFrames frames) {
        return Judged.of(frames.again()).findings().stream()
            .filter(finding -> finding.severity(Profile.of(finding.session())).compareTo(Severity.WARNING) >= 0)
            .collect(Collectors.groupingBy(finding -> finding.rule().code(), TreeMap::new, Collectors.counting()));
    }

    @ParameterizedTest
    @EnumSource(HeaderMode.class)
    void onePacketElsewhere(HeaderMode headers) throws IOException {
        byte[] messages = Judged.capture(Valid.everything(headers), Ending.CLIENT, 0);
        byte[] pieces = Valid.session(headers).flush().flush().disconnect().toPcap(7, PcapOutput.WHOLE_PACKETS);
        for (byte[] capture : List.of(messages, pieces)) {
            MovedFrames frames = MovedFrames.of(new MemoryFrames(capture, 0));
            for (int packet = 0; packet < frames.packets(); packet++) {
                for (int places = -MOST_PLACES; places <= MOST_PLACES; places++) {
                    MovedFrames moved = frames.moved(packet, places, TcpReassembler.MAX_WAIT_NANOS);
                    assertEquals(Map.of(), warnings(moved), "packet " + packet + ", " + places + " places");
                }
            }
        }
    }

    static Stream<Path> samples() throws IOException {
        return SampleCaptures.all().stream();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void manyPacketsElsewhere(Path file) throws IOException {
        MovedFrames frames;
        try (CaptureReader reader = CaptureReader.open(file)) {
            frames = MovedFrames.of(reader);
        }
        Map<String, Long> expected = warnings(frames);
        for (int seed = 0; seed < MIXTURES; seed++) {
            assertEquals(expected, warnings(frames.mixed(new Random(seed), TcpReassembler.MAX_WAIT_NANOS)), "seed " + seed);
        }
    }
}
