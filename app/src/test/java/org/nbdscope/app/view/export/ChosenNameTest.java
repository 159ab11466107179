package org.nbdscope.app.view.export;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

/** A picture is of the kind that was chosen, and called so. */
class ChosenNameTest {

    private static final List<String> KINDS = List.of(".png", ".svg");

    private static String of(String chosen, String kind) {
        return ChosenName.of(chosen, "timeline.png", kind, KINDS);
    }

    @Test
    void takesTheEndingOfTheKindWhereNobodyWroteOne() {
        assertEquals("timeline.svg", of("timeline.png", ".svg"));
        assertEquals("mine.svg", of("mine", ".svg"));
        assertEquals("mine.png", of("mine", ".png"));
        assertEquals("v1.2.png", of("v1.2", ".png"));
    }

    @Test
    void keepsAnEndingThatSomebodyWrote() {
        assertEquals("timeline.png", of("timeline.png", ".png"));
        assertEquals("mine.svg", of("mine.svg", ".png"));
        assertEquals("MINE.SVG", of("MINE.SVG", ".svg"));
    }
}
