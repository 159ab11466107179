package org.nbdscope.app.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nbdscope.app.Main;

/**
 * Real servers and clients with the program's tap between them. What the server itself logged must be in the recording request for
 * request, what was printed meanwhile must come out of the file again, and tshark must find nothing to complain about.
 */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class TapPeersTest {

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
        // A hole in the middle, so that there is something to map and to leave out.
        Arrays.fill(bytes, 1 << 20, 2 << 20, (byte) 0);
        return Files.write(folder.resolve("image"), bytes).toString();
    }

    private Process tap(String listen, String connect, String... more) throws Exception {
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
                System.getProperty("java.class.path"), Main.class.getName(), "tap", "--listen", listen, "--connect", connect));
        command.addAll(List.of(more));
        Process tap = programs.start(folder.resolve("tap.err"), folder.resolve("tap.out"), command);
        PeerPrograms.await(() -> Files.readString(folder.resolve("tap.err")).contains("listening on"));
        return tap;
    }

    /** The way it is ended from outside; Ctrl-C takes the same path. */
    private void endTap(Process tap) throws Exception {
        tap.destroy();
        assertEquals(0, tap.waitFor());
        String err = Files.readString(folder.resolve("tap.err"));
        assertTrue(err.lines()
                .anyMatch(line -> line.matches("nbdscope: \\d+ connections?, .*to the server.*to the client, \\d+ messages?")), err);
        assertEquals(2, err.lines().count(), err);
    }

    private List<String> nbdscope(String... words) throws Exception {
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
                System.getProperty("java.class.path"), Main.class.getName()));
        command.addAll(List.of(words));
        return programs.run(folder.resolve("nbdscope.out"), command);
    }

    private List<String> logged() throws IOException {
        return RequestLog.logged(folder.resolve("log"));
    }

    private List<String> reported() throws Exception {
        return RequestLog.reported(nbdscope("transactions", "-T", "jsonl", path("tap.pcapng")));
    }

    /** Neither malformed packets nor warnings; a note is there for each end of a connection only. */
    private void tsharkDoesNotComplain() throws Exception {
        if (!PeerPrograms.installed("tshark")) {
            return;
        }
        List<String> bad = programs.run(folder.resolve("tshark.out"), List.of("tshark", "-r", path("tap.pcapng"),
                "-o", "tcp.check_checksum:TRUE", "-o", "ip.check_checksum:TRUE", "-Y", "_ws.malformed || _ws.expert.severity >= 6291456 || tcp.analysis.flags"));
        assertEquals(List.of(), bad);
    }

    /** Every client there is, at nbdkit, with what nbdkit's own log says as the measure. */
    @ParameterizedTest
    @ValueSource(strings = {"tcp", "unix"})
    void theRecordingHoldsWhatNbdkitLogged(String kind) throws Exception {
        PeerPrograms.assume("nbdkit", "nbdcopy", "nbdinfo", "qemu-img", "qemu-io", "nbdsh");
        boolean unix = kind.equals("unix");
        String port = PeerPrograms.freePort();
        List<String> nbdkit = new ArrayList<>(List.of("nbdkit", "-f", "--filter=log"));
        nbdkit.addAll(unix ? List.of("-U", path("s")) : List.of("-i", "127.0.0.1", "-p", port));
        nbdkit.addAll(List.of("memory", "8M", "logfile=" + path("log")));
        programs.start(folder.resolve("nbdkit.err"), folder.resolve("nbdkit.out"), nbdkit);
        PeerPrograms.await(() -> Files.exists(folder.resolve("log")) && Files.readString(folder.resolve("log")).contains("Ready"));
        String tapPort = PeerPrograms.freePort();
        Process tap = unix ? tap("unix:" + path("t"), "unix:" + path("s"), "-w", path("tap.pcapng"), "-T", "jsonl")
                : tap("tcp:[::1]:" + tapPort, "tcp:127.0.0.1:" + port, "-w", path("tap.pcapng"), "-T", "jsonl");
        String uri = unix ? "nbd+unix:///?socket=" + path("t") : "nbd://[::1]:" + tapPort;
        String image = image();
        run("nbdcopy", image, uri);
        run("nbdinfo", "--map", uri);
        run("qemu-img", "convert", "-f", "raw", "-O", "raw", uri, path("copy"));
        run("qemu-io", "-f", "raw", "-c", "write -f 64k 12k", "-c", "read 60k 8k", 
                "-c", "discard 1M 64k", "-c", "write -z 2M 1M", "-c", "flush", uri);
        run("nbdsh", "-u", uri, "-c", "h.pread(512, 1024)", "-c", "h.cache(4096, 0)", "-c", "h.trim(8192, 0)");
        run("nbdcopy", uri, path("copy"));
        Thread.sleep(300);
        endTap(tap);
        assertEquals(logged(), reported());
        assertFalse(logged().isEmpty());
        assertEquals(Files.readAllLines(folder.resolve("tap.out")), nbdscope("messages", "-T", "jsonl", path("tap.pcapng")));
        tsharkDoesNotComplain();
    }

    private void run(String... command) throws Exception {
        programs.run(folder.resolve(command[0] + ".out"), List.of(command));
    }

    @Test
    void nbdServerAndQemuNbdGetTheirBytes() throws Exception {
        PeerPrograms.assume("nbd-server", "qemu-nbd", "nbdcopy");
        String image = image();
        String port = PeerPrograms.freePort();
        Files.writeString(folder.resolve("config"), "[generic]\nlistenaddr = 127.0.0.1\nport = " + port
                + "\n[disk]\nexportname = " + image + "\n");
        programs.start(folder.resolve("nbd-server.err"), folder.resolve("nbd-server.out"), List.of("nbd-server", "-C", path("config"), "-p",
                path("pid")));
        programs.daemon(folder.resolve("pid"));
        programs.start(folder.resolve("qemu.err"), folder.resolve("qemu.out"), List.of("qemu-nbd", "-t", "-e", "8", "-x", "disk",
                "-f", "raw", "-k", path("q"), image));
        PeerPrograms.await(() -> Files.exists(folder.resolve("q")) && PeerPrograms.answers(port));
        for (String server : List.of("tcp:127.0.0.1:" + port, "unix:" + path("q"))) {
            Process tap = tap("unix:" + path("t"), server, "-w", path("tap.pcapng"), "--full");
            run("nbdcopy", "nbd+unix:///disk?socket=" + path("t"), path("copy"));
            assertEquals(-1, Files.mismatch(Path.of(image), folder.resolve("copy")));
            Thread.sleep(300);
            endTap(tap);
            assertFalse(reported().isEmpty());
            tsharkDoesNotComplain();
            Files.delete(folder.resolve("copy"));
        }
    }

    /** TLS passes as it is, and all of it is kept, for who has the keys. */
    @Test
    void tlsPassesWhole() throws Exception {
        PeerPrograms.assume("nbdkit", "nbdcopy");
        Files.writeString(folder.resolve("keys"), "alice:6c6f6e672d656e6f7567682d7365637265740a\n");
        String image = image();
        programs.start(folder.resolve("nbdkit.err"), folder.resolve("nbdkit.out"), List.of("nbdkit", "-f", "-U", path("s"), "--tls=require",
                "--tls-psk=" + path("keys"), "file", image));
        PeerPrograms.await(() -> Files.exists(folder.resolve("s")));
        Process tap = tap("unix:" + path("t"), "unix:" + path("s"), "-w", path("tap.pcapng"));
        run("nbdcopy", "nbds+unix://alice@/?socket=" + path("t") + "&tls-psk-file=" + path("keys"), path("copy"));
        assertEquals(-1, Files.mismatch(Path.of(image), folder.resolve("copy")));
        Thread.sleep(300);
        endTap(tap);
        assertTrue(Files.size(folder.resolve("tap.pcapng")) > Files.size(Path.of(image)) * 2 / 3, "not all of TLS was recorded");
        try (Stream<String> sessions = nbdscope("sessions", "-T", "jsonl", path("tap.pcapng")).stream()) {
            assertTrue(sessions.allMatch(row -> row.contains("\"tls\":\"encrypted\"")));
        }
    }
}
