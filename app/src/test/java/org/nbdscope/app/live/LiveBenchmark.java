package org.nbdscope.app.live;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import org.nbdscope.dissector.capture.CaptureReader;

/**
 * Holds {@code capture} against tcpdump under the same load, on the loopback interface, each alone with it: packets captured and dropped,
 * with headers only and with a buffer of the same size; and how long after its packet a row appears. Wants root, nbdkit, qemu-img, nbdcopy,
 * nbdinfo and tcpdump.
 */
final class LiveBenchmark {

    private static final Pattern TIME = Pattern.compile("\"timeNanos\":(\\d+)");
    private static final long NANOS_PER_SECOND = 1_000_000_000L;
    private static final long NANOS_PER_MILLI = 1_000_000L;
    private static final int QUIET_ROUNDS = 20;

    private final Path folder;
    private final String port;
    private final String uri;
    private final PeerPrograms programs = new PeerPrograms();

    private LiveBenchmark(Path folder) throws IOException {
        this.folder = folder;
        port = PeerPrograms.freePort();
        uri = "nbd://127.0.0.1:" + port;
    }

    /** See the class. */
    public static void main(String[] args) throws Exception {
        Path folder = Files.createTempDirectory("live-benchmark");
        LiveBenchmark benchmark = new LiveBenchmark(folder);
        try {
            benchmark.run();
        } finally {
            benchmark.programs.end();
            for (Path file : Files.list(folder).toList()) {
                Files.delete(file);
            }
            Files.delete(folder);
        }
    }

    private void run() throws Exception {
        programs.start(folder.resolve("nbdkit.err"), folder.resolve("nbdkit.out"), List.of("nbdkit", "-f", "-i", "127.0.0.1", "-p", port,
                "pattern", "4G"));
        PeerPrograms.await(() -> PeerPrograms.answers(port));
        List<String> small = List.of("qemu-img", "bench", "-f", "raw", "-c", "200000", "-d", "32", "-s", "4096", uri);
        List<String> large = List.of("nbdcopy", "--request-size=262144", uri, "null:");
        for (List<String> load : List.of(small, large)) {
            System.out.println(String.join(" ", load));
            System.out.println("  without capture: " + seconds(load));
            System.out.println("  tcpdump: " + beside(tcpdump(), load));
            System.out.println("  capture: " + beside(capture(), load));
        }
        System.out.println("rows after their packets, milliseconds:");
        System.out.println("  " + QUIET_ROUNDS + " times nbdinfo: " + latency(List.of("sh", "-c", "for i in $(seq " + QUIET_ROUNDS
                + "); do nbdinfo " + uri + " >/dev/null; sleep 0.2; done")));
        System.out.println("  4 KiB requests, 32 in flight: " + latency(small));
        System.out.println("  256 KiB reads by nbdcopy: " + latency(large));
    }

    private List<String> tcpdump() {
        return List.of("tcpdump", "-i", "lo", "-s", Integer.toString(CaptureSettings.HEADERS_ONLY), "-B",
                Integer.toString(CaptureSettings.DEFAULT_BUFFER_MEGABYTES << 10), "-w", folder.resolve("x.pcap").toString(), filter());
    }

    private List<String> capture() {
        return LiveMachine.nbdscope("capture", "-i", "lo", "-w", folder.resolve("x.pcap").toString(), "-f", filter());
    }

    private String filter() {
        return "tcp port " + port;
    }

    private String seconds(List<String> load) throws Exception {
        long begin = System.nanoTime();
        load(load);
        return (System.nanoTime() - begin) / NANOS_PER_MILLI + " ms";
    }

    private void load(List<String> load) throws Exception {
        // A load may take longer than what tests have patience for.
        Process process = programs.start(folder.resolve("load.err"), folder.resolve("load.out"), load);
        if (process.waitFor() != 0) {
            throw new AssertionError(load + " failed: " + Files.readString(folder.resolve("load.err")));
        }
    }

    private String beside(List<String> capturing, List<String> load) throws Exception {
        Path err = folder.resolve("capture.err");
        Process process = programs.start(err, Path.of("/dev/null"), capturing);
        PeerPrograms.await(() -> Files.readString(err).contains("on lo"));
        String seconds = seconds(load);
        Thread.sleep(500);
        process.destroy();
        process.waitFor();
        String said = String.join("; ", Files.readAllLines(err).stream().filter(line -> line.matches(".*(captured|dropped).*")).toList());
        return seconds + " for the load; " + said + "; " + packets() + " packets in the file";
    }

    private long packets() throws IOException {
        try (CaptureReader reader = CaptureReader.open(folder.resolve("x.pcap"))) {
            while (reader.next()) {
                continue;
            }
            return reader.packets();
        }
    }

    private String latency(List<String> load) throws Exception {
        Process capture = new ProcessBuilder(LiveMachine.nbdscope("capture", "-i", "lo", "-T", "jsonl", "-f", filter()))
                .redirectError(folder.resolve("capture.err").toFile()).start();
        PeerPrograms.await(() -> Files.readString(folder.resolve("capture.err")).contains("capturing on lo"));
        long[] delays;
        try (BufferedReader rows = capture.inputReader()) {
            Thread loading = new Thread(() -> {
                try {
                    load(load);
                    Thread.sleep(1000);
                } catch (Exception e) {
                    throw new AssertionError(e);
                } finally {
                    // Process.destroy would close what is read here.
                    capture.toHandle().destroy();
                }
            });
            loading.start();
            LongStream.Builder all = LongStream.builder();
            for (String row = rows.readLine(); row != null; row = rows.readLine()) {
                Matcher time = TIME.matcher(row);
                if (time.find()) {
                    Instant now = Instant.now();
                    all.add(now.getEpochSecond() * NANOS_PER_SECOND + now.getNano() - Long.parseLong(time.group(1)));
                }
            }
            loading.join();
            delays = all.build().sorted().toArray();
        }
        return delays.length + " rows, median " + millis(delays, 0.5) + ", 90 % " + millis(delays, 0.9) + ", slowest "
                + Arrays.stream(delays).max().orElse(0) / NANOS_PER_MILLI;
    }

    private static long millis(long[] sorted, double part) {
        return sorted.length == 0 ? 0 : sorted[(int) (sorted.length * part)] / NANOS_PER_MILLI;
    }
}
