package org.nbdscope.dissector.detail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class FrameIndexTest {

    @Test
    void findsTheIndexedFrameBeforeAny() {
        FrameIndex index = new FrameIndex();
        assertEquals(FrameIndex.NONE, index.frameBefore(1));
        for (long frame = 1; frame <= 10_000; frame++) {
            index.add(frame, frame * 100);
        }
        assertEquals(1, index.frameBefore(-5));
        assertEquals(1, index.frameBefore(64));
        assertEquals(65, index.frameBefore(65));
        assertEquals(6500, index.position(65));
        assertEquals(9985, index.frameBefore(10_000));
        assertEquals(9985, index.frameBefore(Long.MAX_VALUE));
        assertEquals(998_500, index.position(9985));
    }

    @Test
    void framesBetweenAreNotIndexed() {
        FrameIndex index = new FrameIndex();
        index.add(1, 24);
        assertThrows(IllegalArgumentException.class, () -> index.position(2));
        assertThrows(IllegalArgumentException.class, () -> index.position(65));
    }
}
