package org.nbdscope.dissector.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class DigitsTest {

    @Test
    void groupsByThousands() {
        assertEquals("0", Digits.grouped(0));
        assertEquals("999", Digits.grouped(999));
        assertEquals("1\u2009000", Digits.grouped(1000));
        assertEquals("1\u2009048\u2009576", Digits.grouped(1 << 20));
        assertEquals("18\u2009446\u2009744\u2009073\u2009709\u2009551\u2009615", Digits.grouped(-1), "unsigned");
    }
}
