package org.nbdscope.app.view.coverage;

import org.nbdscope.app.view.timeline.Surface;
import org.nbdscope.app.view.timeline.TextStyle;

/** What the painters of a chart share. */
record ChartPainting(Surface surface, CoverageColours colours, ChartLayout layout, CoveragePicture picture) {

    /** Left end of the names. */
    static final double MARGIN = 10;
    private static final double NAME_ROOM = 18;
    /** From the middle of a line of small letters down to where they stand. */
    private static final double TO_BASELINE = 4;

    CoverageKnown known() {
        return picture.known();
    }

    ByteSpan window() {
        return picture.window();
    }

    /** Where an offset is; outside the chart as well. */
    double x(long offset) {
        return layout.x(window().position(offset));
    }

    /** Moved to the nearest edge of a device pixel. */
    double snapped(double pixels) {
        return Math.round(pixels * surface.scale()) / surface.scale();
    }

    /** A rule over the whole width. */
    void rule(double y) {
        surface.rect(0, snapped(y), layout.right() + ChartLayout.RIGHT, 1, colours.grid());
    }

    /** The name of a row with a line below it. */
    void label(String title, String below, double top) {
        double room = layout.left() - NAME_ROOM;
        surface.text(surface.fitted(title, TextStyle.NAME, room), MARGIN, top + 11, TextStyle.NAME, Surface.Align.LEFT, colours.text());
        if (!below.isEmpty()) {
            hint(below, top + 26);
        }
    }

    /** A small line among the names, standing on a baseline. */
    void hint(String text, double baseline) {
        surface.text(surface.fitted(text, TextStyle.SMALL, layout.left() - NAME_ROOM), MARGIN, baseline, TextStyle.SMALL,
                Surface.Align.LEFT, colours.text3());
    }

    /** Text whose letters have their middle at a height. */
    void text(String text, double x, double middle, TextStyle style, Surface.Align align, int colour) {
        surface.text(text, x, middle + TO_BASELINE, style, align, colour);
    }

    /** A number of an axis, where it does not reach over the right end. Returns where it ends. */
    double axisNumber(String text, double x, double middle) {
        double half = surface.textWidth(text, TextStyle.AXIS) / 2;
        double centre = Math.min(layout.right() + ChartLayout.OVERHANG - half, x);
        text(text, centre, middle, TextStyle.AXIS, Surface.Align.CENTRE, colours.text3());
        return centre + half;
    }
}
