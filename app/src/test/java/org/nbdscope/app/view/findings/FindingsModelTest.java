package org.nbdscope.app.view.findings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.nbdscope.app.view.CaptureDocument;
import org.nbdscope.app.view.FilterInput;
import org.nbdscope.app.view.Samples;
import org.nbdscope.dissector.detail.DetailNode;
import org.nbdscope.dissector.findings.Fault;
import org.nbdscope.dissector.findings.Finding;
import org.nbdscope.dissector.findings.FindingPlaces;
import org.nbdscope.dissector.findings.Profile;
import org.nbdscope.dissector.findings.RuleBook;
import org.nbdscope.dissector.findings.Severity;
import org.nbdscope.dissector.model.MessageTable;

@Timeout(60)
class FindingsModelTest {

    private static final long PATIENCE_MILLIS = 30_000;
    private static final Path WRONG_STATUS = Samples.file("wrong-block-status.pcapng");
    private static final Path STUCK = Samples.file("stuck-map-loop.pcap");
    private static final Path QEMU_CLIENTS = Samples.file("qemu-as-client.pcap.gz");

    private static void read(Path file, BiConsumer<CaptureDocument, FindingsModel> test) throws Exception {
        try (CaptureDocument document = CaptureDocument.open(file)) {
            assertTrue(document.awaitEnd(PATIENCE_MILLIS));
            test.accept(document, new FindingsModel(document.verdict()));
        }
    }

    private static FindingNode line(FindingsModel model, String code) {
        return model.tree().stream().flatMap(group -> group.children().stream()).filter(line -> line.label().equals(code)).findFirst()
                .orElseThrow(() -> new AssertionError("no " + code));
    }

    @Test
    void groupsBySeverityAndCode() throws Exception {
        read(WRONG_STATUS, (document, model) -> {
            List<FindingNode> tree = model.tree();
            assertEquals(List.of("Errors", "Warnings", "Notes"), tree.stream().map(FindingNode::label).toList());
            for (FindingNode group : tree) {
                assertEquals(group.count(), group.children().stream().mapToLong(FindingNode::count).sum());
                assertEquals(group.count(), model.count(group.severity()));
            }
            FindingNode extents = line(model, "ZERO_EXTENT");
            assertEquals(2, extents.children().size(), "one on each connection");
            assertEquals("server", extents.who());
            assertTrue(extents.where().startsWith("C0 #") && extents.where().contains(", C1 #"), extents.where());
            assertTrue(line(model, "HIGH_STATUS_BITS").children().isEmpty(), "it is its only place itself");
            assertTrue(model.verdict().hasErrors());
            assertTrue(model.totals().startsWith(model.verdict().codes() + " rules, "), model.totals());
        });
    }

    @Test
    void leadsToTheMessage() throws Exception {
        read(WRONG_STATUS, (document, model) -> {
            MessageTable messages = document.model().messages();
            for (PlacedFinding placed : model.verdict().findings()) {
                Finding finding = placed.finding();
                assertTrue(placed.hasMessage(), finding.rule().code());
                assertTrue(placed.messages().contains(placed.message()));
                assertEquals(finding.session().id(), messages.session(placed.message()));
                if (finding.stream() != null) {
                    assertEquals(finding.frame(), messages.frame(placed.message()), finding.rule().code());
                    assertEquals(finding.offset(), messages.streamOffset(placed.message()));
                }
            }
        });
    }

    @Test
    void hidesBySeverity() throws Exception {
        read(WRONG_STATUS, (document, model) -> {
            long errors = model.count(Severity.ERROR);
            model.show(Severity.ERROR, false);
            model.show(Severity.NOTE, false);
            assertEquals(List.of("Warnings"), model.tree().stream().map(FindingNode::label).toList());
            assertEquals(errors, model.count(Severity.ERROR), "it is still known how many there are");
        });
    }

    @Test
    void groupsByConnectionAndByFault() throws Exception {
        read(STUCK, (document, model) -> {
            model.grouping(Grouping.CONNECTION);
            Set<String> connections = model.verdict().findings().stream().map(PlacedFinding::connection).collect(Collectors.toSet());
            assertEquals(connections, model.tree().stream().map(FindingNode::label).collect(Collectors.toSet()));
            model.grouping(Grouping.FAULT);
            assertEquals(List.of("Client", "Server"), model.tree().stream().map(FindingNode::label).toList());
        });
    }

