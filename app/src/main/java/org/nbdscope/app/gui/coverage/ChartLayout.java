package org.nbdscope.app.gui.coverage;

import org.nbdscope.app.gui.theme.Look;

/** Where the parts of the chart are, from top to bottom; pixels. */
record ChartLayout(double left, double width, double overviewTop, double overviewRow, double overviewBottom, double axisTop, double stairsTop,
                   double stairsBottom, double contextsTop, double contextPitch, double contextHeight, int contexts, double sliderTop,
                   double height, double stairsRoom) {

    /** A row of the staircase at most. */
    static final double STAIR = 15;
    private static final double GUTTER = 176;
    private static final double RIGHT = 14;
    private static final double LEAST_STAIRS = 70;
    private static final double CONTEXT = 27;
    private static final double GAP = 7;
    private static final double MOST_PITCH = 84;
    private static final double SLIDER = 50;
    /** Rows of contexts that are shown at most; more find no room. */
    private static final int MAX_CONTEXTS = 12;

    static ChartLayout of(Look look, double width, double height, int allContexts, int steps) {
        int contexts = Math.min(allContexts, MAX_CONTEXTS);
        double left = look.px(GUTTER);
        double overviewTop = look.px(6);
        double overviewRow = look.px(contexts <= 3 ? 10 : 5);
        double overviewBottom = overviewTop + Math.max(1, contexts) * overviewRow;
        double axisTop = overviewBottom + look.px(32);
        double stairsTop = axisTop + look.px(18);
        double sliderTop = height - look.px(SLIDER);
        double room = sliderTop - stairsTop - look.px(LEAST_STAIRS);
        double pitch = Math.max(look.px(14), Math.min(look.px(CONTEXT + GAP), room / Math.max(1, contexts)));
        double stairsRoom = sliderTop - contexts * pitch - look.px(4) - stairsTop;
        // Where there are few requests, what is known gets the room they leave.
        double free = stairsRoom - Math.max(look.px(LEAST_STAIRS), steps * STAIR + STAIR);
        if (contexts > 0 && free > 0) {
            pitch = Math.min(look.px(MOST_PITCH), pitch + free / contexts);
        }
        double contextsTop = sliderTop - contexts * pitch;
        double gap = pitch > look.px(24) ? look.px(GAP) : 2;
        return new ChartLayout(left, Math.max(10, width - left - look.px(RIGHT)), overviewTop, overviewRow, overviewBottom, axisTop, stairsTop,
                contextsTop - look.px(4), contextsTop, pitch, Math.floor(pitch - gap), contexts, sliderTop, height, stairsRoom);
    }

    double right() {
        return left + width;
    }

    double contextY(int context) {
        return Math.floor(contextsTop + context * contextPitch);
    }

    /** The context whose row holds {@code y}, or -1. */
    int contextAt(double y) {
        int row = (int) Math.floor((y - contextsTop) / contextPitch);
        return y < contextsTop || row >= contexts ? -1 : row;
    }

    /** From 0 at the left end of the chart to 1 at the right one. */
    double position(double x) {
        return (x - left) / width;
    }

    boolean inOverview(double y) {
        return y < overviewBottom + 14;
    }

    boolean inSlider(double y) {
        return y >= sliderTop;
    }

    boolean inStairs(double y) {
        return y >= stairsTop && y < stairsBottom;
    }
}
