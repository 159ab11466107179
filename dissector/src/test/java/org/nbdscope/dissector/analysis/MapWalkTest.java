package org.nbdscope.dissector.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The causes of block status requests, each with a walk as clients make them. */
class MapWalkTest {

    private static final long GIB = 1L << 30;
    private static final long COMPACT_MAX = 0xffff_ffffL;

    private final MapWalk walk = new MapWalk();
    private Long size = 6 * GIB;
    private int requests;

    /** Extents of alternating status. */
    private record Alternating(int count, long each) implements StatusExtents {
        @Override
        public long length(int index) {
            return each;
        }

        @Override
        public long flags(int index) {
            return index & 1;
        }
    }

    private int ask(long offset, long length, boolean one, boolean extended) {
        walk.asked(requests, requests, offset, length, one, extended, size);
        return requests++;
    }

    private int compact(long offset, long length) {
        return ask(offset, length, false, false);
    }

    private void answer(int request, long context, long length) {
        walk.chunk(request, context, new Alternating(1, length), 1, 0);
    }

    private void answered(int request, long length) {
        answer(request, 0, length);
        walk.finished(request, 1000);
    }

    /** The causes of all listed steps, a line per run. */
    private String causes() {
        return walk.result().runs().stream()
            .map(run -> run.listed().stream().map(step -> step.cause().label()).collect(Collectors.joining(", ")))
            .collect(Collectors.joining("\n"));
    }

    @Test
    void oneExtendedRequestIsEnough() {
        answered(ask(0, 6 * GIB, false, true), 6 * GIB);
        assertEquals("first", causes());
        assertEquals(6 * GIB, walk.result().runs().get(0).reached());
    }

    @Test
    void thirtyTwoBitsAreNot() {
        answered(compact(0, COMPACT_MAX), COMPACT_MAX);
        answered(compact(COMPACT_MAX, 6 * GIB - COMPACT_MAX), 6 * GIB - COMPACT_MAX);
        assertEquals("first, 32-bit limit", causes());
        MapRun run = walk.result().runs().get(0);
        assertEquals(1, run.avoidableByExtendedHeaders());
        assertEquals(0, run.avoidableByClient());
        assertEquals(1, run.lowerBound());
        assertEquals(new CauseTotal(1, 1000), run.total(MapCause.LIMIT_32_BIT));
    }

    @Test
    void theLimitIsSeenFromBelow() {
        for (long length : new long[] {1L << 32, (1L << 32) - 65_537, 1L << 31, (1L << 31) - 65_537}) {
            answered(compact(0, length), length);
            answered(compact(length, 6 * GIB - length), 6 * GIB - length);
        }
        assertEquals(4, walk.result().causes().get(MapCause.CLIENT_CHUNK).steps());
        for (long length : new long[] {(1L << 32) - 1, (1L << 32) - 65_536, (1L << 31) - 1, (1L << 31) - 65_536}) {
            answered(compact(0, length), length);
            answered(compact(length, 6 * GIB - length), 6 * GIB - length);
        }
        assertEquals(4, walk.result().causes().get(MapCause.LIMIT_32_BIT).steps());
        assertEquals(8, walk.result().count());
    }

    @Test
    void aClientWithExtendedHeadersHasNoLimit() {
        answered(ask(0, COMPACT_MAX, false, true), COMPACT_MAX);
        answered(ask(COMPACT_MAX, GIB, false, true), GIB);
        assertEquals("first, client chunk", causes());
    }

    @Test
    void askingAgainAfterTheEndIsANewRun() {
        for (int i = 0; i < 2; i++) {
            long first = (1L << 32) - 512;
            answered(ask(0, first, i == 1, false), first);
            // The second run leaves 512 bytes out.
            long next = i == 0 ? first : 1L << 32;
            answered(ask(next, 6 * GIB - next, i == 1, false), 6 * GIB - next);
        }
        assertEquals("first, 32-bit limit\nfirst, 32-bit limit", causes());
        assertEquals(2, walk.result().count());
        assertEquals(4, walk.result().steps());
    }

    @Test
    void askingARangeAgainIsANewRunToo() {
        answered(compact(GIB, 4096), 4096);
        answered(compact(GIB + 4096, 4096), 4096);
        answered(compact(GIB, 4096), 4096);
        answered(compact(0, 4096), 4096);
        assertEquals("first, client chunk\nfirst\nfirst", causes());
    }

    @Test
    void oneExtentAtATime() {
        size = 40_000L;
        for (long offset = 0; offset < 40_000; offset += 10_000) {
            answered(ask(offset, 40_000 - offset, true, true), 10_000);
        }
        assertEquals("first, REQ_ONE, REQ_ONE, REQ_ONE", causes());
        assertEquals(3, walk.result().runs().get(0).avoidableByClient());
    }

