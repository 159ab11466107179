package org.nbdscope.app.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Real servers and clients on the loopback interface, and the program's capture beside them. What the server itself logged must have been
 * reported request for request, what was printed meanwhile must come out of the file again, and tshark must open it.
 */
@Timeout(value = 300, unit = TimeUnit.SECONDS)
class LivePeersTest {

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

    @ParameterizedTest
    @EnumSource
    void captureReportsWhatTheServerLogged(PeerBench.Server server) throws Exception {
        PeerBench.assume(server);
        LiveMachine.assumeCapturing();
        String address = bench.serve(server, false);
        String port = address.substring(address.lastIndexOf(':') + 1);
        Process capture = bench.startNbdscope("capturing on lo", List.of("capture", "-i", "lo", "-f", "tcp port " + port, "-s", "0", "-w",
                bench.path("live.pcapng"), "-T", "jsonl"));
        bench.allClients(server, PeerBench.uri(address));
        String summary = bench.endNbdscope(capture);
        assertTrue(summary.matches("nbdscope: \\d+ packets captured, 0 dropped by the kernel, 0 by the interface;"
                + " \\d+ messages of \\d+ sessions decoded"), summary);
        bench.reportedAsLogged(server, "live.pcapng");
        bench.sameAgain("live.pcapng");
        bench.tsharkMissesNothing("live.pcapng");
    }

    @Test
    void aPipeIsReadWhileItGrows() throws Exception {
        PeerPrograms.assume("nbdkit", "nbdinfo");
        LiveMachine.assumeCapturing();
        String address = bench.serve(PeerBench.Server.NBDKIT, false);
        String port = address.substring(address.lastIndexOf(':') + 1);
        String quoted = String.join(" ", LiveMachine.nbdscope("capture").stream().map(word -> "'" + word + "'").toList());
        Process pipe = bench.start("capture", List.of("sh", "-c",
                quoted + " -i lo -f 'tcp port " + port + "' -w - | " + quoted + " -q -r - -T jsonl -a 'filter:nbd.type == NBD_CMD_DISC'"));
        PeerPrograms.await(() -> bench.read("capture.err").contains("capturing on lo"));
        bench.run("nbdinfo", PeerBench.uri(address));
        PeerPrograms.await(() -> bench.read("capture.out").contains("NBD_CMD_DISC"));
        // What reads has seen enough; what captures finds that out with the packets that come next.
        bench.run("nbdinfo", PeerBench.uri(address));
        assertTrue(pipe.waitFor(30, TimeUnit.SECONDS));
        assertEquals(0, pipe.exitValue(), bench.read("capture.err"));
    }
}
