package org.nbdscope.dissector.findings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.nbdscope.dissector.testing.Conversation;

/** A map in several round trips: the advice is for the peer whose fault it is. */
class MapAdviceTest {

    private static final long MIB = 1 << 20;
    private static final int CAP = 1 << 17;
    private static final int BLOCK = 4096;

    private static Finding loop(Conversation conversation) {
        Judged judged = Judged.of(Judged.capture(conversation.disconnect(), Judged.Ending.CLIENT, 0));
        Finding finding = judged.of("MAP_LOOP");
        assertNotNull(finding, judged::toString);
        return finding;
    }

    /** Lengths and flags of data and holes in turn. */
    private static long[] extents(int number) {
        long[] extents = new long[2 * number];
        for (int i = 0; i < number; i++) {
            extents[2 * i] = BLOCK;
            extents[2 * i + 1] = (i & 1) * 3;
        }
        return extents;
    }

    @Test
    void aClientThatAsksInPiecesIsAdvised() {
        Finding finding = loop(Valid.structured().blockStatus(0, MIB, 1, MIB, 3).blockStatus(MIB, MIB, 1, MIB, 0));
        assertEquals(Fault.CLIENT, finding.fault());
        assertEquals(finding.rule().advice(), finding.advice());
    }

    @Test
    void aServerThatStopsShortIsAdvised() {
        Finding finding = loop(Valid.structured().blockStatus(0, 2 * MIB, 1, MIB, 3).blockStatus(MIB, MIB, 1, MIB, 0));
        assertEquals(Fault.SERVER, finding.fault());
        assertFalse(finding.advice().contains("negotiate"), finding::advice);
        assertFalse(finding.advice().contains("1048576"), finding::advice);
    }

    @Test
    void aServerThatCapsItsRepliesIsToldHowManyDescriptorsOneMayHave() {
        long[] extents = extents(CAP + 10);
        long size = (CAP + 10L) * BLOCK;
        Finding finding = loop(Valid.structured().blockStatus(0, size, 1, Arrays.copyOf(extents, 2 * CAP))
                .blockStatus((long) CAP * BLOCK, 10 * BLOCK, 1, Arrays.copyOfRange(extents, 2 * CAP, extents.length)));
        assertEquals(Fault.SERVER, finding.fault());
        assertTrue(finding.advice().contains("1048576 descriptors"), finding::advice);
    }
}
