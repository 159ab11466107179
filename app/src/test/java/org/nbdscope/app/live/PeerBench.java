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

/** What tests with real peers have in common: the servers, the clients, the program beside or between them, and what must be true of it. */
final class PeerBench {

    /** A server, and which of its own words tell what it was asked. */
    enum Server {
        NBDKIT("nbdkit"),
        QEMU_NBD("qemu-nbd"),
        /** Keeps no record of its requests. */
        NBD_SERVER("nbd-server");

        private final String program;

        Server(String program) {
            this.program = program;
        }
    }

    /** The export that all servers have. */
    static final String EXPORT = "disk";

    private static final int SIZE = 8 << 20;
    private static final String[] CLIENTS = {"nbdcopy", "nbdinfo", "qemu-img", "qemu-io", "nbdsh"};
    /** For nbdsh: what the server offers, and a flush so that the reply to it comes behind all others. */
    private static final String[] SHELL = {"h.pread(512, 1024)", "h.can_cache() and h.cache(4096, 0)", "h.can_trim() and h.trim(8192, 0)",
        "h.can_flush() and h.flush()"};

    private final Path folder;
    private final PeerPrograms programs = new PeerPrograms();

    PeerBench(Path folder) {
        this.folder = folder;
    }

    PeerPrograms programs() {
        return programs;
    }

    void end() throws Exception {
        programs.end();
    }

    String path(String name) {
        return folder.resolve(name).toString();
    }

    String read(String name) throws IOException {
        return Files.readString(folder.resolve(name));
    }

    /** Skips the test where the server or a client is not installed. */
    static void assume(Server server) {
        PeerPrograms.assume(server.program);
        PeerPrograms.assume(CLIENTS);
    }

    /** A disk image with a hole in the middle, so that there is something to map and to leave out. */
    String image(String name) throws IOException {
        byte[] bytes = new byte[SIZE];
        new Random(7).nextBytes(bytes);
        Arrays.fill(bytes, SIZE / 4, SIZE / 2, (byte) 0);
        return Files.write(folder.resolve(name), bytes).toString();
    }

    /** Starts a server with a disk of its own, and returns its address as a tap takes it. */
    String serve(Server server, boolean unix) throws Exception {
        String port = PeerPrograms.freePort();
        String socket = path("server.sock");
        switch (server) {
            case NBDKIT -> {
                List<String> command = new ArrayList<>(List.of("nbdkit", "-f", "--filter=log"));
                command.addAll(unix ? List.of("-U", socket) : List.of("-i", "127.0.0.1", "-p", port));
                command.addAll(List.of("memory", Integer.toString(SIZE), "logfile=" + path("log")));
                start("server", command);
            }
            case QEMU_NBD -> {
                List<String> command = new ArrayList<>(List.of("qemu-nbd", "--trace", "enable=nbd_receive_request", "-t", "-e", "8", "-x",
                        EXPORT, "-f", "raw", "--discard=unmap"));
                command.addAll(unix ? List.of("-k", socket) : List.of("-b", "127.0.0.1", "-p", port));
                command.add(image("disk"));
                start("server", command);
            }
            case NBD_SERVER -> {
                Files.writeString(folder.resolve("config"), "[generic]\nlistenaddr = 127.0.0.1\nport = " + port + "\n[" + EXPORT
                        + "]\nexportname = " + image("disk") + "\nflush = true\ntrim = true\n");
                start("server", List.of("nbd-server", "-C", path("config"), "-p", path("pid")));
                programs.daemon(folder.resolve("pid"));
            }
        }
        PeerPrograms.await(() -> unix ? Files.exists(Path.of(socket)) : PeerPrograms.answers(port));
        return unix ? "unix:" + socket : "tcp:127.0.0.1:" + port;
    }

    /** How clients call an address. */
    static String uri(String address) {
        return address.startsWith("unix:") ? "nbd+unix:///" + EXPORT + "?socket=" + address.substring("unix:".length())
                : "nbd://" + address.substring("tcp:".length()) + "/" + EXPORT;
    }

