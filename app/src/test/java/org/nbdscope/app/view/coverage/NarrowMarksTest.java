package org.nbdscope.app.view.coverage;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class NarrowMarksTest {

    private final NarrowMarks marks = new NarrowMarks();

    @Test
    void aNarrowMarkBeforeAnotherOneIsNotLeftOut() {
        assertTrue(marks.apart(900.2, 900.4));
        assertTrue(marks.apart(30.5, 30.6));
        assertFalse(marks.apart(30.7, 30.8));
        assertFalse(marks.apart(900.2, 900.9));
    }

    @Test
    void aWideMarkAlwaysShows() {
        assertTrue(marks.apart(10, 20));
        assertTrue(marks.apart(10, 20));
        assertTrue(marks.apart(15, 15.5), "its colour differs");
    }
}
