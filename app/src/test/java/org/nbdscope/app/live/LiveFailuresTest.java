package org.nbdscope.app.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What capturing can meet: each has a message of one line that says what to do, its exit status, and what was captured stays. */
@Timeout(value = 180, unit = TimeUnit.SECONDS)
class LiveFailuresTest {

    private static final int WRONG_USAGE = 2;
    private static final int NO_INPUT = 3;
    private static final int UP_TO_A_PLACE = 4;

    @TempDir
    Path folder;

    private final PeerPrograms programs = new PeerPrograms();

    @AfterEach
    void endPrograms() throws Exception {
        programs.end();
    }

    private static List<String> with(List<String> before, List<String> command) {
        List<String> all = new ArrayList<>(before);
        all.addAll(command);
        return all;
    }

    private static List<String> inShell(List<String> before, String script, List<String> command) {
        String quoted = String.join(" ", command.stream().map(word -> "'" + word + "'").toList());
        return with(before, List.of("sh", "-c", script.formatted(quoted)));
    }

    private Process start(List<String> command) throws Exception {
        return programs.start(folder.resolve("err"), folder.resolve("out"), command);
    }

    private List<String> said() throws Exception {
        return Files.readAllLines(folder.resolve("err"));
    }

    /** The last of what it said, when it ended with this status. */
    private String complaint(int status, List<String> command) throws Exception {
        Process process = start(command);
        assertTrue(process.waitFor(60, TimeUnit.SECONDS));
        assertEquals(status, process.exitValue(), said().toString());
        return said().get(said().size() - 1);
    }

    @Test
    void withoutLibpcapThePackageIsNamed() throws Exception {
        List<String> command = new ArrayList<>(LiveMachine.nbdscope("capture", "-i", "lo"));
        command.add(1, "-Dorg.pcap4j.core.pcapLibName=/nonexistent/libpcap.so");
        String complaint = complaint(NO_INPUT, command);
        assertTrue(complaint.contains("apt-get install libpcap0.8") && complaint.contains("nbdscope tap"), complaint);
        assertEquals(1, said().size());
    }

    @Test
    void withoutPermissionItSaysHowToGetIt() throws Exception {
        LiveMachine.assumeLibpcap();
        LiveMachine.assumeRoot("setpriv");
        String complaint = complaint(NO_INPUT, with(List.of("setpriv", "--bounding-set=-net_raw,-net_admin"),
                LiveMachine.nbdscope("capture", "-i", "lo")));
        assertTrue(complaint.matches(".*no permission to capture on lo.*root.*\"setcap cap_net_raw,cap_net_admin\\+eip /.*java\".*"
                + "ldconfig.*nbdscope tap.*"), complaint);
        assertEquals(1, said().size());
    }

    @Test
    void wrongUsageIsSaidBeforeAnythingIsCaptured() throws Exception {
        LiveMachine.assumeLibpcap();
        assertTrue(complaint(WRONG_USAGE, LiveMachine.nbdscope("capture", "-i", "none0")).contains("there is no interface none0"));
        assertTrue(complaint(WRONG_USAGE, LiveMachine.nbdscope("capture", "-i", "lo", "-f", "tcp prt 1")).contains("\"tcp prt 1\""));
        assertTrue(complaint(NO_INPUT, LiveMachine.nbdscope("capture", "-i", "lo", "-w", folder.resolve("no/file").toString()))
                .contains("no such folder") || !said().isEmpty() && said().get(0).contains("permission"));
    }

    @Test
    void anInterfaceThatDisappearsEndsItAndTheFileStays() throws Exception {
        LiveMachine.assumeCapturing();
        LiveMachine.assumeRoot("unshare", "nsenter", "ip");
        Path file = folder.resolve("gone.pcapng");
        Process capture = start(inShell(List.of("unshare", "-n"), "ip link add live0 type veth peer name live1 && ip link set live0 up"
                + " && ip link set live1 up && exec %s", LiveMachine.nbdscope("capture", "-i", "live0", "-f", "", "-w", file.toString())));
        PeerPrograms.await(() -> Files.readString(folder.resolve("err")).contains("capturing on live0"));
        programs.run(folder.resolve("del"), List.of("nsenter", "-t", Long.toString(capture.pid()), "-n", "ip", "link", "del", "live0"));
        assertTrue(capture.waitFor(30, TimeUnit.SECONDS));
        assertEquals(UP_TO_A_PLACE, capture.exitValue(), said().toString());
        assertTrue(said().get(1).contains("nothing more is captured on live0"), said().toString());
        assertTrue(said().get(2).contains("captured"), said().toString());
        programs.run(folder.resolve("rows"), LiveMachine.nbdscope("messages", file.toString()));
    }

