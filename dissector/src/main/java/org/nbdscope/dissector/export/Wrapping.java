package org.nbdscope.dissector.export;

/** Breaks text into lines between words. */
final class Wrapping {

    private Wrapping() {
    }

    /**
     * Appends a paragraph on lines of its own.
     *
     * @param indent columns before each line
     * @param width  columns of a line, the indent included; a longer word stands alone and is not broken
     */
    static void paragraph(StringBuilder text, String paragraph, int indent, int width) {
        int column = width;
        for (String word : paragraph.split("\\s+")) {
            if (column + 1 + word.length() > width) {
                text.append('\n').append(" ".repeat(indent));
                column = indent;
            } else {
                text.append(' ');
                column++;
            }
            text.append(word);
            column += word.length();
        }
    }
}
