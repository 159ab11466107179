package org.nbdscope.app.view.coverage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

class ByteSpanTest {

    private static final ByteSpan LARGEST = new ByteSpan(0, -1);
    private static final ByteSpan EXBIBYTE = new ByteSpan(0, 1L << 60);

    @Test
    void countsOffsetsAsUnsigned() {
        assertEquals(0.5, LARGEST.position(1L << 63), 1e-12);
        assertEquals(1L << 63, LARGEST.offsetAt(0.5));
        assertEquals(0, LARGEST.offsetAt(0));
        assertEquals(-1, LARGEST.offsetAt(1));
        assertEquals(-0.5, new ByteSpan(100, 20).position(90), 1e-12);
        assertTrue(new ByteSpan(-100, 50).meets(-60, -1));
    }

    @Test
    void zoomsFromTheWholeToBytesAndBack() {
        ByteSpan span = EXBIBYTE;
        long target = (1L << 59) + 12_345;
        for (int i = 0; i < 200; i++) {
            span = span.zoom(0.7, span.position(target), EXBIBYTE);
            assertTrue(span.meets(target, target + 1), "at " + span);
        }
        assertEquals(ByteSpan.LEAST, span.length());
        for (int i = 0; i < 400; i++) {
            span = span.zoom(1.5, 0.3, EXBIBYTE);
        }
        assertEquals(EXBIBYTE, span);
    }

    @Test
    void staysWithinTheExport() {
        ByteSpan end = new ByteSpan(-1_001, 1_000);
        assertEquals(end, end.shift(5, LARGEST));
        assertEquals(new ByteSpan(0, 1_000), new ByteSpan(300, 1_000).shift(-1, LARGEST));
        assertEquals(new ByteSpan(0, 10), new ByteSpan(0, 10).ofLength(4_096, new ByteSpan(0, 10)));
        long seed = 4711;
        Random random = new Random(seed);
        for (int i = 0; i < 10_000; i++) {
            ByteSpan whole = new ByteSpan(0, random.nextLong() | 1L << 40);
            ByteSpan part = whole.zoom(random.nextDouble(), random.nextDouble(), whole).shift(random.nextDouble() * 4 - 2, whole)
                    .zoom(random.nextDouble() * 3, random.nextDouble(), whole);
            assertTrue(Long.compareUnsigned(part.from(), part.end()) < 0 && Long.compareUnsigned(part.end(), whole.end()) <= 0,
                    "seed " + seed + ": " + part + " of " + whole);
        }
    }
}
