package org.nbdscope.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The program as a process: what it prints where, and its exit status, when the input or the command line is wrong. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class CommandLineTest {

    private static final int RECORD_HEADER = 16;
    private static final int FILE_HEADER = 24;

    @TempDir
    Path folder;

    private record Result(int status, String out, String err) {

        long lines() {
            return out.lines().count();
        }
    }

    private static ProcessBuilder program(String... words) {
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp", System.getProperty("java.class.path"), "org.nbdscope.app.Main"));
        command.addAll(List.of(words));
        return new ProcessBuilder(command);
    }

    private Result run(String... words) throws Exception {
        Path err = folder.resolve("stderr");
        Path in = folder.resolve("stdin");
        Files.write(in, new byte[0]);
        Process process = program(words).redirectInput(in.toFile()).redirectError(err.toFile()).start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Result(process.waitFor(), out, Files.readString(err));
    }

    /** Fails with this status and one line that says this, and nothing else. */
    private Result fails(int status, String says, String... words) throws Exception {
        Result result = run(words);
        String what = String.join(" ", words) + ": " + result;
        assertEquals(status, result.status, what);
        assertEquals(1, result.err.lines().count(), what);
        assertTrue(result.err.startsWith("nbdscope: "), what);
        assertTrue(result.err.contains(says), what);
        return result;
    }

    private static Path sample(String name) {
        Path here = Path.of("sample-captures");
        return (Files.isDirectory(here) ? here : Path.of("..").resolve(here)).resolve(name);
    }

    private Path file(String name, byte... content) throws IOException {
        return Files.write(folder.resolve(name), content);
    }

    private static byte[] stuck() throws IOException {
        return Files.readAllBytes(sample("stuck-map-loop.pcap"));
    }

    /** Where the record with this number begins. */
    private static int record(byte[] pcap, int number) {
        int at = FILE_HEADER;
        for (int i = 0; i < number; i++) {
            at += RECORD_HEADER + ByteBuffer.wrap(pcap).order(ByteOrder.LITTLE_ENDIAN).getInt(at + 8);
        }
        return at;
    }

    @Test
    void whatIsNoCaptureIsRefused() throws Exception {
        fails(3, "is empty", "messages", file("empty.pcap").toString());
        fails(3, "directory", "messages", folder.toString());
        fails(3, "no such file", "messages", folder.resolve("missing.pcap").toString());
        byte[] letter = "Dear reader,\nthis is a letter.\n".getBytes(StandardCharsets.UTF_8);
        fails(3, "text.pcap", "messages", file("text.pcap", letter).toString());
        byte[] noise = new byte[4096];
        new Random(1).nextBytes(noise);
        fails(3, "noise", "sessions", "-r", file("noise", noise).toString());
        fails(3, "standard input", "sessions", "-r", "-");
    }

    @Test
    void aFileThatMayNotBeReadIsRefused() throws Exception {
        Path file = file("secret.pcap", stuck());
        assumeTrue(file.toFile().setReadable(false, false) && !Files.isReadable(file), "root may read everything: skipped");
        fails(3, "permission", "messages", file.toString());
    }

    @Test
    void whatComesBeforeTheDamageIsPrinted() throws Exception {
        byte[] whole = stuck();
        long before = run("messages", file("first.pcap", Arrays.copyOf(whole, record(whole, 50))).toString()).lines();
        assertTrue(before > 20);
        Result inHeader = fails(4, "packet 51", "messages", file("header.pcap", Arrays.copyOf(whole, record(whole, 50) + 9)).toString());
        assertEquals(before, inHeader.lines());
        Result inPacket = fails(4, "packet 51", "messages", file("packet.pcap", Arrays.copyOf(whole, record(whole, 51) - 1)).toString());
        assertEquals(before, inPacket.lines());
        byte[] absurd = whole.clone();
        ByteBuffer.wrap(absurd).order(ByteOrder.LITTLE_ENDIAN).putInt(record(whole, 50) + 8, 0x7fff_fff0);
        for (String format : new String[] {"text", "jsonl", "csv"}) {
            Result damaged = fails(4, "absurd.pcap", "messages", "-T", format, file("absurd.pcap", absurd).toString());
            assertEquals(before, damaged.lines() - (format.equals("csv") ? 1 : 0), format);
        }
        assertTrue(run("messages", "-T", "json", folder.resolve("absurd.pcap").toString()).out.endsWith("]\n"));
        fails(4, "packet 51", "transactions", folder.resolve("header.pcap").toString());
    }

    @Test
    void headersCutShort() throws Exception {
        byte[] whole = stuck();
        for (int length : new int[] {1, 3, 4, 10, 23}) {
            Result result = run("sessions", file("cut" + length + ".pcap", Arrays.copyOf(whole, length)).toString());
            assertTrue(result.status == 3 || result.status == 4, length + ": " + result);
            assertEquals(1, result.err.lines().count(), result.toString());
        }
        assertEquals(0, run("sessions", file("nothing.pcap", Arrays.copyOf(whole, FILE_HEADER)).toString()).status);
    }

    @Test
    void blocksOfAbsurdLengths() throws Exception {
        byte[] whole = Files.readAllBytes(sample("wrong-block-status.pcapng"));
        ByteBuffer blocks = ByteBuffer.wrap(whole).order(ByteOrder.LITTLE_ENDIAN);
        int at = 0;
        for (int i = 0; i < 30; i++) {
            at += blocks.getInt(at + 4);
        }
        for (int length : new int[] {0, -16, 7, Integer.MIN_VALUE}) {
            byte[] damaged = whole.clone();
            ByteBuffer.wrap(damaged).order(ByteOrder.LITTLE_ENDIAN).putInt(at + 4, length);
            Result result = fails(4, "damaged.pcapng", "messages", file("damaged.pcapng", damaged).toString());
            assertTrue(result.lines() > 5, length + ": " + result);
            byte[] first = whole.clone();
            ByteBuffer.wrap(first).order(ByteOrder.LITTLE_ENDIAN).putInt(4, length);
            Result none = run("messages", file("first.pcapng", first).toString());
            assertTrue(none.status == 3 || none.status == 4, none.toString());
            assertEquals(1, none.err.lines().count(), none.toString());
        }
    }

    @Test
    void unknownLinkTypesHoldNoNbd() throws Exception {
        byte[] whole = stuck();
        ByteBuffer.wrap(whole).order(ByteOrder.LITTLE_ENDIAN).putInt(20, 147);
        Result result = run("messages", file("user0.pcap", whole).toString());
        assertEquals(0, result.status, result.toString());
        assertEquals("", result.out);
    }

    @Test
    void wrongUsage() throws Exception {
        String capture = sample("stuck-map-loop.pcap").toString();
        fails(2, "mesages", "mesages", capture);
        fails(2, "did you mean messages?", "mesages", capture);
        fails(2, "--colour", "messages", "--colour", capture);
        fails(2, "xml", "messages", "-T", "xml", capture);
        fails(2, "two inputs", "messages", "-r", capture, capture);
        fails(2, "", "messages", capture, capture);
        fails(2, "no input", "messages");
        fails(2, "-c", "messages", "-c", "0", capture);
        fails(2, "-c", "messages", "-c", "x", capture);
        fails(2, "", "messages", "-r");
    }

    @Test
    void aMissingFileIsNoUnknownSubcommand() throws Exception {
        fails(3, "missing.pcap", folder.resolve("missing.pcap").toString());
    }

    @Test
    void asManyRowsAsAskedFor() throws Exception {
        String capture = sample("stuck-map-loop.pcap").toString();
        for (String command : new String[] {"messages", "transactions", "sessions", "options"}) {
            assertEquals(1, run(command, "-T", "jsonl", "-c", "1", capture).lines(), command);
        }
        assertEquals(3, run("messages", "-T", "jsonl", "-c", "3", capture).lines());
    }

    @Test
    void helpAndVersionWorkEverywhere() throws Exception {
        for (String word : new String[] {"-h", "--help", "-V", "--version"}) {
            assertEquals(0, run(word).status);
            Result result = run("messages", word);
            assertEquals(0, result.status, result.toString());
            assertFalse(result.out.isEmpty());
        }
    }

    @Test
    void aReaderThatGoesEndsItQuietly() throws Exception {
        byte[] whole = stuck();
        ByteArrayOutputStream large = new ByteArrayOutputStream();
        large.writeBytes(whole);
        int first = record(whole, 0);
        for (int i = 0; i < 20; i++) {
            large.write(whole, first, whole.length - first);
        }
        Path file = file("large.pcap", large.toByteArray());
        for (String format : new String[] {"text", "jsonl", "csv", "json"}) {
            Process process = program("messages", "-T", format, file.toString()).start();
            try (InputStream out = process.getInputStream()) {
                out.read();
            }
            String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
            assertEquals("", err, format);
            assertEquals(0, process.waitFor(), format);
        }
    }
}
