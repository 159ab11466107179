package org.nbdscope.dissector.findings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.nbdscope.dissector.testing.Conversation;

/** A loop that does not get on: whose fault, and what to do. */
class ProgressAdviceTest {

    private static final long GIB = 1L << 30;

    private static Finding stuck(Conversation conversation) {
        Judged judged = Judged.of(Judged.capture(conversation.disconnect(), Judged.Ending.CLIENT, 0));
        Finding finding = judged.of("NO_PROGRESS");
        assertNotNull(finding, judged::toString);
        return finding;
    }

    private static Finding again(long length, long answer) {
        Conversation conversation = Valid.extended();
        for (int i = 0; i < 4; i++) {
            conversation.blockStatus(0, length, 1, answer, 3);
        }
        return stuck(conversation);
    }

    /** The client adds the lower half of 4 GiB and 64 KiB, again and again. */
    private static Finding upperHalf() {
        Conversation conversation = Valid.extended();
        for (int i = 0; i < 4; i++) {
            conversation.blockStatus(i * 65536L, Valid.SIZE - i * 65536L, 1, 4 * GIB + 65536, 3);
        }
        return stuck(conversation);
    }

    private static Finding backwards() {
        Conversation conversation = Valid.structured();
        for (long offset = 8 << 20; offset > 4 << 20; offset -= 1 << 20) {
            conversation.blockStatus(offset, (16 << 20) - offset, 1, 65536, 3);
        }
        return stuck(conversation);
    }

    @Test
    void eachCauseHasItsFaultAndItsAdvice() {
        Finding empty = again(65536, 0);
        Finding upperHalf = upperHalf();
        Finding backwards = backwards();
        assertEquals(Fault.SERVER, empty.fault());
        assertEquals(Fault.CLIENT, upperHalf.fault());
        assertEquals(Fault.CLIENT, backwards.fault());
        assertEquals(3, Set.of(empty.advice(), upperHalf.advice(), backwards.advice()).size());
        assertTrue(upperHalf.text().contains("lower 32 bits"), upperHalf::text);
        assertTrue(backwards.text().contains("backwards"), backwards::text);
    }

    /** 4 GiB cut to 32 bits is 0: the client asks for the same once more, though the server's answer was right. */
    @Test
    void anAnswerOf4GibIsNoEmptyAnswer() {
        Finding finding = again(Valid.SIZE, 4 * GIB);
        assertEquals(Fault.CLIENT, finding.fault());
        assertTrue(finding.text().contains("lower 32 bits"), finding::text);
    }
}
