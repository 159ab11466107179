package org.nbdscope.app.view.timeline;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.BitSet;
import org.junit.jupiter.api.Test;
import org.nbdscope.app.view.CommandGroup;

class DisplayedRequestsTest {

    private final TimelineIndex index = SampleIndex.of("nbdcopy-four-connections.pcapng.gz");

    private static double sum(OverviewBins bins, CommandGroup group) {
        return Arrays.stream(bins.average(group)).sum();
    }

    @Test
    void theOverviewCountsWhatIsDisplayedOnly() {
        DisplayedRequests all = DisplayedRequests.of(index, at -> true);
        DisplayedRequests maps = DisplayedRequests.of(index, at -> index.group(at) == CommandGroup.BLOCK_STATUS);
        assertEquals(9, maps.count());
        assertEquals(0, sum(maps.overview(), CommandGroup.READ));
        assertArrayEquals(all.overview().average(CommandGroup.BLOCK_STATUS), prefix(maps.overview(), all.overview().used()), 1e-6);
        assertEquals(sum(index.overview(), CommandGroup.READ), sum(all.overview(), CommandGroup.READ), 1e-6);
    }

    private static double[] prefix(OverviewBins bins, int used) {
        return Arrays.copyOf(bins.average(CommandGroup.BLOCK_STATUS), used);
    }

    @Test
    void itDoesNotMatterInHowManyStepsItGrows() {
        DisplayedRequests steps = new DisplayedRequests(index);
        for (int at = 0; at < index.count(); at++) {
            BitSet one = new BitSet();
            one.set(at);
            steps.add(one);
            steps.overview();
        }
        DisplayedRequests all = DisplayedRequests.of(index, at -> true);
        assertEquals(all.count(), steps.count());
        assertArrayEquals(all.overview().average(CommandGroup.READ), steps.overview().average(CommandGroup.READ), 1e-6);
    }

    @Test
    void aFilterMayBeAheadOfTheIndex() {
        TimelineIndex behind = new TimelineIndex(index.model());
        DisplayedRequests early = new DisplayedRequests(behind);
        BitSet found = new BitSet();
        found.set(0, index.count());
        early.add(found);
        assertEquals(0, early.overview().used());
        while (behind.advance(13) == 13) {
            early.overview();
        }
        behind.finish();
        assertEquals(sum(behind.overview(), CommandGroup.READ), sum(early.overview(), CommandGroup.READ), 1e-6);
    }

    @Test
    void whatWasMadeOfABlockIsMadeAnewWhenItsRequestsAreDisplayed() {
        DisplayedRequests displayed = new DisplayedRequests(index);
        CoarseMarks before = index.marks().of(displayed, TimelineView.ALL_GROUPS);
        assertEquals(0, before.of(0).count);
        BitSet found = new BitSet();
        found.set(5);
        displayed.add(found);
        assertTrue(index.marks().of(displayed, TimelineView.ALL_GROUPS) == before, "nothing else is thrown away");
        assertEquals(1, before.of(0).count);
    }
}
