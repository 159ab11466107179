package org.nbdscope.app.view.timeline;

/**
 * Where the parts of the timeline are, in logical pixels: header, overview, axis, body and depth from the top down, with a gutter for names
 * at the left of all. Beside another there are only body and axis.
 *
 * @param width  of the picture
 * @param height of the picture
 * @param kind   what it is for
 * @param wire   height of the row of segments between body and depth; 0 for none
 */
public record PictureLayout(double width, double height, PictureKind kind, double wire) {

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
    /** There are offsets in it, and no names. */
    private static final double GUTTER_BESIDE = 66;
    private static final double LEAST_BODY = 24;

    /** For a picture of a size, with or without the row of segments. */
    public static PictureLayout of(double width, double height, PictureKind kind, boolean wire) {
        return new PictureLayout(width, height, kind, wire ? WIRE : 0);
    }

    private boolean isBeside() {
        return kind == PictureKind.BESIDE;
    }

    /** Width of the gutter. */
    public double gutter() {
        return Math.min(isBeside() ? GUTTER_BESIDE : GUTTER, width / 3);
    }

    /** Where the overview begins: 0, or below the header. */
    public double top() {
        return kind == PictureKind.SHEET ? HEADER : 0;
    }

    /** Width of what has a time. */
    public double chartWidth() {
        return Math.max(1, width - gutter());
    }

    /** Where the axis begins. */
    public double axisTop() {
        return isBeside() ? height - AXIS : top() + OVERVIEW;
    }

    /** Where lanes or rows begin. */
    public double bodyTop() {
        return isBeside() ? 0 : axisTop() + AXIS;
    }

    /** Height of lanes or rows. */
    public double bodyHeight() {
        return Math.max(LEAST_BODY, height - bodyTop() - (isBeside() ? AXIS : wire + DEPTH));
    }

    /** Where the row of segments begins. */
    public double wireTop() {
        return bodyTop() + bodyHeight();
    }

    /** Where the line of requests in flight begins. */
    public double depthTop() {
        return wireTop() + wire;
    }

    /** Where lines through axis and body begin. */
    public double linesTop() {
        return Math.min(axisTop(), bodyTop());
    }

    /** Where the brush begins, over the overview or what stands for it. */
    public double brushTop() {
        return isBeside() ? top() + 1.5 : top() + 3.5;
    }

    /** Height of the brush. */
    public double brushHeight() {
        return isBeside() ? bodyHeight() - 3 : OVERVIEW - 6;
    }

    /** Whether a height is where the whole time is shown, with a brush. */
    public boolean inOverview(double y) {
        return isBeside() ? inBody(y) : y >= top() && y < axisTop();
    }

    /** Whether a height is in lanes or rows. */
    public boolean inBody(double y) {
        return y >= bodyTop() && y < wireTop();
    }

    /** The place of a time of a window. */
    public double x(TimeWindow window, long time) {
        return gutter() + window.share(time) * chartWidth();
    }

    /** The time at a place. */
    public long time(TimeWindow window, double x) {
        return window.at((x - gutter()) / chartWidth());
    }
}
