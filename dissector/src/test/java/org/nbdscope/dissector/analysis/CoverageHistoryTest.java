package org.nbdscope.dissector.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.nbdscope.dissector.testing.CaptureGenerator;
import org.nbdscope.dissector.testing.HeaderMode;

class CoverageHistoryTest {

    private static List<String> ranges(CoverageMap map) {
        List<String> ranges = new ArrayList<>();
        map.visit((offset, length, flags, when) -> ranges.add(offset + "+" + length + "=" + flags + "@" + when));
        return ranges;
    }

    @Test
    void knowsWhatABuilderKnewAtEachReply() throws IOException {
        Analysed analysed = Analysed.sampleAfterwards("three-contexts-fragmented.pcapng");
        DiskCoverage disk = analysed.analysis.coverage().disks().get(0);
        CoverageHistory history = new CoverageHistory(analysed.model, disk.sessions(), disk.sessions(), disk.disk().size());
        history.extend(analysed.model.messages().count());
        CoverageBuilder builder = new CoverageBuilder(analysed.model);
        int row = 0;
        for (int reply : history.replies()) {
            for (; row <= reply; row++) {
                builder.messageAdded(row);
            }
            ContextMaps maps = builder.disks().get(0).maps();
            var known = history.at(reply);
            assertEquals(maps.contexts(), known.keySet());
            for (String context : maps.contexts()) {
                assertEquals(ranges(maps.map(context)), ranges(known.get(context).map()), context + " at " + reply);
                assertEquals(0, known.get(context).contradictions().intervals());
            }
        }
        assertTrue(history.replies().length > 20);
    }

    @Test
    void knowsItOfManyExtentsAsWell() throws IOException {
        CaptureGenerator.Options options = new CaptureGenerator.Options();
        options.requests = 400;
        options.set("--mix", "0:10:90");
        options.extents = 500;
        options.requestSize = 1 << 20;
        options.mode = HeaderMode.EXTENDED;
        Analysed analysed = Analysed.generated(options);
        DiskCoverage disk = analysed.analysis.coverage().disks().get(0);
        CoverageHistory history = new CoverageHistory(analysed.model, disk.sessions(), disk.sessions(), disk.disk().size());
        history.extend(analysed.model.messages().count());
        assertTrue(analysed.model.extents().count() > 100_000);
        int[] replies = history.replies();
        for (int moment : new int[] {0, 1, replies.length / 3, replies.length / 2, replies.length - 2, replies.length - 1, 7}) {
            CoverageBuilder builder = new CoverageBuilder(analysed.model);
            for (int row = 0; row <= replies[moment]; row++) {
                builder.messageAdded(row);
            }
            ContextMaps maps = builder.disks().get(0).maps();
            for (String context : maps.contexts()) {
                assertEquals(ranges(maps.map(context)), ranges(history.at(replies[moment]).get(context).map()), "reply " + moment);
            }
        }
    }

    @Test
    void tellsContradictionsFromChangesByWriting() {
        KnownContext known = new KnownContext(1_000L);
        known.answer(0, 1_000, 0, 1);
        known.answer(100, 50, 0, 2);
        assertEquals(0, known.contradictions().intervals(), "the same again");
        known.answer(200, 100, 3, 3);
        assertEquals(List.of("200+100=0@3"), ranges(known.contradictions()));
        known.write(400, 100, 4);
        known.answer(400, 100, 3, 5);
        assertEquals(1, known.contradictions().intervals(), "it was written to");
        known.answer(450, 100, 0, 6);
        assertEquals(List.of("200+100=0@3", "450+50=0@6"), ranges(known.contradictions()), "nothing was written since");
    }
}
