package org.nbdscope.dissector.detail;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;

class MessageBytesTest {

    private static void add(MessageBytes bytes, long frame, long position, int captured, int... payload) {
        byte[] data = new byte[payload.length];
        for (int i = 0; i < data.length; i++) {
            data[i] = (byte) payload[i];
        }
        bytes.add(frame, position, data.length, ByteBuffer.wrap(data), 0, captured);
    }

    @Test
    void theFirstCopyOfAByteStands() {
        MessageBytes bytes = new MessageBytes(6, 100);
        add(bytes, 7, 2, 2, 22, 23);
        add(bytes, 8, -1, 6, 99, 10, 11, 12, 13, 14);
        assertFalse(bytes.complete());
        add(bytes, 9, 5, 3, 35, 36, 37);
        assertTrue(bytes.complete());
        assertArrayEquals(new byte[] {10, 11, 22, 23, 14, 35}, bytes.copy(0, 6));
        assertEquals(List.of(new MessagePart(7, 2, 2, 2), new MessagePart(8, 0, 2, 2), new MessagePart(8, 4, 1, 1),
                new MessagePart(9, 5, 1, 1)), bytes.parts());
    }

    @Test
    void whatTheCaptureCutStaysMissingWhenItIsSentAgain() {
        MessageBytes bytes = new MessageBytes(4, 100);
        add(bytes, 1, 0, 1, 1, 2, 3, 4);
        add(bytes, 2, 0, 4, 5, 6, 7, 8);
        assertTrue(bytes.complete());
        assertTrue(bytes.present(0));
        assertFalse(bytes.present(0, 2));
        assertEquals(1, bytes.firstAbsent(0, 4));
        assertEquals(4, bytes.firstPresent(1, 4));
        assertArrayEquals(new byte[] {1, 0, 0, 0}, bytes.copy(0, 4));
    }

    @Test
    void bytesBeyondTheLimitAreNotKept() {
        MessageBytes bytes = new MessageBytes(1L << 40, 2);
        add(bytes, 1, 0, 3, 1, 2, 3);
        assertTrue(bytes.complete());
        assertEquals(2, bytes.size());
        assertEquals(1L << 40, bytes.total());
        assertFalse(bytes.present(2));
        assertFalse(bytes.present(1L << 39));
    }
}