    @Test
    void namesTheCulpritOfTheLoop() throws Exception {
        read(STUCK, (document, model) -> {
            Set<Fault> culprits = model.verdict().findings().stream().filter(placed -> placed.finding().rule().code().equals("NO_PROGRESS"))
                    .map(placed -> placed.finding().fault()).collect(Collectors.toSet());
            assertFalse(culprits.isEmpty());
            assertEquals(Severity.ERROR, line(model, "NO_PROGRESS").severity());
        });
    }

    @Test
    void findsWhatQemuDoesWrong() throws Exception {
        read(QEMU_CLIENTS, (document, model) -> {
            FindingNode payload = line(model, "WRITE_WITHOUT_PAYLOAD_LEN");
            assertEquals("client", payload.who());
            assertTrue(payload.finding().messages().size() <= 2 * FindingPlaces.MAX_TRANSACTIONS + 1);
            assertTrue(model.report(payload.finding(), "x.pcap").contains("WRITE_WITHOUT_PAYLOAD_LEN"));
        });
    }

    @Test
    void judgesByAnotherProfile() throws Exception {
        read(WRONG_STATUS, (document, model) -> {
            for (Profile profile : Profile.values()) {
                model.profile(profile);
                for (FindingNode group : model.tree()) {
                    for (FindingNode line : group.children()) {
                        assertEquals(line.finding().finding().severity(profile), group.severity());
                    }
                }
            }
        });
    }

    @Test
    void filtersTheMessagesOfEveryFinding() throws Exception {
        for (Path file : List.of(WRONG_STATUS, STUCK, QEMU_CLIENTS, Samples.file("wrong-options.pcapng"))) {
            read(file, (document, model) -> {
                for (PlacedFinding placed : model.verdict().findings()) {
                    String filter = FindingsModel.filter(placed);
                    assertTrue(filter.isEmpty() || FilterInput.of(filter).state() == FilterInput.State.VALID, filter);
                }
            });
        }
    }

    @Test
    void findsTheFieldAtFault() throws Exception {
        try (CaptureDocument document = CaptureDocument.open(WRONG_STATUS)) {
            assertTrue(document.awaitEnd(PATIENCE_MILLIS));
            FindingsModel model = new FindingsModel(document.verdict());
            assertEquals("nbd.status_flags", field(document, line(model, "HIGH_STATUS_BITS").finding()).field().name());
            DetailNode extent = field(document, line(model, "ZERO_EXTENT").finding());
            assertEquals("nbd.extent.length", extent.field().name());
            assertEquals(0L, extent.raw());
            assertEquals("nbd.block_status.count", field(document, line(model, "COUNT_FIELD").finding()).field().name());
            assertNull(field(document, line(model, "MAP_LOOP").finding()), "no single field makes a loop");
        }
    }

    private static DetailNode field(CaptureDocument document, PlacedFinding placed) throws Exception {
        return FieldAtFault.of(placed.finding().rule(),
                document.content(placed.message()).get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS).tree());
    }

    @Test
    void knowsOnlyRulesThatThereAre() {
        FieldAtFault.codes().forEach(code -> assertNotNull(RuleBook.of(code), code));
    }

    @Test
    void saysWhatCouldNotBeJudged() throws Exception {
        read(Samples.file("lossy-wire.pcapng.gz"), (document, model) -> assertNotNull(model.verdict()));
        read(Samples.file("lost-packets.pcap.gz"), (document, model) -> {
            assertTrue(model.verdict().unjudged().incomplete() > 0);
            assertTrue(model.verdict().unjudged().sentences().get(0).contains("not in the capture"));
        });
        read(Samples.file("midstream.pcapng"), (document, model) -> assertTrue(model.verdict().unjudged().joinedLater() > 0));
        read(WRONG_STATUS, (document, model) -> assertTrue(model.verdict().unjudged().nothing()));
    }
}
