package org.nbdscope.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the commands print of real captures. */
@Timeout(60)
class CommandsTest {

    private static Path sample(String name) {
        Path here = Path.of("sample-captures");
        return (Files.isDirectory(here) ? here : Path.of("..").resolve(here)).resolve(name);
    }

    private static List<String> run(String... words) throws Exception {
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp", System.getProperty("java.class.path"), "org.nbdscope.app.Main"));
        command.addAll(Arrays.asList(words));
        Process process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), String.join(" ", words));
        return out.lines().toList();
    }

    /** JSON of the same form, whatever the spaces. */
    private static String folded(String json) {
        return json.replaceAll("\\s", "");
    }

    private static void mapIsWhatNbdinfoPrinted(String capture, String context) throws Exception {
        String name = capture.substring(0, capture.indexOf(".pcap"));
        String printed = Files.readString(sample(name + ".map.json"));
        List<String> map = run("map", "-T", "json", "--context", context, sample(capture).toString());
        assertEquals(folded(printed), folded(String.join("", map)), capture);
    }

    @Test
    void mapsAreWhatNbdinfoPrinted() throws Exception {
        mapIsWhatNbdinfoPrinted("map-6gib-extended-headers.pcap", "base:allocation");
        mapIsWhatNbdinfoPrinted("map-6gib-structured.pcapng", "base:allocation");
        mapIsWhatNbdinfoPrinted("map-3tib-64-bit-extents.pcapng", "base:allocation");
        mapIsWhatNbdinfoPrinted("big-endian-cooked.pcap", "base:allocation");
        mapIsWhatNbdinfoPrinted("allocation-depth-40gib.pcap", "qemu:allocation-depth");
    }

    @Test
    void theSummaryAnswersTheFoundingQuestion() throws Exception {
        String with = String.join("\n", run("summary", sample("map-6gib-extended-headers.pcap").toString()));
        assertTrue(with.contains("map of [0, 6 GiB): 1 round trip\n"), with);
        String without = String.join("\n", run("summary", sample("map-6gib-structured.pcapng").toString()));
        assertTrue(without.contains("map of [0, 6 GiB): 2 round trips; follow-ups by cause: 32-bit limit 1 ("), without);
        assertTrue(without.contains("avoidable: at most 1 by extended headers, at most 0 by the client"), without);
    }

    @Test
    void filtersChooseRowsInEveryCommand() throws Exception {
        String file = sample("map-6gib-structured.pcapng").toString();
        assertEquals(3, run("transactions", file).size());
        assertEquals(2, run("transactions", "-Y", "nbd.type == BLOCK_STATUS", file).size());
        assertEquals(4, run("messages", "-Y", "nbd.type == BLOCK_STATUS", file).size());
        assertEquals(2, run("messages", "-Y", "nbd.response_in", file).size());
        assertEquals(2, run("options", "-T", "jsonl", "-Y", "nbd.query contains \"allocation\"", file).size());
        assertEquals(1, run("sessions", "-Y", "nbd.export.size == 6G", file).size());
        assertEquals(0, run("sessions", "-Y", "tcp.port == 1", file).size());
        assertEquals(List.of("           0   4294967295    3  hole,zero"), run("map", "-Y", "nbd.from == 0", file));
    }

    @Test
    void fieldsOfTheBytesComeFromTheFileAgain() throws Exception {
        String file = sample("map-6gib-structured.pcapng").toString();
        assertEquals(List.of("5639144782019643715\t3"),
                run("messages", "-T", "fields", "-e", "nbd.hnd.magic", "-e", "nbd.hnd.flags", "-c", "1", file));
        assertEquals(List.of("0\t4294967295\t35,36", "4294967295\t2147483649\t37,38"),
                run("transactions", "-T", "fields", "-e", "nbd.from", "-e", "nbd.len", "-e", "frame.number", "-c", "2", file));
    }

    @Test
    void theHelpNamesEverySubcommand() throws Exception {
        List<String> help = run("--help");
        for (String name : List.of("summary", "sessions", "options", "messages", "transactions", "map", "findings", "check", "rules",
                "fields", "tap", "render")) {
            assertTrue(help.stream().anyMatch(line -> line.startsWith("  " + name + " ")), name);
            assertTrue(run(name, "--help").get(0).startsWith("Usage: nbdscope " + name), name);
        }
    }

    @Test
    void everyFieldIsListed() throws Exception {
        List<String> fields = run("fields", "-T", "csv");
        assertTrue(fields.get(0).startsWith("name,type,label,explanation,section"), fields.get(0));
        assertTrue(fields.stream().anyMatch(line -> line.startsWith("nbd.cmd.flags.df,BOOLEAN,")));
    }

    @Test
    void standardInputIsReadLikeAFile() throws Exception {
        Path file = sample("map-6gib-structured.pcapng");
        List<String> command = List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
                System.getProperty("java.class.path"), "org.nbdscope.app.Main", "messages", "-Y", "nbd.export.size", "-r", "-");
        Process process = new ProcessBuilder(command).redirectInput(file.toFile()).start();
        assertEquals(2, new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).lines().count());
        assertEquals(0, process.waitFor());
    }
}