    @Test
    void theContextThatReachesLeastFarCounts() {
        size = 3_000L;
        int first = compact(0, 3_000);
        answer(first, 1, 3_000);
        answer(first, 2, 1_000);
        walk.finished(first, 5);
        answered(compact(1_000, 2_000), 2_000);
        assertEquals("first, server stopped short", causes());
        assertEquals(1_000, walk.result().runs().get(0).listed().get(0).answeredTo());
    }

    @Test
    void theReplyCapIsNamed() {
        size = 140_000L * 4096;
        for (int cap : new int[] {1 << 17, 1 << 20}) {
            int first = ask(0, size, false, true);
            walk.chunk(first, 0, new Alternating(1 << 17, 4096), cap, 0);
            walk.finished(first, 7);
            int second = ask(4096L << 17, size - (4096L << 17), false, true);
            walk.chunk(second, 0, new Alternating(8_928, 4096), 8_928, 0);
            walk.finished(second, 8);
        }
        String run = "first, server stopped short (reply cap)";
        assertEquals(run + "\n" + run, causes());
        assertEquals(140_000, walk.result().runs().get(0).mergedExtents());
        assertEquals(new CauseTotal(2, 16), walk.result().causes().get(MapCause.SERVER_REPLY_CAP));
    }

    @Test
    void answersOfLengthZeroAreTheServersFault() {
        answered(compact(0, COMPACT_MAX), 2 * GIB);
        for (int i = 0; i < 3; i++) {
            answered(compact(2 * GIB, COMPACT_MAX), 0);
        }
        assertEquals("first, server stopped short, server stopped short, server stopped short", causes());
    }

    @Test
    void asLongAsTheClientDoesNotGoOnItAsksAgain() {
        for (int i = 0; i < 3; i++) {
            answered(ask(0, 6 * GIB, false, true), 4 * GIB);
        }
        assertEquals("first, re-ask, re-ask", causes());
    }

    @Test
    void anErrorIsAnAnswerThatStopsAtOnce() {
        walk.finished(compact(0, 4096), 10);
        answered(compact(0, 4096), 4096);
        assertEquals("first, server stopped short", causes());
    }

    @Test
    void whatTheCaptureDoesNotHaveIsUnknown() {
        int first = compact(0, 4096);
        walk.chunk(first, 0, new Alternating(1, 512), 5, 4);
        walk.finished(first, 10);
        int second = compact(2048, 4096);
        walk.unreadableChunk(second);
        walk.finished(second, 10);
        walk.finished(compact(4096, 4096), -1);
        compact(8192, 4096);
        assertEquals("first, unknown, unknown, unknown", causes());
        assertEquals(null, walk.result().runs().get(0).listed().get(3).latencyNanos());
    }

    @Test
    void requestsInFlightTogetherAreTheClientsPieces() {
        size = 1000L;
        int a = compact(0, 100);
        int b = compact(100, 100);
        int c = compact(200, 100);
        answered(c, 100);
        // a and b are still in flight: nothing stopped short.
        int d = compact(300, 700);
        answered(b, 50);
        int e = compact(150, 50);
        answered(a, 100);
        answered(d, 700);
        answered(e, 50);
        assertEquals("first, client chunk, client chunk, client chunk, server stopped short", causes());
        answered(compact(0, 1000), 1000);
        assertEquals(2, walk.result().count());
    }

    @Test
    void groundThatWasAnsweredIsAskedAgainAlsoWhenRequestsOvertakeEachOther() {
        int a = compact(0, 100);
        int b = compact(100, 100);
        answered(b, 100);
        answered(compact(150, 50), 50);
        answered(a, 100);
        assertEquals("first, client chunk, re-ask", causes());
    }

    @Test
    void extremesDoNotOverflow() {
        size = null;
        int first = ask(-4096, -1, false, true);
        walk.chunk(first, 0, new Alternating(3, -1), 3, 0);
        walk.finished(first, 10);
        answered(ask(-1, 1, false, true), 1);
        MapRun run = walk.result().runs().get(0);
        assertEquals(-1, run.reached());
        assertEquals(-1, run.askedTo());
    }

    @Test
    void memoryIsBounded() {
        size = null;
        for (int i = 0; i < MapRuns.MAX_RUNS + 10; i++) {
            answered(compact(0, 10), 10);
        }
        for (int i = 0; i < MapRuns.MAX_STEPS; i++) {
            answered(compact(10 + i * 10L, 10), 10);
        }
        MapRuns runs = walk.result();
        assertEquals(MapRuns.MAX_RUNS, runs.runs().size());
        assertEquals(MapRuns.MAX_RUNS + 10, runs.count());
        assertEquals(MapRuns.MAX_RUNS + 10 + MapRuns.MAX_STEPS, runs.steps());
        assertTrue(runs.runs().stream().map(MapRun::listed).mapToInt(List::size).sum() <= MapRuns.MAX_STEPS);
    }

