package org.nbdscope.app.view;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Predicate;
import org.nbdscope.dissector.capture.CaptureReader;
import org.nbdscope.dissector.capture.Frame;
import org.nbdscope.dissector.capture.PcapngWriter;

/** Sample captures for tests. */
public final class Samples {

    /** 408 packets, 288 messages, 120 transactions on four connections. */
    public static final Path FOUR_CONNECTIONS = file("nbdcopy-four-connections.pcapng.gz");
    /** Cut in a packet. */
    public static final Path CUT = file("sequence-wrap-cut.pcap.zst");
    /** Errors of every kind. */
    public static final Path ERRORS = file("server-errors.pcap");

    private Samples() {
    }

    /** A sample by its file name. */
    public static Path file(String name) {
        return Path.of("..", "sample-captures", name);
    }

    /** Writes the first packets of a sample, which has one interface, to a file. */
    public static Path firstPackets(String name, int packets, Path to) throws IOException {
        return packets(name, frame -> frame.number <= packets, to);
    }

    /** Writes some packets of a sample, which has one interface, to a file. */
    public static Path packets(String name, Predicate<Frame> wanted, Path to) throws IOException {
        try (CaptureReader reader = CaptureReader.open(file(name)); PcapngWriter writer = PcapngWriter.create(to)) {
            boolean begun = false;
            while (reader.next()) {
                Frame frame = reader.frame();
                if (wanted.test(frame)) {
                    if (!begun) {
                        writer.addInterface(frame.linkType, PcapngWriter.MAX_PACKET, null);
                        begun = true;
                    }
                    writer.write(0, frame);
                }
            }
        }
        return to;
    }
}
