package org.nbdscope.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** What {@code findings} and {@code check} print and write of real captures. */
@Timeout(120)
class FindingsCommandTest {

    private static final String WRONG = "wrong-block-status.pcapng";

    @TempDir
    Path folder;

    private static String sample(String name) {
        Path here = Path.of("sample-captures");
        return (Files.isDirectory(here) ? here : Path.of("..").resolve(here)).resolve(name).toString();
    }

    private static List<String> run(int status, String... words) throws Exception {
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp", System.getProperty("java.class.path"), "org.nbdscope.app.Main"));
        command.addAll(Arrays.asList(words));
        Process process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(status, process.waitFor(), String.join(" ", words));
        return out.lines().toList();
    }

    private static List<String> codes(String filter, String file) throws Exception {
        return run(0, "findings", "-T", "fields", "-e", "nbd.finding.code", "-Y", filter, sample(file));
    }

    @Test
    void filtersKnowTheFindingAndItsMessages() throws Exception {
        assertEquals(List.of("ZERO_EXTENT", "ZERO_EXTENT"), codes("nbd.finding.code == \"ZERO_EXTENT\"", WRONG));
        assertEquals(List.of("ZERO_EXTENT"), codes("nbd.finding.code == \"ZERO_EXTENT\" && nbd.session == 0", WRONG));
        List<String> errors = codes("nbd.finding.severity == \"error\"", WRONG);
        assertTrue(errors.size() > 10, errors.toString());
        assertEquals(List.of("HEADER_MODE"), codes("nbd.finding.severity == \"error\" && nbd.type == NBD_CMD_READ", WRONG));
        assertEquals(List.of("HIGH_STATUS_BITS"), codes("nbd.finding.severity == \"error\" && nbd.status_flags > 0xffffffff", WRONG));
        assertEquals(List.of("OUT_OF_BOUNDS"), codes("frame.number == 71 && nbd.finding.severity == \"error\"", WRONG));
        assertEquals(List.of("EXT_OFFSET"), codes("nbd.transaction.index == 4 && nbd.session == 1 && nbd.finding.severity == \"error\"",
                WRONG));
        assertEquals(List.of(), codes("nbd.finding.code == \"ZERO_EXTENT\" && nbd.type == NBD_CMD_READ", WRONG));
    }

    @Test
    void peopleReadTheBytesAndWhatThePeersMakeOfThem() throws Exception {
        List<String> lines = run(0, "findings", "-Y", "nbd.finding.code == \"EXT_OFFSET\"", sample(WRONG));
        String text = String.join("\n", lines);
        assertTrue(text.contains("bytes 423 to 479 of the server"), text);
        assertTrue(text.contains("00000010  00 00 00 00 00 00 10 00  00 00 00 00 00 00 00 18 "), text);
        assertTrue(lines.stream().allMatch(line -> line.length() <= 100), text);
        List<String> qemu = run(0, "findings", "-Y", "nbd.finding.code == \"REQ_ONE_LOOP\" && nbd.session == 1",
                sample("qemu-as-client.pcap.gz"));
        assertTrue(String.join(" ", qemu).contains("The client looks like qemu: "), qemu.toString());
    }

    @Test
    void checkFailsOnWhatItIsToldToFailOn() throws Exception {
        String good = sample("map-6gib-structured.pcapng");
        assertFalse(run(1, "check", sample(WRONG)).isEmpty());
        run(0, "check", good);
        run(1, "check", "--fail-on", "note", good);
        // What the filter leaves out does not count.
        run(0, "check", "-Y", "nbd.finding.severity != \"error\"", sample(WRONG));
        assertEquals(1, run(1, "check", "-q", "-c", "1", "-T", "jsonl", sample(WRONG)).size(), "all count, one is printed");
    }

    @Test
    void aBaselineAcceptsItsOwnRunAndNothingElse() throws Exception {
        List<String> found = run(1, "check", "-T", "jsonl", sample(WRONG));
        Path baseline = folder.resolve("baseline.jsonl");
        Files.write(baseline, found);
        assertEquals(List.of(), run(0, "check", "--fail-on", "note", "--baseline", baseline.toString(), "-T", "jsonl", sample(WRONG)));
        String dropped = found.stream().filter(row -> row.contains("\"HIGH_STATUS_BITS\"")).findFirst().orElseThrow();
        Files.write(baseline, found.stream().filter(row -> !row.equals(dropped)).toList());
        assertEquals(List.of(dropped), run(1, "check", "--baseline", baseline.toString(), "-T", "jsonl", sample(WRONG)));
    }

