package org.nbdscope.dissector.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.junit.jupiter.api.Test;

/** Ranges that were trimmed or zeroed in pieces. */
class SplitCounterTest {

    private static final long GIB = 1L << 30;
    private static final int NO_FLAGS = 0;

    private final SplitCounter trims = new SplitCounter("NBD_CMD_TRIM");

    /** Formatting 1 PiB: a million trims, where one would have done. */
    @Test
    void aPebibyteInPiecesOfAGibibyte() {
        for (long i = 0; i < 1 << 20; i++) {
            trims.asked(i * GIB, GIB, NO_FLAGS, false);
            trims.answered(1000);
        }
        // With 32 bits: 2^50 / (2^32 - 1), and a rest.
        assertEquals(new SplitRequests("NBD_CMD_TRIM", 1, 1_048_576, 0, 262_145, 1_048_576_000L), trims.result());
    }

    @Test
    void theLimitIsNamedWhereItIsReached() {
        long most = (1L << 32) - 4096;
        for (int i = 0; i < 3; i++) {
            trims.asked(i * most, most, NO_FLAGS, false);
        }
        trims.asked(3 * most, 4096, NO_FLAGS, false);
        assertEquals(new SplitRequests("NBD_CMD_TRIM", 1, 4, 3, 3, 0), trims.result());
        SplitCounter extended = new SplitCounter("NBD_CMD_TRIM");
        extended.asked(0, most, NO_FLAGS, true);
        extended.asked(most, most, NO_FLAGS, true);
        assertEquals(0, extended.result().atLimit());
    }

    @Test
    void onlyNeighboursOfEqualFlagsAreOneRange() {
        trims.asked(0, 4096, NO_FLAGS, false);
        trims.asked(8192, 4096, NO_FLAGS, false);
        trims.asked(12_288, 4096, 1, false);
        assertNull(trims.result());
        // Two walks at once, each end to end.
        trims.asked(4096, 4096, NO_FLAGS, false);
        trims.asked(16_384, 4096, 1, false);
        assertEquals(2, trims.result().ranges());
        assertEquals(4, trims.result().requests());
        assertEquals(2, trims.result().neededCompact());
    }

    @Test
    void theEndOfAllNumbersIsNoNeighbourOfTheBeginning() {
        trims.asked(-4096, 4096, NO_FLAGS, true);
        trims.asked(0, 4096, NO_FLAGS, true);
        assertNull(trims.result());
        trims.asked(4096, 0, NO_FLAGS, true);
        assertNull(trims.result());
    }

    @Test
    void manyOpenRangesAreNotForgotten() {
        for (long round = 0; round < 2; round++) {
            for (long i = 0; i < 1000; i++) {
                trims.asked(i << 20 | round << 12, 4096, NO_FLAGS, false);
                if (round == 0) {
                    trims.asked(i << 20 | 4096, 4096, NO_FLAGS, false);
                }
            }
        }
        assertEquals(1000, trims.result().ranges());
        assertEquals(2000, trims.result().requests());
    }
}
