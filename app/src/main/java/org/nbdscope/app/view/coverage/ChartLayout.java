package org.nbdscope.app.view.coverage;

/**
 * Where the parts of the chart are, from top to bottom; logical pixels. A part that is not there has no height.
 *
 * @param left           right end of the names
 * @param width          of the chart beside them
 * @param stairsRoom     what there would be for the staircase with rows of contexts as low as they may be
 * @param findingsTop    row of the findings' marks
 * @param ticksTop       row of the reads and writes
 * @param contexts       rows of contexts that are shown
 */
public record ChartLayout(double left, double width, double overviewTop, double overviewRow, double overviewBottom, double axisTop,
                          double stairsTop, double stairsBottom, double findingsTop, double ticksTop, double contextsTop,
                          double contextPitch,
                          double contextHeight, int contexts, double sliderTop, double height, double stairsRoom) {

    /** A row of the staircase at most. */
    public static final double STAIR = 15;
    /** Room for the names. */
    public static final double GUTTER = 176;
    /** Room right of the chart. */
    public static final double RIGHT = 14;
    /** So far beyond the chart the last number of an axis may reach. */
    static final double OVERHANG = 6;
    /** Height of the row of reads and writes. */
    static final double TICKS = 26;
    /** Height of the row of findings. */
    static final double FINDINGS = 18;
    private static final double AXIS = 18;
    private static final double FUNNEL = 32;
    private static final double LEAST_STAIRS = 70;
    private static final double CONTEXT = 27;
    private static final double GAP = 7;
    private static final double TWO_LINES = 24;
    private static final double LEAST_PITCH = 14;
    private static final double MOST_PITCH = 84;
    private static final double SLIDER = 53;
    /** Rows of contexts that are shown at most; more find no room. */
    private static final int MAX_CONTEXTS = 12;
    /** With more contexts their rows in the overview are lower. */
    private static final int FEW_CONTEXTS = 3;

    /**
     * Lays a chart out.
     *
     * @param top         where it begins
     * @param allContexts how many contexts there are
     * @param steps       how many requests are to be shown as steps
     * @param ticks       whether there are reads or writes
     * @param findings    whether there are findings
     */
    public static ChartLayout of(double top, double width, double height, int allContexts, int steps, boolean ticks, boolean findings) {
        int contexts = Math.min(allContexts, MAX_CONTEXTS);
        double overviewTop = top + 6;
        double overviewRow = contexts <= FEW_CONTEXTS ? 10 : 5;
        double overviewBottom = overviewTop + Math.max(1, contexts) * overviewRow;
        double axisTop = overviewBottom + FUNNEL;
        double stairsTop = axisTop + AXIS;
        double sliderTop = height - SLIDER;
        double extra = (ticks ? TICKS : 0) + (findings ? FINDINGS : 0) + 4;
        double room = sliderTop - stairsTop - LEAST_STAIRS - extra;
        double pitch = Math.max(LEAST_PITCH, Math.min(CONTEXT + GAP, room / Math.max(1, contexts)));
        double stairsRoom = sliderTop - contexts * pitch - extra - stairsTop;
        // Where there are few requests, what is known gets the room they leave.
        double free = stairsRoom - Math.max(LEAST_STAIRS, steps * STAIR + STAIR);
        if (contexts > 0 && free > 0) {
            pitch = Math.min(MOST_PITCH, pitch + free / contexts);
        }
        double contextsTop = sliderTop - contexts * pitch;
        double ticksTop = contextsTop - 4 - (ticks ? TICKS : 0);
        double findingsTop = ticksTop - (findings ? FINDINGS : 0);
        double gap = pitch > TWO_LINES ? GAP : 2;
        return new ChartLayout(GUTTER, Math.max(10, width - GUTTER - RIGHT), overviewTop, overviewRow, overviewBottom, axisTop, stairsTop,
                findingsTop, findingsTop, ticksTop, contextsTop, pitch, Math.floor(pitch - gap), contexts, sliderTop, height, stairsRoom);
    }

    /** Right end of the chart. */
    public double right() {
        return left + width;
    }

    /** Top of a context's row. */
    public double contextY(int context) {
        return Math.floor(contextsTop + context * contextPitch);
    }

    /** Whether there is a row of reads and writes. */
    boolean hasTicks() {
        return ticksTop + 4 < contextsTop;
    }

    /** Whether there is a row of findings. */
    boolean hasFindings() {
        return findingsTop < ticksTop;
    }

    /** Height of a row of the staircase, of so many. */
    public double stairHeight(int rows) {
        return Math.min(STAIR, (stairsBottom - stairsTop - 4) / Math.max(1, rows));
    }

    /** Top of a row of the staircase, of so many. */
    public double stairY(int row, int rows) {
        return stairsTop + 2 + row * stairHeight(rows);
    }

    /** The context whose row holds {@code y}, or -1. */
    public int contextAt(double y) {
        int row = (int) Math.floor((y - contextsTop) / contextPitch);
        return y < contextsTop || row >= contexts ? -1 : row;
    }

    /** From 0 at the left end of the chart to 1 at the right one. */
    public double position(double x) {
        return (x - left) / width;
    }

    /** Where a position is. */
    public double x(double position) {
        return left + position * width;
    }

    /** Whether a height is that of the whole export. */
    public boolean inOverview(double y) {
        return y < overviewBottom + 14;
    }

    /** Whether a height is that of the slider. */
    public boolean inSlider(double y) {
        return y >= sliderTop;
    }

    /** Whether a height is that of the staircase. */
    public boolean inStairs(double y) {
        return y >= stairsTop && y < stairsBottom;
    }

    /** Whether a height is that of the findings. */
    public boolean inFindings(double y) {
        return y >= findingsTop && y < ticksTop;
    }

    /** Whether a height is that of the reads and writes. */
    public boolean inTicks(double y) {
        return y >= ticksTop && y < contextsTop - 4;
    }

    /** Whether a place belongs to the chart of offsets, which the pointer asks about. */
    public boolean onChart(double x, double y) {
        return x >= left && x <= right() && y >= stairsTop && y < sliderTop;
    }
}
