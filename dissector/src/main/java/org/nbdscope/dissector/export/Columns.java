package org.nbdscope.dissector.export;

/** Fills up text to columns of a width; what is longer is not cut. */
final class Columns {

    private Columns() {
    }

    static StringBuilder left(StringBuilder line, String text, int width) {
        line.append(text);
        return fill(line, width - text.length());
    }

    static StringBuilder right(StringBuilder line, String text, int width) {
        return fill(line, width - text.length()).append(text);
    }

    private static StringBuilder fill(StringBuilder line, int count) {
        for (int i = 0; i < count; i++) {
            line.append(' ');
        }
        return line;
    }
}