    /** Every client there is writes, reads and asks; at the end the disk must be what was written. */
    void allClients(Server server, String uri) throws Exception {
        String image = image("image");
        run("nbdcopy", image, uri);
        run("nbdcopy", uri, path("copy"));
        assertEquals(-1, Files.mismatch(Path.of(image), folder.resolve("copy")));
        if (server == Server.NBD_SERVER) {
            run("nbdinfo", uri); // it has no map
        } else {
            run("nbdinfo", "--map", uri);
        }
        run("qemu-img", "convert", "-f", "raw", "-O", "raw", uri, path("copy"));
        assertEquals(-1, Files.mismatch(Path.of(image), folder.resolve("copy")));
        run("qemu-io", "-f", "raw", "-c", "write -f 64k 12k", "-c", "read 60k 8k", "-c", "discard 1M 64k", "-c", "write -z 2M 1M", "-c",
                "flush", uri);
        List<String> shell = new ArrayList<>(List.of("nbdsh", "-u", uri));
        Arrays.stream(SHELL).forEach(line -> shell.addAll(List.of("-c", line)));
        run(shell.toArray(String[]::new));
    }

    void run(String... command) throws Exception {
        programs.run(folder.resolve(command[0] + ".out"), List.of(command));
    }

    Process start(String name, List<String> command) throws IOException {
        return programs.start(folder.resolve(name + ".err"), folder.resolve(name + ".out"), command);
    }

    /** Starts the program; it has begun when it has said so. */
    Process startNbdscope(String begun, List<String> words) throws Exception {
        Process process = start("live", LiveMachine.nbdscope(words.toArray(String[]::new)));
        PeerPrograms.await(() -> read("live.err").contains(begun));
        return process;
    }

    /** Ends it as Ctrl-C does, and returns what it said at the end, its second line. */
    String endNbdscope(Process process) throws Exception {
        process.destroy();
        assertEquals(0, process.waitFor(), read("live.err"));
        List<String> said = read("live.err").lines().toList();
        assertEquals(2, said.size(), said.toString());
        return said.get(1);
    }

    List<String> nbdscope(String... words) throws Exception {
        return programs.run(folder.resolve("nbdscope.out"), LiveMachine.nbdscope(words));
    }

    /** The server's own record holds the requests that the program reports of a file, each of them with its reply, and no others. */
    void reportedAsLogged(Server server, String file) throws Exception {
        List<String> reported = RequestLog.reported(nbdscope("transactions", "-T", "jsonl", path(file)));
        assertFalse(reported.isEmpty());
        if (server != Server.NBD_SERVER) {
            assertEquals(server == Server.NBDKIT ? RequestLog.logged(folder.resolve("log")) : RequestLog.traced(folder.resolve("server.err")),
                    reported);
        }
    }

    /** What was printed meanwhile comes out of the file again. */
    void sameAgain(String file) throws Exception {
        assertEquals(read("live.out").lines().toList(), nbdscope("messages", "-T", "jsonl", path(file)));
    }

    /**
     * tshark opens a file, and shows no packet for a filter.
     *
     * @param checksums whether it looks at them: those of a real loopback interface are none
     */
    void tsharkShowsNothing(String file, boolean checksums, String filter) throws Exception {
        if (PeerPrograms.installed("tshark")) {
            assertEquals(List.of(), tsharkShows(file, checksums, filter));
        }
    }

    /**
     * tshark misses no packet in a file. Where two processors put packets into a capture their order is mixed now and then: a segment is
     * missed then, and comes out of order.
     */
    void tsharkMissesNothing(String file) throws Exception {
        if (PeerPrograms.installed("tshark")) {
            List<String> missed = tsharkShows(file, false, "tcp.analysis.ack_lost_segment || tcp.analysis.lost_segment");
            int late = tsharkShows(file, false, "tcp.analysis.out_of_order || tcp.analysis.retransmission").size();
            assertTrue(missed.size() <= late, () -> late + " packets came late, and these miss one: " + missed);
        }
    }

    private List<String> tsharkShows(String file, boolean checksums, String filter) throws Exception {
        List<String> packets = programs.run(folder.resolve("tshark.out"), List.of("tshark", "-r", path(file), "-o",
                "tcp.check_checksum:" + checksums, "-o", "ip.check_checksum:" + checksums, "-Y", filter));
        assertEquals("", read("tshark.out.err").lines().filter(line -> !line.contains("Running as user")).reduce("", String::concat));
        return packets;
    }
}
