package org.nbdscope.app.view.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.nbdscope.dissector.findings.Finding;

class MarkedShareTest {

    @Test
    void isSaidOnlyWhereSomeHaveNoMark() {
        assertEquals("", MarkedShare.of(30, 30));
        assertEquals("", MarkedShare.of(30, 90), "several times at a request");
        assertEquals("", MarkedShare.of(Finding.MAX_TRANSACTIONS, Finding.MAX_TRANSACTIONS));
        assertEquals("first 1\u2009000 of 25\u2009075 marked", MarkedShare.of(Finding.MAX_TRANSACTIONS, 25_075));
    }
}
