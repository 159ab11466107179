package org.nbdscope.app.view.timeline;

import org.nbdscope.app.view.FontFile;

/**
 * The fonts of an SVG file. Whoever looks at it may not have the first of a family's names; the others are about as wide. Viewers that
 * know {@code textLength} draw all of them equally wide; for the others text is given the room that a wider font takes.
 */
enum SvgFont {
    TEXT(FontFile.SANS, Families.SANS, 1.08),
    STRONG(FontFile.SANS_BOLD, Families.SANS, 1.16),
    FIGURES(FontFile.MONO, "JetBrains Mono, Liberation Mono, DejaVu Sans Mono, Menlo, Consolas, monospace", 1.01);

    /** Names of families, the best first. */
    private static final class Families {
        private static final String SANS =
                "Inter, Liberation Sans, Arimo, Arial, Helvetica Neue, Helvetica, Nimbus Sans, DejaVu Sans Condensed, sans-serif";
    }

    private final LetterWidths widths;
    private final String families;
    private final double wider;

    SvgFont(FontFile file, String families, double wider) {
        this.widths = new LetterWidths(file);
        this.families = families;
        this.wider = wider;
    }

    static SvgFont of(TextStyle style) {
        return style.mono() ? FIGURES : style.bold() ? STRONG : TEXT;
    }

    /** As {@code font-family} wants it. */
    String families() {
        return families;
    }

    /** Whether {@link #width} is exact. */
    boolean knows(String text) {
        return widths.knows(text);
    }

    /** The width of a line of text in the best family, as a multiple of its size. */
    double width(String text) {
        return widths.of(text);
    }

    /** The width that the same may have in another family. */
    double room(String text) {
        return widths.of(text) * wider;
    }
}
