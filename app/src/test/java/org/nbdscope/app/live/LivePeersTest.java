package org.nbdscope.app.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Real servers and clients on the loopback interface, and the program's capture beside them. What the server itself logged must have been
 * reported request for request, what was printed meanwhile must come out of the file again, and tshark must open it.
 */
@Timeout(value = 180, unit = TimeUnit.SECONDS)
class LivePeersTest {

    @TempDir
    Path folder;

    private final PeerPrograms programs = new PeerPrograms();

    @AfterEach
    void endPrograms() throws Exception {
        programs.end();
    }

    private String path(String name) {
        return folder.resolve(name).toString();
    }

    private String image() throws IOException {
        byte[] bytes = new byte[3 << 20];
        new Random(7).nextBytes(bytes);
        return Files.write(folder.resolve("image"), bytes).toString();
    }

    private Process capture(String... more) throws Exception {
        List<String> words = new ArrayList<>(List.of("capture", "-i", "lo"));
        words.addAll(List.of(more));
        Process capture = programs.start(folder.resolve("capture.err"), folder.resolve("capture.out"),
                LiveMachine.nbdscope(words.toArray(String[]::new)));
        PeerPrograms.await(() -> Files.readString(folder.resolve("capture.err")).contains("capturing on lo"));
        return capture;
    }

    private void serve(String name, List<String> command) throws IOException {
        programs.start(folder.resolve(name + ".err"), folder.resolve(name + ".out"), command);
    }

    private void run(String... command) throws Exception {
        programs.run(folder.resolve(command[0] + ".out"), List.of(command));
    }

    private List<String> nbdscope(String... words) throws Exception {
        return programs.run(folder.resolve("nbdscope.out"), LiveMachine.nbdscope(words));
    }

    /** Ends it as Ctrl-C does, and returns what it said at the end. */
    private String end(Process capture) throws Exception {
        capture.destroy();
        assertEquals(0, capture.waitFor(), Files.readString(folder.resolve("capture.err")));
        List<String> said = Files.readAllLines(folder.resolve("capture.err"));
        assertEquals(2, said.size(), said.toString());
        return said.get(1);
    }

    private void sameAgainFromTheFile() throws Exception {
        assertEquals(Files.readAllLines(folder.resolve("capture.out")), nbdscope("messages", "-T", "jsonl", path("live.pcapng")));
        if (PeerPrograms.installed("tshark")) {
            List<String> bad = programs.run(folder.resolve("tshark.out"), List.of("tshark", "-r", path("live.pcapng"), "-Y",
                    "tcp.analysis.ack_lost_segment || tcp.analysis.lost_segment"));
            assertEquals(List.of(), bad);
            assertEquals("", Files.readString(folder.resolve("tshark.out.err")).lines()
                    .filter(line -> !line.contains("Running as user")).reduce("", String::concat));
        }
    }

    @Test
    void captureReportsWhatNbdkitLogged() throws Exception {
        PeerPrograms.assume("nbdkit", "nbdcopy", "nbdinfo", "qemu-img", "qemu-io", "nbdsh");
        LiveMachine.assumeCapturing();
        String port = PeerPrograms.freePort();
        serve("nbdkit", List.of("nbdkit", "-f", "--filter=log", "-i", "127.0.0.1", "-p", port, "memory", "8M", "logfile=" + path("log")));
        PeerPrograms.await(() -> Files.exists(folder.resolve("log")) && Files.readString(folder.resolve("log")).contains("Ready"));
        Process capture = capture("-f", "tcp port " + port, "-s", "0", "-w", path("live.pcapng"), "-T", "jsonl");
        String uri = "nbd://127.0.0.1:" + port;
        run("nbdcopy", image(), uri);
        run("nbdinfo", "--map", uri);
        run("qemu-img", "convert", "-f", "raw", "-O", "raw", uri, path("copy"));
        run("qemu-io", "-f", "raw", "-c", "write -f 64k 12k", "-c", "read 60k 8k", "-c", "discard 1M 64k", "-c", "write -z 2M 1M", "-c",
                "flush", uri);
        run("nbdsh", "-u", uri, "-c", "h.pread(512, 1024)", "-c", "h.trim(8192, 0)");
        run("nbdcopy", uri, path("copy"));
        String summary = end(capture);
        assertTrue(summary.matches("nbdscope: \\d+ packets captured, 0 dropped by the kernel, 0 by the interface;"
                + " \\d+ messages of \\d+ sessions decoded"), summary);
        List<String> logged = RequestLog.logged(folder.resolve("log"));
        assertFalse(logged.isEmpty());
        assertEquals(logged, RequestLog.reported(nbdscope("transactions", "-T", "jsonl", path("live.pcapng"))));
        sameAgainFromTheFile();
    }

