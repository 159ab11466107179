package org.nbdscope.app.view.findings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.nbdscope.app.view.CaptureDocument;
import org.nbdscope.app.view.CommandGroup;
import org.nbdscope.app.view.Samples;

/** Where in real captures the findings are. */
@Timeout(60)
class CaptureStripTest {

    private static void read(String file, Consumer<CaptureDocument> test) throws Exception {
        try (CaptureDocument document = CaptureDocument.open(Samples.file(file))) {
            assertTrue(document.awaitEnd(30_000));
            test.accept(document);
        }
    }

    @Test
    void aLaneForEachConnectionWithFindings() throws Exception {
        read("wrong-block-status.pcapng", document -> {
            CaptureStrip strip = document.verdict().strip();
            assertEquals(65, strip.messages());
            assertEquals(65, strip.columns());
            assertEquals(List.of("C0 structured", "C1 extended"), strip.lanes().stream().map(lane -> lane.name() + " " + lane.replies()).toList());
            assertEquals(0, strip.more());
            CaptureStrip.Lane first = strip.lanes().get(0);
            assertEquals(CommandGroup.HANDSHAKE, first.answers()[0], "the greeting");
            assertNull(first.requests()[0]);
            assertEquals(CommandGroup.BLOCK_STATUS, first.requests()[11]);
            for (PlacedFinding placed : first.findings()) {
                int column = strip.column(placed.message());
                assertTrue(first.requests()[column] != null || first.answers()[column] != null, placed.place());
            }
        });
    }

    @Test
    void manyMessagesShareColumns() throws Exception {
        read("extended-all-commands.pcapng.gz", document -> {
            CaptureStrip strip = CaptureStrip.of(document.model(), document.verdict().findings(), () -> true);
            int last = strip.messages() - 1;
            assertTrue(strip.column(last) < CaptureStrip.COLUMNS);
            assertNotNull(strip.lanes().get(0).requests()[strip.column(last)]);
        });
    }

    @Test
    void whatCouldNotBeJudgedIsAGroupWithoutASeverity() throws Exception {
        read("lost-packets.pcap.gz", document -> {
            FindingsModel model = new FindingsModel(document.verdict());
            FindingNode last = model.tree().get(model.tree().size() - 1);
            assertEquals("Not judged", last.label());
            assertNull(last.severity());
            FindingNode reason = last.children().get(0);
            assertEquals(FindingNode.Kind.UNJUDGED, reason.kind());
            assertTrue(reason.what().endsWith("are not in the capture: what depends on them was not judged."), reason.what());
        });
        read("wrong-block-status.pcapng", document -> assertTrue(new FindingsModel(document.verdict()).tree().stream()
                .noneMatch(group -> group.label().equals("Not judged"))));
    }

    @Test
    void whatTheProgramsAreKnownForStandsBesideTheFinding() throws Exception {
        read("qemu-as-client.pcap.gz", document -> {
            PlacedFinding loop = document.verdict().findings().stream()
                    .filter(placed -> placed.finding().rule().code().equals("REQ_ONE_LOOP")).findFirst().orElseThrow();
            assertTrue(loop.notes().get(0).startsWith("The client looks like qemu: "), loop.notes().toString());
        });
    }
}
