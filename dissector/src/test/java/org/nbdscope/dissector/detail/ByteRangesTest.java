package org.nbdscope.dissector.detail;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.BitSet;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ByteRangesTest {

    @Test
    void agreesWithABitSet() {
        for (long seed = 1; seed <= 50; seed++) {
            Random random = new Random(seed);
            ByteRanges ranges = new ByteRanges();
            BitSet bits = new BitSet();
            for (int i = 0; i < 40; i++) {
                int from = random.nextInt(200);
                int to = from + random.nextInt(30);
                BitSet fresh = new BitSet();
                fresh.set(from, to);
                fresh.andNot(bits);
                BitSet told = new BitSet();
                ranges.add(from, to, (begin, end) -> told.set((int) begin, (int) end));
                assertEquals(fresh, told, "seed " + seed);
                bits.set(from, to);
            }
            for (int at = 0; at < 240; at++) {
                int set = bits.nextSetBit(at);
                assertEquals(set < 0 ? 240 : set, ranges.next(at, true, 240), "seed " + seed);
                assertEquals(Math.min(240, bits.nextClearBit(at)), ranges.next(at, false, 240), "seed " + seed);
            }
        }
    }

    @Test
    void whatComesInOrderIsOneRange() {
        ByteRanges ranges = new ByteRanges();
        for (int i = 0; i < 1000; i++) {
            ranges.add(i * 10L, i * 10L + 10, (from, to) -> { });
        }
        assertEquals(1, ranges.size());
    }
}
