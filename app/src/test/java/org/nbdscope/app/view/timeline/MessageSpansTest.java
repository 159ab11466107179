package org.nbdscope.app.view.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class MessageSpansTest {

    private final MessageSpans spans = new MessageSpans();

    @Test
    void passesOverBlocksOutsideTheWindow() {
        for (int message = 0; message < 100 * MessageSpans.BLOCK; message++) {
            spans.add(message * 10L, message * 10L + 5);
        }
        int wanted = 70 * MessageSpans.BLOCK;
        TimeWindow window = new TimeWindow(wanted * 10L, wanted * 10L + 1);
        assertEquals(wanted, spans.next(0, window));
        assertEquals(wanted + 3, spans.next(wanted + 3, window));
        assertEquals(spans.count(), spans.next(wanted + MessageSpans.BLOCK, window));
    }

    @Test
    void findsALateMessage() {
        for (int message = 0; message < 3 * MessageSpans.BLOCK; message++) {
            spans.add(1_000 + message, 1_000 + message);
        }
        spans.add(7, 9);
        assertEquals(3 * MessageSpans.BLOCK, spans.next(0, new TimeWindow(9, 10)));
        assertEquals(spans.count(), spans.next(0, new TimeWindow(10, 11)));
    }
}
