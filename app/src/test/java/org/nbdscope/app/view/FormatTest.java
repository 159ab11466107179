package org.nbdscope.app.view;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.nbdscope.dissector.capture.Frame;

class FormatTest {

    private static final long BASE = 1_700_000_000_000_000_000L;

    @Test
    void writesTimes() {
        assertEquals("1.500000", TimeFormat.SINCE_START.text(BASE + 1_500_000_000L, BASE, Frame.NO_TIME));
        assertEquals("-0.000001", TimeFormat.SINCE_START.text(BASE - 1_000, BASE, Frame.NO_TIME));
        assertEquals("0.000250", TimeFormat.SINCE_PREVIOUS.text(BASE + 250_000, BASE, BASE));
        assertEquals("0.000000", TimeFormat.SINCE_PREVIOUS.text(BASE, BASE, Frame.NO_TIME));
        assertEquals("2023-11-14 22:13:20.000000", TimeFormat.UTC.text(BASE, BASE, Frame.NO_TIME));
        assertEquals("", TimeFormat.UTC.text(Frame.NO_TIME, BASE, Frame.NO_TIME));
    }

    @Test
    void writesOffsets() {
        assertEquals("281\u2009149\u2009440", OffsetFormat.DECIMAL.text(281_149_440));
        assertEquals("18\u2009446\u2009744\u2009073\u2009709\u2009551\u2009615", OffsetFormat.DECIMAL.text(-1));
        assertEquals("0xffffffffffffffff", OffsetFormat.HEX.text(-1));
        assertEquals("2", OffsetFormat.BLOCKS.text(1024));
        assertEquals("2 + 1", OffsetFormat.BLOCKS.text(1025));
    }

    @Test
    void writesSizes() {
        assertEquals("32 KiB", OffsetFormat.size(32_768));
        assertEquals("513", OffsetFormat.size(513));
        assertEquals("0", OffsetFormat.size(0));
    }

    @Test
    void writesLatencies() {
        assertEquals("72 µs", MessageFacts.duration(72_400));
        assertEquals("12.160 ms", MessageFacts.duration(12_160_000));
        assertEquals("11.000 s", MessageFacts.duration(11_000_000_000L));
        assertEquals("", MessageFacts.duration(-1));
    }
}
