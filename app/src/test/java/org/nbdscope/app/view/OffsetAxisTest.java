package org.nbdscope.app.view;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class OffsetAxisTest {

    private static final long MIB = 1L << 20;
    private static final long GIB = 1L << 30;

    private static List<String> labels(long first, long step, int count) {
        List<Long> ticks = LongStream.range(0, count).map(i -> first + i * step).boxed().toList();
        OffsetAxis axis = OffsetAxis.of(ticks);
        return ticks.stream().map(axis::label).toList();
    }

    @Test
    void anAxisHasOneUnit() {
        assertEquals(List.of("960 MiB", "1\u2009024 MiB", "1\u2009088 MiB"), labels(960 * MIB, 64 * MIB, 3));
        assertEquals(List.of("0", "1 GiB", "2 GiB"), labels(0, GIB, 3));
        assertEquals(List.of("0", "256 KiB", "512 KiB", "768 KiB", "1\u2009024 KiB"), labels(0, MIB / 4, 5));
    }

    @Test
    void halvesOfTheUnitHaveADigitBehindThePointEverywhere() {
        assertEquals(List.of("0", "0.5 GiB", "1.0 GiB", "1.5 GiB"), labels(0, GIB / 2, 4));
        assertEquals(List.of("0", "512", "1\u2009024"), labels(0, 512, 3), "but for bytes");
    }

    @Test
    void nothingIsLostFarFromTheBegin() {
        assertEquals(List.of("3\u2009145\u2009729 MiB", "3\u2009145\u2009730 MiB"), labels(3 * 1024 * GIB + MIB, MIB, 2));
        assertEquals(List.of("0", "8 EiB"), labels(0, 1L << 63, 2));
        assertEquals(List.of("1 GiB"), labels(GIB, 0, 1), "a single number");
        assertEquals(List.of("0"), labels(0, 0, 1));
    }
}