    @Test
    void nbdServerAndQemuNbdAreCapturedTogether() throws Exception {
        PeerPrograms.assume("nbd-server", "qemu-nbd", "nbdcopy");
        LiveMachine.assumeCapturing();
        String image = image();
        String port = PeerPrograms.freePort();
        String otherPort = PeerPrograms.freePort();
        Files.writeString(folder.resolve("config"), "[generic]\nlistenaddr = 127.0.0.1\nport = " + port
                + "\n[disk]\nexportname = " + image + "\n");
        serve("nbd-server", List.of("nbd-server", "-C", path("config"), "-p", path("pid")));
        programs.daemon(folder.resolve("pid"));
        serve("qemu", List.of("qemu-nbd", "-t", "-e", "8", "-x", "disk", "-f", "raw", "-b", "127.0.0.1", "-p", otherPort, image));
        PeerPrograms.await(() -> PeerPrograms.answers(port) && PeerPrograms.answers(otherPort));
        Process capture = capture("-f", CaptureFilters.of(List.of(), List.of(Integer.valueOf(port), Integer.valueOf(otherPort))), "-w",
                path("live.pcapng"), "-T", "jsonl");
        for (String server : List.of(port, otherPort)) {
            run("nbdcopy", "nbd://127.0.0.1:" + server + "/disk", path("copy"));
            assertEquals(-1, Files.mismatch(Path.of(image), folder.resolve("copy")));
            Files.delete(folder.resolve("copy"));
        }
        end(capture);
        List<String> sessions = nbdscope("sessions", "-T", "jsonl", path("live.pcapng"));
        assertTrue(sessions.stream().filter(row -> row.contains("\"export\":\"disk\"")).count() >= 2, sessions.toString());
        sameAgainFromTheFile();
    }

    @Test
    void aPipeIsReadWhileItGrows() throws Exception {
        PeerPrograms.assume("nbdkit", "nbdinfo");
        LiveMachine.assumeCapturing();
        String port = PeerPrograms.freePort();
        serve("nbdkit", List.of("nbdkit", "-f", "-i", "127.0.0.1", "-p", port, "memory", "8M"));
        PeerPrograms.await(() -> PeerPrograms.answers(port));
        String quoted = String.join(" ", LiveMachine.nbdscope("capture").stream().map(word -> "'" + word + "'").toList());
        Process pipe = programs.start(folder.resolve("capture.err"), folder.resolve("capture.out"), List.of("sh", "-c",
                quoted + " -i lo -f 'tcp port " + port + "' -w - | " + quoted + " -q -r - -T jsonl -a 'filter:nbd.type == NBD_CMD_DISC'"));
        PeerPrograms.await(() -> Files.readString(folder.resolve("capture.err")).contains("capturing on lo"));
        run("nbdinfo", "nbd://127.0.0.1:" + port);
        PeerPrograms.await(() -> Files.readString(folder.resolve("capture.out")).contains("NBD_CMD_DISC"));
        // What reads has seen enough; what captures finds that out with the packets that come next.
        run("nbdinfo", "nbd://127.0.0.1:" + port);
        assertTrue(pipe.waitFor(30, TimeUnit.SECONDS));
        assertEquals(0, pipe.exitValue(), Files.readString(folder.resolve("capture.err")));
    }
}
