package org.nbdscope.dissector.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class InFlightTest {

    @Test
    void idleTimeDoesNotCount() {
        InFlight inFlight = new InFlight();
        inFlight.sent(100);
        inFlight.sent(110);
        inFlight.finished(120);
        inFlight.finished(130);
        inFlight.sent(1_000);
        inFlight.finished(1_010);
        // 30 busy at first, with 10 of them at depth 2; then 10 at depth 1.
        assertEquals(new InFlightSummary(2, 50.0 / 40), inFlight.summary());
    }

    @Test
    void aClockThatWasSetBackStandsStill() {
        InFlight inFlight = new InFlight();
        inFlight.sent(100);
        inFlight.sent(50);
        inFlight.finished(110);
        inFlight.finished(110);
        assertEquals(new InFlightSummary(2, 2.0), inFlight.summary());
        assertEquals(new InFlightSummary(0, null), new InFlight().summary());
    }
}
