package org.nbdscope.dissector.export;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DurationsTest {

    @ParameterizedTest
    @CsvSource({"0, 0 ns", "999, 999 ns", "1000, 1 µs", "1049, 1 µs", "1050, 1.1 µs", "852000, 852 µs", "1352000, 1.352 ms", "1000499, 1 ms",
        "100000000, 100 ms", "9999999999, 10000 ms", "10000000000, 10 s", "61001000000, 61.001 s"})
    void spansAreShortAndRounded(long nanos, String text) {
        assertEquals(text, Durations.rounded(nanos));
    }

    @ParameterizedTest
    @CsvSource({"999, 999 ns", "9949, 9.9 µs", "38400, 38 µs", "999499, 999 µs", "999500, 1.00 ms", "7100000, 7.10 ms", "13720400, 13.72 ms",
        "99994999, 99.99 ms", "99995000, 100 ms", "181254000, 181 ms", "9999400000, 9999 ms", "41241000000, 41.24 s"})
    void spansToCompareHaveTheSameDigits(long nanos, String text) {
        assertEquals(text, Durations.shortened(nanos));
    }

    @ParameterizedTest
    @CsvSource({"0, '   0.000000000'", "1, '   0.000000001'", "1500000000, '   1.500000000'", "-1500000000, -1.500000000"})
    void secondsHaveNineDigits(long nanos, String text) {
        StringBuilder line = new StringBuilder();
        Durations.seconds(line, nanos);
        assertEquals(text, line.toString());
    }
}
