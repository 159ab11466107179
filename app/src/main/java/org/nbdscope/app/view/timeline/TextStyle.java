package org.nbdscope.app.view.timeline;

/** The sizes of text on charts, at 100 %. */
public enum TextStyle {
    /** Names. */
    NAME(12, true, false),
    /** Labels and what stands beside a mark. */
    SMALL(11, false, false),
    /** What stands beside a mark and matters. */
    STRONG(11, true, false),
    /** Numbers of an axis. */
    AXIS(10.5, false, false),
    /** Numbers that stand under each other. */
    FIGURES(11, false, true),
    /** The letter in the sign of a severity. */
    LETTER(8.5, true, false);

    private final double size;
    private final boolean bold;
    private final boolean mono;

    TextStyle(double size, boolean bold, boolean mono) {
        this.size = size;
        this.bold = bold;
        this.mono = mono;
    }

    /** Height of the letters' square in pixels. */
    public double size() {
        return size;
    }

    /** Whether it is semibold. */
    public boolean bold() {
        return bold;
    }

    /** Whether all letters have the same width. */
    public boolean mono() {
        return mono;
    }
}