    @Test
    void afterALossOnlyWhatGoesOnInOrderHasACause() {
        answered(compact(0, 4096), 4096);
        walk.lost();
        answered(compact(8192, 4096), 4096);
        walk.lost();
        answered(compact(12_288, 4096), 2048);
        answered(compact(14_336, 2048), 2048);
        walk.lost();
        answered(compact(4096, 4096), 4096);
        assertEquals("first, unknown, client chunk, server stopped short, unknown", causes());
    }

    @Test
    void eachCauseHasItsStepsAndTheirLatencies() {
        walk.finished(compact(0, COMPACT_MAX), 3);
        int whole = compact(0, COMPACT_MAX);
        answer(whole, 0, COMPACT_MAX);
        walk.finished(whole, 5);
        int limit = ask(COMPACT_MAX, GIB, true, false);
        answer(limit, 0, 512);
        walk.finished(limit, 7);
        int one = compact(COMPACT_MAX + 512, GIB);
        answer(one, 0, GIB);
        walk.finished(one, 11);
        int chunk = compact(COMPACT_MAX + 512 + GIB, 4096);
        answer(chunk, 0, 4096);
        walk.finished(chunk, 13);
        int again = compact(COMPACT_MAX, 4096);
        answer(again, 0, 4096);
        walk.finished(again, 17);
        assertEquals("first, server stopped short, 32-bit limit, REQ_ONE, client chunk, re-ask", causes());
        MapRun run = walk.result().runs().get(0);
        assertEquals(new CauseTotal(1, 5), run.total(MapCause.SERVER));
        assertEquals(new CauseTotal(1, 7), run.total(MapCause.LIMIT_32_BIT));
        assertEquals(new CauseTotal(1, 11), run.total(MapCause.REQ_ONE));
        assertEquals(new CauseTotal(1, 13), run.total(MapCause.CLIENT_CHUNK));
        assertEquals(new CauseTotal(1, 17), run.total(MapCause.RE_ASK));
        assertEquals(1, run.avoidableByExtendedHeaders());
        assertEquals(3, run.avoidableByClient());
        assertEquals(new CauseTotal(3, 11 + 13 + 17), walk.result().avoidableByClient());
        assertEquals(1, walk.result().needed());
    }

    /** Qemu's client asks for at most 2^31 - 1 bytes with REQ_ONE; where the answer is whole the limit is the cause, not the flag. */
    @Test
    void aWholeAnswerToRequestOneIsTheLimits() {
        long most = (1L << 31) - 512;
        answered(ask(0, most, true, false), most);
        answered(ask(most, most, true, false), 4096);
        answered(ask(most + 4096, most, true, false), most);
        assertEquals("first, 32-bit limit, REQ_ONE", causes());
    }

    @Test
    void theLimitCountsOnlyWhereTheExportGoesOn() {
        size = COMPACT_MAX;
        answered(compact(0, COMPACT_MAX), COMPACT_MAX);
        answered(compact(COMPACT_MAX, 4096), 0);
        size = COMPACT_MAX + 1;
        answered(compact(0, COMPACT_MAX), COMPACT_MAX);
        answered(compact(COMPACT_MAX, 1), 1);
        size = null;
        answered(compact(0, COMPACT_MAX), COMPACT_MAX);
        answered(compact(COMPACT_MAX, 1), 1);
        assertEquals("first\nfirst\nfirst, 32-bit limit\nfirst, 32-bit limit", causes());
    }

    @Test
    void requestsThatOnlyGoOnWithTheSameStatusAreTheServersToJoin() {
        size = 40_000L;
        answered(ask(0, 40_000, true, true), 10_000);
        answered(ask(10_000, 30_000, true, true), 10_000);
        int third = ask(20_000, 20_000, true, true);
        walk.chunk(third, 0, new Alternating(2, 5_000), 2, 0);
        walk.finished(third, 1000);
        answered(ask(30_000, 10_000, true, true), 10_000);
        assertEquals("first, REQ_ONE, REQ_ONE, REQ_ONE", causes());
        // The third answer ends with status 1, the fourth begins with 0.
        assertEquals(new CauseTotal(2, 2000), walk.result().notMerged());
        assertEquals(3, walk.result().runs().get(0).mergedExtents());
    }

    @Test
    void allContextsHaveToGoOnForThat() {
        size = 20_000L;
        for (int step = 0; step < 2; step++) {
            int request = ask(step * 10_000L, 20_000 - step * 10_000L, true, true);
            answer(request, 1, 10_000);
            walk.chunk(request, 2, new Alternating(2, 5_000), 2, 0);
            walk.finished(request, 1000);
        }
        assertEquals(CauseTotal.NONE, walk.result().notMerged());
    }
}
