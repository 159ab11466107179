package org.nbdscope.app.live;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** Other programs that a test starts: servers, which are ended with the test, and clients, which end by themselves. */
final class PeerPrograms {

    private static final String SYSTEM = "/usr/bin:/usr/sbin:/bin";
    private static final long PATIENCE_SECONDS = 30;

    private final List<Process> started = new ArrayList<>();
    private final List<ProcessHandle> daemons = new ArrayList<>();

    /** Something that becomes true, or has not come far enough yet to tell. */
    interface Condition {
        boolean holds() throws IOException;
    }

    static boolean installed(String program) {
        return Stream.of((SYSTEM + ":" + System.getenv("PATH")).split(":")).anyMatch(path -> Files.isExecutable(Path.of(path, program)));
    }

    /** Skips the test, with a word, where one of these is not installed. */
    static void assume(String... programs) {
        for (String program : programs) {
            if (!installed(program)) {
                System.out.println(program + " is not installed: a test with real peers is skipped");
            }
            assumeTrue(installed(program), program + " is not installed");
        }
    }

    Process start(Path err, Path out, List<String> command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(err.toFile()).redirectOutput(out.toFile());
        // nbdsh wants the Python it was installed for, which is the system's.
        builder.environment().merge("PATH", SYSTEM, (own, system) -> system + ":" + own);
        Process process = builder.start();
        started.add(process);
        return process;
    }

    /** Waits for a server that goes into the background and leaves its number in a file; it is ended with the others. */
    void daemon(Path pidFile) throws Exception {
        await(() -> Files.exists(pidFile) && !Files.readString(pidFile).isBlank());
        ProcessHandle.of(Long.parseLong(Files.readString(pidFile).strip())).ifPresent(daemons::add);
    }

    /** Runs to the end, which has to be a good one, and returns what was printed. */
    List<String> run(Path out, List<String> command) throws Exception {
        Path err = out.resolveSibling(out.getFileName() + ".err");
        Process process = start(err, out, command);
        boolean ended = process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (!ended || process.exitValue() != 0) {
            throw new AssertionError(command + (ended ? " failed: " : " does not end: ") + Files.readString(err));
        }
        return Files.readAllLines(out);
    }

    static void await(Condition condition) throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!condition.holds()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("waited in vain");
            }
            Thread.sleep(20);
        }
    }

    /** A TCP port that nobody listens on just now. */
    static String freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return Integer.toString(socket.getLocalPort());
        }
    }

    static boolean answers(String port) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), Integer.parseInt(port))) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    /** Ends everything that was started, and what that has started in its turn: a shell does not pass a signal on. */
    void end() throws Exception {
        List<ProcessHandle> all = new ArrayList<>(daemons);
        for (Process process : started) {
            process.descendants().forEach(all::add);
            all.add(process.toHandle());
        }
        all.forEach(ProcessHandle::destroy);
        for (ProcessHandle process : all) {
            try {
                process.onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            } catch (TimeoutException e) {
                process.destroyForcibly();
            }
        }
    }
}