    private static List<Element> children(Element parent) {
        List<Element> elements = new ArrayList<>();
        NodeList nodes = parent.getChildNodes();
        for (int i = 0; i < nodes.getLength(); i++) {
            if (nodes.item(i) instanceof Element element) {
                elements.add(element);
            }
        }
        return elements;
    }

    /** The form that build servers take: a suite with cases, each with at most one failure, or with output. */
    @Test
    void theJunitReportIsOne() throws Exception {
        File report = folder.resolve("report.xml").toFile();
        List<String> rows = run(1, "check", "--junit", report.toString(), "-T", "jsonl", sample(WRONG));
        Element suite = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(report).getDocumentElement();
        assertEquals("testsuite", suite.getTagName());
        List<Element> cases = children(suite);
        assertEquals(Integer.toString(cases.size()), suite.getAttribute("tests"));
        assertEquals("0", suite.getAttribute("errors"));
        Set<String> names = new HashSet<>();
        Set<String> failed = new HashSet<>();
        for (Element each : cases) {
            assertEquals("testcase", each.getTagName());
            assertFalse(each.getAttribute("classname").isEmpty());
            assertTrue(names.add(each.getAttribute("name")), each.getAttribute("name"));
            List<Element> inside = children(each);
            assertTrue(inside.size() <= 1);
            if (!inside.isEmpty() && inside.get(0).getTagName().equals("failure")) {
                failed.add(each.getAttribute("name"));
                assertEquals(each.getAttribute("name"), inside.get(0).getAttribute("type"));
                assertFalse(inside.get(0).getAttribute("message").isEmpty());
            } else {
                assertTrue(inside.isEmpty() || inside.get(0).getTagName().equals("system-out"));
            }
        }
        assertEquals(Integer.toString(failed.size()), suite.getAttribute("failures"));
        Set<String> errors = new HashSet<>();
        for (String row : rows) {
            JsonTree finding = JsonTree.of(row);
            if (finding.at("severity").text().equals("error")) {
                errors.add(finding.at("code").text());
            }
        }
        assertEquals(errors, failed);
    }

    /** What the schema of SARIF 2.1.0 asks of the parts that are written. */
    @Test
    void theSarifReportIsOne() throws Exception {
        File report = folder.resolve("report.sarif").toFile();
        int findings = run(1, "check", "--sarif", report.toString(), "-T", "jsonl", sample(WRONG)).size();
        JsonTree log = JsonTree.of(Files.readString(report.toPath()));
        assertEquals("2.1.0", log.at("version").text());
        assertTrue(log.at("$schema").text().endsWith("sarif-2.1.0.json"));
        assertEquals(1, log.at("runs").items().size());
        assertEquals("nbdscope", log.at("runs", 0, "tool", "driver", "name").text());
        Set<String> levels = Set.of("none", "note", "warning", "error");
        List<JsonTree> rules = log.at("runs", 0, "tool", "driver", "rules").items();
        for (JsonTree rule : rules) {
            assertFalse(rule.at("id").text().isEmpty());
            for (String text : List.of("shortDescription", "fullDescription", "help")) {
                assertFalse(rule.at(text, "text").text().isEmpty(), rule.toString());
            }
            assertTrue(levels.contains(rule.at("defaultConfiguration", "level").text()));
        }
        List<JsonTree> results = log.at("runs", 0, "results").items();
        assertEquals(findings, results.size());
        for (JsonTree result : results) {
            assertEquals(result.at("ruleId").text(), rules.get(Integer.parseInt(result.at("ruleIndex").text())).at("id").text());
            assertTrue(levels.contains(result.at("level").text()));
            assertFalse(result.at("message", "text").text().isEmpty());
            assertTrue(Long.parseLong(result.at("occurrenceCount").text()) >= 1);
            for (JsonTree location : result.at("locations").items()) {
                URI.create(location.at("physicalLocation", "artifactLocation", "uri").text());
            }
        }
    }

    @Test
    void theSummaryCountsFindingsBySeverity() throws Exception {
        String text = String.join("\n", run(0, "summary", sample(WRONG)));
        assertTrue(text.contains("\nFindings: 15 errors, "), text);
        assertTrue(text.contains("\n  error   ZERO_EXTENT × 2, server: An extent of no bytes\n"), text);
        String clean = String.join("\n", run(0, "summary", sample("tls13.pcap")));
        assertTrue(clean.contains("\nFindings: ") && !clean.contains("\n  error "), clean);
    }
}
