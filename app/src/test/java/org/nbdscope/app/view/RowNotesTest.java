package org.nbdscope.app.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.BitSet;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.nbdscope.app.view.findings.PlacedFinding;
import org.nbdscope.dissector.analysis.MapCause;
import org.nbdscope.dissector.findings.Severity;

@Timeout(60)
class RowNotesTest {

    @Test
    void everyFindingWithAPlaceIsSaidBesideItsRow() throws InterruptedException {
        try (CaptureDocument document = read("wrong-block-status.pcapng")) {
            RowNotes notes = document.notes();
            assertFalse(document.verdict().findings().isEmpty());
            for (PlacedFinding placed : document.verdict().findings()) {
                if (placed.hasMessage()) {
                    assertTrue(notes.ofMessage(placed.message()).contains(placed), placed.place());
                    Severity worst = notes.worstOfMessage(placed.message());
                    assertTrue(worst.compareTo(RowNotes.severity(placed)) >= 0, "the worst comes first");
                }
            }
            assertEquals(0, notes.ofMessage(-1).size());
            assertNull(notes.worstOfMessage(Integer.MAX_VALUE));
        }
    }

    @Test
    void everyBlockStatusRequestHasItsCause() throws InterruptedException {
        try (CaptureDocument document = read("map-6gib-structured.pcapng")) {
            Set<MapCause> causes = EnumSet.noneOf(MapCause.class);
            for (int row = 0; row < document.transactions(); row++) {
                boolean status = CommandGroup.of(document.model().transactions().command(row)) == CommandGroup.BLOCK_STATUS;
                MapCause cause = document.notes().cause(row);
                assertEquals(status, cause != null, "transaction " + row);
                if (cause != null) {
                    causes.add(cause);
                }
            }
            assertEquals(EnumSet.of(MapCause.FIRST, MapCause.LIMIT_32_BIT), causes);
        }
    }

    @Test
    void showsWhereInTheListThereIsSomething() throws InterruptedException {
        try (CaptureDocument document = read("wrong-block-status.pcapng")) {
            BitSet marks = new BitSet();
            marks.set(document.messages() - 1);
            BitSet hits = new BitSet();
            hits.set(0);
            ListTicks ticks = ListTicks.of(document, ListMode.MESSAGES, RowSet.all(document.messages()), marks, new BitSet(), hits, 50);
            assertEquals(50, ticks.steps());
            assertTrue(ticks.hit(0));
            assertTrue(ticks.mark((document.messages() - 1) * 50 / document.messages()));
            PlacedFinding placed = document.verdict().findings().stream().filter(PlacedFinding::hasMessage).findFirst().orElseThrow();
            assertNotNull(ticks.finding(placed.message() * 50 / document.messages()));
        }
    }

    private static CaptureDocument read(String name) throws InterruptedException {
        CaptureDocument document = CaptureDocument.open(Samples.file(name));
        assertTrue(document.awaitEnd(30_000));
        return document;
    }
}
