package org.nbdscope.app.view.timeline;

import java.util.Arrays;

/**
 * What a picture is painted on: a canvas, or an SVG file. Lengths in logical pixels from the upper left corner, colours as 0xAARRGGBB.
 * Text stands on its baseline.
 */
public interface Surface {

    /** From one line of a hatch to the next along a row, in logical pixels. */
    int HATCH_PITCH = 6;

    /** Where the text's given point is. */
    enum Align { LEFT, CENTRE, RIGHT }

    /** Device pixels of a logical one; marks that must be crisp are rounded to these. */
    double scale();

    /** A filled rectangle. */
    void rect(double x, double y, double width, double height, int colour);

    /** The border of a rectangle, its line centred on the edge. */
    void frame(double x, double y, double width, double height, double arc, int colour, double lineWidth);

    /** A straight line; dashed ones with {@code dash} pixels on and off, 0 for none. */
    void line(double x1, double y1, double x2, double y2, int colour, double lineWidth, double dash);

    /** A filled polygon of the first {@code count} points. */
    void polygon(double[] x, double[] y, int count, int colour);

    /** A line through the first {@code count} points. */
    void polyline(double[] x, double[] y, int count, int colour, double lineWidth);

    /** One line of text. */
    void text(String text, double x, double y, TextStyle style, Align align, int colour);

    /** Width of a line of text in pixels. */
    double textWidth(String text, TextStyle style);

    /** Only what lies in this rectangle is painted until {@link #unclip}; they do not nest. */
    void clip(double x, double y, double width, double height);

    /** Ends {@link #clip}. */
    void unclip();

    /**
     * Begins an area of many small marks.
     *
     * @param x      left edge in device pixels
     * @param y      upper edge in device pixels
     * @param width  in device pixels
     * @param height in device pixels
     */
    void beginMarks(int x, int y, int width, int height);

    /** A filled rectangle in device pixels from the corner of the area, cut at its borders; opaque; later ones cover earlier ones. */
    void mark(int x, int y, int width, int height, int colour);

    /**
     * A mark that is hatched: lines at 45 degrees on a ground.
     *
     * @param ground colour between the lines
     * @param line   colour of the lines
     */
    void hatchedMark(int x, int y, int width, int height, int ground, int line);

    /** Ends the area: it is painted. */
    void endMarks();

    /** The first of several texts that finds room, which say ever less; empty where none does. */
    default String longest(TextStyle style, double room, String... texts) {
        return Arrays.stream(texts).filter(text -> textWidth(text, style) <= room).findFirst().orElse("");
    }

    /** A text, or as much of its beginning as finds room, with an ellipsis. */
    default String fitted(String text, TextStyle style, double room) {
        if (textWidth(text, style) <= room) {
            return text;
        }
        int low = 0;
        int high = text.length();
        while (low < high) {
            int middle = (low + high + 1) / 2;
            if (textWidth(text.substring(0, middle) + "…", style) <= room) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low == 0 ? "" : text.substring(0, low).stripTrailing() + "…";
    }
}
