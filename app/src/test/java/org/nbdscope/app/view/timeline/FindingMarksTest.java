package org.nbdscope.app.view.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.nbdscope.app.view.CaptureDocument;
import org.nbdscope.app.view.Samples;
import org.nbdscope.app.view.findings.PlacedFinding;
import org.nbdscope.dissector.findings.Severity;

@Timeout(60)
class FindingMarksTest {

    @Test
    void everyFindingLeadsToItsRequests() throws Exception {
        try (CaptureDocument document = CaptureDocument.open(Samples.file("wrong-block-status.pcapng"))) {
            assertTrue(document.awaitEnd(30_000));
            FindingMarks marks = FindingMarks.of(document.model(), document.verdict());
            assertFalse(marks.all().isEmpty());
            Severity before = Severity.ERROR;
            assertEquals(document.verdict().findings().stream().filter(PlacedFinding::hasMessage).count(),
                    marks.all().stream().filter(FindingMarks.Mark::first).count(), "each begins once");
            for (FindingMarks.Mark mark : marks.all()) {
                assertTrue(mark.severity().compareTo(before) <= 0, "the worst first");
                before = mark.severity();
                assertEquals(document.model().messages().session(mark.message()), mark.session());
                assertTrue(mark.transaction() < 0 || marks.of(mark.transaction()).contains(mark));
            }
            TimelineIndex index = new TimelineIndex(document.model());
            index.advance(Integer.MAX_VALUE);
            TimelineView view = new TimelineView(index);
            view.findings().set(marks);
            FindingMarks.Mark worst = marks.all().stream().filter(mark -> mark.transaction() >= 0).findFirst().orElseThrow();
            List<String> labels = RequestCard.of(view, worst.transaction()).lines().stream().map(RequestCard.Line::label).toList();
            assertTrue(labels.contains("Error"), labels.toString());
        }
    }

    @Test
    void everyRequestOfALoopIsMarked() throws Exception {
        try (CaptureDocument document = CaptureDocument.open(Samples.file("stuck-map-loop.pcap"))) {
            assertTrue(document.awaitEnd(30_000));
            FindingMarks marks = FindingMarks.of(document.model(), document.verdict());
            int most = 0;
            for (PlacedFinding placed : document.verdict().findings()) {
                String text = placed.finding().rule().code() + ": " + placed.finding().rule().title();
                int session = placed.finding().session().id();
                long marked = marks.all().stream().filter(mark -> mark.text().equals(text) && mark.session() == session
                        && mark.transaction() >= 0).map(FindingMarks.Mark::transaction).distinct().count();
                assertTrue(marked >= placed.finding().transactions().length, text);
                assertEquals(placed.finding().transactions().length, placed.requests().length, text);
                most = Math.max(most, placed.requests().length);
            }
            assertTrue(most >= 30, "the loop goes round thirty times");
        }
    }
}
