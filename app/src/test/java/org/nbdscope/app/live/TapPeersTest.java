package org.nbdscope.app.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Real servers and clients with the program's tap between them. What the server itself logged must be in the recording request for
 * request, what was printed meanwhile must come out of the file again, and tshark must find nothing to complain about.
 */
@Timeout(value = 300, unit = TimeUnit.SECONDS)
class TapPeersTest {

    /** What a packet is that tshark would complain about; a note is there for each end of a connection only. */
    private static final String COMPLAINTS = "_ws.malformed || _ws.expert.severity >= 6291456 || tcp.analysis.flags";

    @TempDir
    Path folder;

    private PeerBench bench;

    @BeforeEach
    void begin() {
        bench = new PeerBench(folder);
    }

    @AfterEach
    void endPrograms() throws Exception {
        bench.end();
    }

    private Process tap(String listen, String connect, String... more) throws Exception {
        List<String> words = new ArrayList<>(List.of("tap", "--listen", listen, "--connect", connect, "-w", bench.path("tap.pcapng")));
        words.addAll(List.of(more));
        return bench.startNbdscope("listening on", words);
    }

    private void endTap(Process tap) throws Exception {
        Thread.sleep(300);
        String summary = bench.endNbdscope(tap);
        assertTrue(summary.matches("nbdscope: \\d+ connections?, .*to the server.*to the client, \\d+ messages?"), summary);
        bench.tsharkShowsNothing("tap.pcapng", true, COMPLAINTS);
    }

    /** Every client there is, at every server, over TCP and over a Unix socket. */
    @ParameterizedTest
    @CsvSource({"NBDKIT, false", "NBDKIT, true", "QEMU_NBD, false", "QEMU_NBD, true", "NBD_SERVER, false"})
    void theRecordingHoldsWhatTheServerLogged(PeerBench.Server server, boolean unix) throws Exception {
        PeerBench.assume(server);
        String address = bench.serve(server, unix);
        String listen = unix ? "unix:" + bench.path("tap.sock") : "tcp:[::1]:" + PeerPrograms.freePort();
        Process tap = tap(listen, address, "-T", "jsonl");
        bench.allClients(server, PeerBench.uri(listen));
        endTap(tap);
        bench.reportedAsLogged(server, "tap.pcapng");
        bench.sameAgain("tap.pcapng");
    }

    /** With all that the disk holds. */
    @Test
    void aFullRecordingChangesNothingForThePeers() throws Exception {
        PeerBench.assume(PeerBench.Server.QEMU_NBD);
        Process tap = tap("unix:" + bench.path("tap.sock"), bench.serve(PeerBench.Server.QEMU_NBD, true), "--full");
        bench.allClients(PeerBench.Server.QEMU_NBD, PeerBench.uri("unix:" + bench.path("tap.sock")));
        endTap(tap);
        bench.reportedAsLogged(PeerBench.Server.QEMU_NBD, "tap.pcapng");
    }

    /** TLS passes as it is, and all of it is kept, for who has the keys. */
    @Test
    void tlsPassesWhole() throws Exception {
        PeerPrograms.assume("nbdkit", "nbdcopy");
        Files.writeString(folder.resolve("keys"), "alice:6c6f6e672d656e6f7567682d7365637265740a\n");
        String image = bench.image("image");
        bench.start("server", List.of("nbdkit", "-f", "-U", bench.path("s"), "--tls=require",
                "--tls-psk=" + bench.path("keys"), "file", image));
        PeerPrograms.await(() -> Files.exists(folder.resolve("s")));
        Process tap = tap("unix:" + bench.path("t"), "unix:" + bench.path("s"));
        bench.run("nbdcopy", "nbds+unix://alice@/?socket=" + bench.path("t") + "&tls-psk-file=" + bench.path("keys"), bench.path("copy"));
        assertEquals(-1, Files.mismatch(Path.of(image), folder.resolve("copy")));
        endTap(tap);
        assertTrue(Files.size(folder.resolve("tap.pcapng")) > Files.size(Path.of(image)) * 2 / 3, "not all of TLS was recorded");
        try (Stream<String> sessions = bench.nbdscope("sessions", "-T", "jsonl", bench.path("tap.pcapng")).stream()) {
            assertTrue(sessions.allMatch(row -> row.contains("\"tls\":\"encrypted\"")));
        }
    }
}
