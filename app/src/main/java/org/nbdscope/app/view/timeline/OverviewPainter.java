package org.nbdscope.app.view.timeline;

import java.util.Arrays;
import org.nbdscope.app.view.CommandGroup;

/** Paints the whole capture: requests in flight, stacked by command, and handshakes. */
final class OverviewPainter {

    private static final CommandGroup[] STACK = {CommandGroup.BLOCK_STATUS, CommandGroup.READ, CommandGroup.WRITE,
        CommandGroup.TRIM, CommandGroup.FLUSH, CommandGroup.OTHER};
    private static final double OUTSIDE = 0.4;

    private final Painting painting;

    OverviewPainter(Painting painting) {
        this.painting = painting;
    }

    void paint() {
        Surface surface = painting.surface();
        TimelineColours colours = painting.colours();
        PictureLayout layout = painting.layout();
        double height = PictureLayout.OVERVIEW;
        surface.rect(0, layout.top(), layout.width(), height, colours.panel());
        TimeWindow extent = painting.index().extent();
        String duration = painting.index().isEmpty() ? "" : Figures.duration(extent.length() - 1);
        String what = painting.index().knowsBegin() ? "Whole capture " : "Kept: ";
        String label = surface.longest(TextStyle.SMALL, layout.gutter() - 16, what + duration, duration);
        surface.text(label, 8, layout.top() + 16, TextStyle.SMALL, Surface.Align.LEFT, colours.text2());
        int left = painting.device(layout.gutter());
        int width = painting.device(layout.width()) - left;
        int area = painting.device(height - 2);
        surface.beginMarks(left, painting.device(layout.top() + 1), width, area);
        handshakes(width, area);
        requests(width, area);
        surface.endMarks();
        double edge = painting.middle(layout.top() + height - 1);
        surface.line(0, edge, layout.width(), edge, colours.grid(), 1 / surface.scale(), 0);
    }

    private void handshakes(int width, int area) {
        TimeWindow whole = painting.view().whole();
        int lanes = painting.index().laneCount();
        int strip = Math.max(painting.device(2), Math.min(area / 3, area / Math.max(1, lanes)));
        int[] next = new int[1];
        for (Lane lane : painting.index().lanes()) {
            for (MessageRun run : lane.runs()) {
                int from = (int) (whole.share(run.start()) * width);
                int to = (int) (whole.share(run.end()) * width);
                if (run.kind() == MessageRun.Kind.HANDSHAKE || to - from >= 1) {
                    int begin = Math.max(from, next[0]);
                    CommandGroup group = run.kind() == MessageRun.Kind.HANDSHAKE ? CommandGroup.HANDSHAKE : CommandGroup.OTHER;
                    if (to >= begin) {
                        surface().mark(begin, area - strip, to - begin + 1, strip,
                                painting.displayed() != null ? painting.colours().dimmed(group) : colour(group, begin, width));
                        next[0] = to + 1;
                    }
                }
            }
        }
    }

    private void requests(int width, int area) {
        OverviewBins bins = painting.index().overview();
        double[][] averages = averages(bins);
        double most = 0;
        for (int bin = 0; bin < bins.used(); bin++) {
            double sum = 0;
            for (double[] average : averages) {
                sum += average[bin];
            }
            most = Math.max(most, sum);
        }
        DisplayedRequests displayed = painting.displayed();
        columns(bins, averages, width, area, most, displayed != null);
        if (displayed != null) {
            OverviewBins shown = displayed.overview();
            columns(shown, averages(shown), width, area, most, false);
        }
    }

    private static double[][] averages(OverviewBins bins) {
        return Arrays.stream(STACK).map(bins::average).toArray(double[][]::new);
    }

    /** @param most in flight where the picture is full */
    private void columns(OverviewBins bins, double[][] averages, int width, int area, double most, boolean dimmed) {
        int used = bins.used();
        TimeWindow whole = painting.view().whole();
        for (int column = 0; column < width; column++) {
            double from = (whole.at(column / (double) width) - bins.origin()) / (double) bins.width();
            double to = (whole.at((column + 1) / (double) width) - bins.origin()) / (double) bins.width();
            if (to > 0 && from < used) {
                int last = Math.min(used - 1, Math.max((int) from, (int) Math.ceil(to) - 1));
                column(averages, Math.max(0, (int) from), last, column, width, area, most, dimmed);
            }
        }
    }

    /** A group that is there at all is seen: it takes a pixel of the highest. */
    private void column(double[][] averages, int from, int to, int column, int width, int area, double most,
            boolean dimmed) {
        double below = 0;
        int bottom = area;
        for (int group = 0; group < STACK.length; group++) {
            double sum = 0;
            for (int bin = from; bin <= to; bin++) {
                sum += averages[group][bin];
            }
            double average = sum / (to - from + 1);
            if (average > 0 && most > 0) {
                below += average;
                int top = Math.max(0, Math.min(bottom - 1, area - (int) Math.round(below / most * area)));
                int colour = dimmed ? painting.colours().dimmed(STACK[group]) : colour(STACK[group], column, width);
                surface().mark(column, top, 1, bottom - top, colour);
                bottom = top;
            }
        }
    }

    private int colour(CommandGroup group, int column, int width) {
        TimelineColours colours = painting.colours();
        if ((painting.view().groups().get() >> group.ordinal() & 1) == 0) {
            return colours.dimmed(group);
        }
        TimeWindow whole = painting.view().whole();
        TimeWindow window = painting.window();
        boolean inside = window.intersects(whole.at(column / (double) width), whole.at((column + 1) / (double) width));
        return inside ? colours.of(group) : TimelineColours.blend(colours.of(group), colours.panel(), OUTSIDE);
    }

    private Surface surface() {
        return painting.surface();
    }
}
