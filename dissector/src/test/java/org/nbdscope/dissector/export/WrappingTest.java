package org.nbdscope.dissector.export;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** Paragraphs of text for a terminal. */
class WrappingTest {

    private static String wrapped(String paragraph, int indent, int width) {
        StringBuilder text = new StringBuilder();
        Wrapping.paragraph(text, paragraph, indent, width);
        return text.toString();
    }

    @Test
    void linesAreAsLongAsTheyMayBe() {
        assertEquals("\n  one two\n  three", wrapped("one two three", 2, 9));
        assertEquals("\n  one two\n  three", wrapped("one two three", 2, 14));
        assertEquals("\n  one two three", wrapped("one two three", 2, 15));
    }

    @Test
    void aLongWordIsNotBroken() {
        assertEquals("\n a\n supercalifragilistic\n b", wrapped("a supercalifragilistic b", 1, 6));
    }
}