    @Test
    void aFullDiskEndsItAndWhatWasCapturedStays() throws Exception {
        PeerPrograms.assume("nbdkit", "nbdcopy");
        LiveMachine.assumeCapturing();
        LiveMachine.assumeRoot("unshare", "mount");
        String port = nbdkit();
        Path disk = Files.createDirectory(folder.resolve("disk"));
        Process capture = start(inShell(List.of("unshare", "-m"), "mount -t tmpfs -o size=400k tmpfs " + disk + " && { %s; status=$?; cp "
                + disk + "/full.pcapng " + folder + "; exit $status; }",
                LiveMachine.nbdscope("capture", "-i", "lo", "-f", "tcp port " + port, "-w", disk + "/full.pcapng")));
        PeerPrograms.await(() -> Files.readString(folder.resolve("err")).contains("capturing on lo"));
        byte[] ones = new byte[8 << 20];
        Arrays.fill(ones, (byte) 1);
        Path image = Files.write(folder.resolve("image"), ones);
        for (int i = 0; i < 20 && capture.isAlive(); i++) {
            programs.run(folder.resolve("copy"), List.of("nbdcopy", image.toString(), "nbd://127.0.0.1:" + port));
        }
        assertTrue(capture.waitFor(30, TimeUnit.SECONDS));
        assertEquals(NO_INPUT, capture.exitValue(), said().toString());
        assertTrue(said().get(1).matches(".*cannot be written any further \\(what was captured stays\\): No space left on device"),
                said().toString());
        String kept = folder.resolve("full.pcapng").toString();
        List<String> rows = programs.run(folder.resolve("rows"), LiveMachine.nbdscope("messages", kept));
        assertFalse(rows.isEmpty());
    }

    private String nbdkit() throws Exception {
        String port = PeerPrograms.freePort();
        programs.start(folder.resolve("nbdkit.err"), folder.resolve("nbdkit.out"), List.of("nbdkit", "-f", "-i", "127.0.0.1", "-p", port,
                "memory", "8M"));
        PeerPrograms.await(() -> PeerPrograms.answers(port));
        return port;
    }

    @Test
    void whatAKilledCaptureHeldIsOfferedTheNextTime() throws Exception {
        PeerPrograms.assume("nbdkit", "nbdinfo");
        LiveMachine.assumeCapturing();
        String port = nbdkit();
        Path spool = folder.resolve("spool");
        List<String> environment = List.of("env", SpoolFolder.VARIABLE + "=" + spool);
        List<String> again = with(environment, LiveMachine.nbdscope("capture", "-i", "lo", "-a", "duration:0.2"));
        Process capture = start(with(environment, LiveMachine.nbdscope("capture", "-i", "lo", "-f", "tcp port " + port)));
        PeerPrograms.await(() -> Files.readString(folder.resolve("err")).contains("capturing on lo"));
        programs.run(folder.resolve("info"), List.of("nbdinfo", "nbd://127.0.0.1:" + port));
        PeerPrograms.await(() -> Files.readString(folder.resolve("out")).contains("Disconnect"));
        List<String> rows = Files.readAllLines(folder.resolve("out"));
        programs.run(folder.resolve("again"), again);
        assertFalse(Files.readString(folder.resolve("again.err")).contains("cut short"), "the file of a program that runs was offered");
        capture.destroyForcibly().waitFor();
        programs.run(folder.resolve("again"), again);
        String offer = Files.readAllLines(folder.resolve("again.err")).get(0);
        Path left;
        try (Stream<Path> files = Files.list(spool)) {
            left = files.filter(file -> file.toString().endsWith(".pcapng")).findFirst().orElseThrow();
        }
        assertTrue(offer.contains("cut short is in " + left), offer);
        assertEquals(rows, programs.run(folder.resolve("rows"), LiveMachine.nbdscope("messages", left.toString())));
    }
}
