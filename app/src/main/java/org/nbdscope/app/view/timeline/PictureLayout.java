package org.nbdscope.app.view.timeline;

/**
 * Where the parts of the timeline are, in logical pixels: header, overview, axis, body and depth from the top down, with a gutter for names
 * at the left of all.
 *
 * @param width  of the picture
 * @param height of the picture
 * @param top    where the overview begins: 0, or below the header
 * @param gutter width of the gutter
 * @param wire   height of the row of segments between body and depth; 0 for none
 */
public record PictureLayout(double width, double height, double top, double gutter, double wire) {

    /** Height of title and legend in a picture without a window. */
    public static final double HEADER = 26;
    /** Height of the overview. */
    public static final double OVERVIEW = 24;
    /** Height of the axis. */
    public static final double AXIS = 17;
    /** Height of the line of requests in flight. */
    public static final double DEPTH = 30;
    /** Height of the row of segments where there is one. */
    public static final double WIRE = 46;
    private static final double GUTTER = 176;
    private static final double LEAST_BODY = 24;

    /** For a picture of a size, with or without its own header, with or without the row of segments. */
    public static PictureLayout of(double width, double height, boolean header, boolean wire) {
        return new PictureLayout(width, height, header ? HEADER : 0, Math.min(GUTTER, width / 3), wire ? WIRE : 0);
    }

    /** Width of what has a time. */
    public double chartWidth() {
        return Math.max(1, width - gutter);
    }

    /** Where the axis begins. */
    public double axisTop() {
        return top + OVERVIEW;
    }

    /** Where lanes or rows begin. */
    public double bodyTop() {
        return axisTop() + AXIS;
    }

    /** Height of lanes or rows. */
    public double bodyHeight() {
        return Math.max(LEAST_BODY, height - bodyTop() - wire - DEPTH);
    }

    /** Where the row of segments begins. */
    public double wireTop() {
        return bodyTop() + bodyHeight();
    }

    /** Where the line of requests in flight begins. */
    public double depthTop() {
        return wireTop() + wire;
    }

    /** Whether a height is in the overview. */
    public boolean inOverview(double y) {
        return y >= top && y < axisTop();
    }

    /** Whether a height is in lanes or rows. */
    public boolean inBody(double y) {
        return y >= bodyTop() && y < wireTop();
    }

    /** The place of a time of a window. */
    public double x(TimeWindow window, long time) {
        return gutter + window.share(time) * chartWidth();
    }

    /** The time at a place. */
    public long time(TimeWindow window, double x) {
        return window.at((x - gutter) / chartWidth());
    }
}
