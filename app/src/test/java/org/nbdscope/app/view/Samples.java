package org.nbdscope.app.view;

import java.nio.file.Path;

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
}
