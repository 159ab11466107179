package org.nbdscope.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.airlift.compress.zstd.ZstdOutputStream;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code capture -r -}: a capture that comes through a pipe, for which nobody needs libpcap or a permission. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class PipeCaptureTest {

    private static final String SAMPLE = "map-6gib-structured.pcapng";

    @TempDir
    Path folder;

    private static Path sample(String name) {
        Path here = Path.of("sample-captures");
        return (Files.isDirectory(here) ? here : Path.of("..").resolve(here)).resolve(name);
    }

    private Process start(String... words) throws Exception {
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp", System.getProperty("java.class.path"), "org.nbdscope.app.Main"));
        command.addAll(List.of(words));
        return new ProcessBuilder(command).redirectError(folder.resolve("err").toFile()).start();
    }

    private List<String> messages(String... words) throws Exception {
        List<String> all = new ArrayList<>(List.of("messages"));
        all.addAll(List.of(words));
        Process process = start(all.toArray(String[]::new));
        try (BufferedReader rows = process.inputReader()) {
            return rows.lines().toList();
        }
    }

    private List<String> piped(int status, byte[] bytes, String... words) throws Exception {
        List<String> all = new ArrayList<>(List.of("capture", "-r", "-"));
        all.addAll(List.of(words));
        Process process = start(all.toArray(String[]::new));
        try (OutputStream pipe = process.getOutputStream(); BufferedReader rows = process.inputReader()) {
            pipe.write(bytes);
            pipe.close();
            List<String> printed = rows.lines().toList();
            assertEquals(status, process.waitFor(), err());
            return printed;
        }
    }

    private String err() throws Exception {
        return Files.readString(folder.resolve("err"));
    }

    @Test
    void rowsAppearWhileThePipeIsOpen() throws Exception {
        byte[] bytes = Files.readAllBytes(sample(SAMPLE));
        Process process = start("capture", "-r", "-", "-q", "-T", "jsonl");
        try (OutputStream pipe = process.getOutputStream(); BufferedReader rows = process.inputReader()) {
            assertRowsComeBeforeTheEnd(bytes, pipe, rows);
            assertEquals(0, process.waitFor());
            assertEquals("", err());
        }
    }

    /** Writes a part of the sample, waits for rows of it, and writes the rest. */
    private void assertRowsComeBeforeTheEnd(byte[] bytes, OutputStream pipe, BufferedReader rows) throws Exception {
        int part = bytes.length * 3 / 4 + 1;
        pipe.write(bytes, 0, part);
        pipe.flush();
        List<String> printed = new ArrayList<>();
        while (!printed.toString().contains("NBD_OPT_GO")) {
            printed.add(rows.readLine());
        }
        pipe.write(bytes, part, bytes.length - part);
        pipe.close();
        rows.lines().forEach(printed::add);
        assertEquals(messages("-T", "jsonl", sample(SAMPLE).toString()), printed);
    }

    @Test
    void everyFormatComesThroughAPipe() throws Exception {
        for (String name : List.of("map-6gib-extended-headers.pcap", "nbdcopy-four-connections.pcapng.gz", "big-endian-cooked.pcap")) {
            assertEquals(messages(sample(name).toString()), piped(0, Files.readAllBytes(sample(name))), name);
        }
    }

    /** Whoever compresses hands on what there is from time to time, and rows need not wait for the end of the data. */
    @Test
    void rowsAppearWhileCompressedDataGrow() throws Exception {
        byte[] bytes = Files.readAllBytes(sample(SAMPLE));
        Process process = start("capture", "-r", "-", "-q", "-T", "jsonl");
        try (OutputStream pipe = new GZIPOutputStream(process.getOutputStream(), true); BufferedReader rows = process.inputReader()) {
            assertRowsComeBeforeTheEnd(bytes, pipe, rows);
        }
    }

    @Test
    void everyFormatMayComeByteByByte() throws Exception {
        byte[] plain = Files.readAllBytes(sample(SAMPLE));
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        try (OutputStream compressing = new GZIPOutputStream(zipped)) {
            compressing.write(plain);
        }
        ByteArrayOutputStream zstd = new ByteArrayOutputStream();
        try (OutputStream compressing = new ZstdOutputStream(zstd)) {
            compressing.write(plain);
        }
        List<String> expected = messages(sample(SAMPLE).toString());
        for (byte[] bytes : List.of(plain, zipped.toByteArray(), zstd.toByteArray())) {
            Process process = start("capture", "-r", "-", "-q");
            try (OutputStream pipe = process.getOutputStream(); BufferedReader rows = process.inputReader()) {
                for (byte one : bytes) {
                    pipe.write(one);
                    pipe.flush();
                }
                pipe.close();
                assertEquals(expected, rows.lines().toList());
                assertEquals(0, process.waitFor(), err());
            }
        }
    }

    @Test
    void itEndsWhenItsReaderHasGone() throws Exception {
        byte[] bytes = Files.readAllBytes(sample(SAMPLE));
        Process process = start("capture", "-r", "-");
        try (OutputStream pipe = process.getOutputStream()) {
            pipe.write(bytes);
            pipe.flush();
            process.getInputStream().read();
            process.getInputStream().close();
            // Nothing more comes, and the pipe stays open.
            assertTrue(process.waitFor(60, TimeUnit.SECONDS));
            assertEquals(0, process.exitValue(), err());
            assertEquals("", err());
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void whatIsReadCanBeKept() throws Exception {
        Path kept = folder.resolve("kept.pcapng");
        List<String> rows = piped(0, Files.readAllBytes(sample(SAMPLE)), "-w", kept.toString());
        String said = err();
        assertTrue(said.matches("nbdscope: \\d+ packets read; " + rows.size() + " messages of \\d+ sessions? decoded\n"), said);
        assertEquals(rows, messages(kept.toString()));
    }

    @Test
    void itEndsWithWhatItWasToldToWaitFor() throws Exception {
        byte[] bytes = Files.readAllBytes(sample(SAMPLE));
        List<String> all = messages(sample(SAMPLE).toString());
        assertEquals(all.subList(0, 3), piped(0, bytes, "-c", "3"));
        List<String> options = piped(0, bytes, "-Y", "nbd.hnd.opt", "-a", "filter:nbd.type == NBD_CMD_DISC");
        assertTrue(options.size() > 2 && options.size() < all.size(), options.toString());
        byte[] wrong = Files.readAllBytes(sample("wrong-block-status.pcapng"));
        assertTrue(piped(0, wrong, "-a", "finding:error").size() > 0);
    }

    @Test
    void aCutPipeIsNamed() throws Exception {
        byte[] bytes = Files.readAllBytes(sample(SAMPLE));
        piped(ExitStatus.DAMAGED_INPUT, Arrays.copyOf(bytes, bytes.length - 5));
        assertTrue(err().contains("cut in the middle of packet"), err());
        piped(ExitStatus.NO_INPUT, new byte[0]);
        assertTrue(err().contains("standard input is empty"), err());
    }

    @Test
    void wrongUsageIsRefused() throws Exception {
        for (List<String> words : List.of(List.of("-a", "duration:0"), List.of("-a", "files:2"), List.of("-a", "filter:nbd.nothing"),
                List.of("-a", "finding:bad"), List.of("-i", "lo"), List.of("-b", "packets:5"), List.of("-w", "-"))) {
            piped(ExitStatus.WRONG_USAGE, new byte[0], words.toArray(String[]::new));
            assertEquals(1, err().lines().count(), err());
        }
    }
}
