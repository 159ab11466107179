package org.nbdscope.app.view;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class PaceTest {

    private final Pace pace = new Pace();

    @Test
    void isDueAtFirst() {
        assertTrue(pace.due(Long.MIN_VALUE));
        assertTrue(pace.due(Long.MAX_VALUE));
    }

    @Test
    void restsForEightTimesAsLongAsItTook() {
        pace.made(1_000, 10);
        assertFalse(pace.due(1_079));
        assertTrue(pace.due(1_080));
    }

    @Test
    void aCheapPartDoesNotEndTheRestOfADearOne() {
        pace.made(1_000, 10);
        pace.made(1_001, 1);
        assertFalse(pace.due(1_079));
        assertTrue(pace.due(1_080));
    }

    @Test
    void aClockMayPassTheLargestNumber() {
        pace.made(Long.MAX_VALUE, 10);
        assertFalse(pace.due(Long.MIN_VALUE + 78));
        assertTrue(pace.due(Long.MIN_VALUE + 79));
    }
}
