package org.nbdscope.app.view.coverage;

import java.util.List;
import org.nbdscope.app.view.OffsetFormat;
import org.nbdscope.app.view.timeline.RegularPolygon;
import org.nbdscope.app.view.timeline.Surface;
import org.nbdscope.app.view.timeline.TextStyle;
import org.nbdscope.app.view.timeline.TimeTicks;
import org.nbdscope.app.view.timeline.TimeWindow;
import org.nbdscope.dissector.analysis.MapCause;
import org.nbdscope.dissector.export.Durations;

/** Draws the slider of time, with a tick per reply in the colour of its request's cause. */
final class SliderPainter {

    private static final double MARGIN = 8;
    private static final double HANDLE = 7;
    private static final double TICK = 7;
    private static final double NUMBER_APART = 90;

    private final ChartPainting painting;
    private final Surface surface;
    private final CoverageColours colours;
    private final ChartLayout layout;
    private final CoverageKnown known;

    SliderPainter(ChartPainting painting) {
        this.painting = painting;
        surface = painting.surface();
        colours = painting.colours();
        layout = painting.layout();
        known = painting.known();
    }

    /** Where a moment stands on the slider; nanoseconds since the first packet. */
    static double x(ChartLayout layout, CoverageKnown known, long nanos) {
        long[] times = known.times();
        long first = times[0];
        long last = times[times.length - 1];
        double at = last == first ? 1 : (double) (nanos - first) / (last - first);
        return layout.left() + MARGIN + at * (layout.width() - 2 * MARGIN);
    }

    void paint() {
        double top = layout.sliderTop();
        painting.rule(top);
        painting.label("As known at", "", top + 4);
        surface.text(surface.fitted(moment(), TextStyle.SMALL, layout.left() - 18), ChartPainting.MARGIN, top + 30, TextStyle.SMALL,
                Surface.Align.LEFT, colours.accent());
        if (known.replies().length == 0) {
            return;
        }
        double y = top + 13;
        double x = known.reply() < 0 ? layout.left() : x(layout, known, known.times()[known.reply()]);
        surface.rect(layout.left(), y - 2, layout.width(), 4, colours.line());
        surface.rect(layout.left(), y - 2, x - layout.left(), 4, colours.accent());
        ticks(y + 8);
        RegularPolygon.disc(surface, x, y, HANDLE, colours.accent());
        RegularPolygon.disc(surface, x, y, HANDLE - 2, colours.panel());
        numbers(top + 40);
    }

    private String moment() {
        int replies = known.replies().length;
        if (known.latest()) {
            return replies == 0 ? "the end" : "the end, reply " + OffsetFormat.grouped(replies);
        }
        return known.reply() < 0 ? "before the first reply" : Durations.rounded(known.times()[known.reply()]) + ", reply "
                + OffsetFormat.grouped(known.reply() + 1) + " of " + OffsetFormat.grouped(replies);
    }

    private void numbers(double middle) {
        long first = known.times()[0];
        long last = known.times()[known.times().length - 1];
        if (last == first) {
            painting.text(Durations.rounded(first) + " since the first packet", layout.right(), middle, TextStyle.AXIS, Surface.Align.RIGHT,
                    colours.text3());
            return;
        }
        TimeWindow time = TimeWindow.between(first, last);
        TimeTicks ticks = TimeTicks.of(time, 0, (int) (layout.width() / NUMBER_APART));
        painting.hint(ticks.title(), middle + 5);
        for (long tick = ticks.first(); tick <= last; tick += ticks.step()) {
            painting.axisNumber(ticks.label(tick), x(layout, known, tick), middle);
        }
    }

    private void ticks(double top) {
        int columns = (int) (layout.width() * surface.scale()) + 1;
        int[] colour = new int[columns];
        int step = 0;
        List<CoverageStep> steps = known.steps();
        for (int i = 0; i < known.replies().length; i++) {
            double at = (x(layout, known, known.times()[i]) - layout.left()) * surface.scale();
            int column = (int) Math.min(columns - 1, Math.max(0, Math.round(at)));
            // Replies mostly come in the order of the requests; one that does not has the colour of its neighbour.
            while (step < steps.size() - 1 && steps.get(step).reply() < known.replies()[i]) {
                step++;
            }
            MapCause cause = steps.isEmpty() ? MapCause.UNKNOWN : steps.get(step).step().cause();
            colour[column] = colours.faded(colours.of(cause), i > known.reply() ? CoverageColours.LATER : 1);
        }
        int height = (int) Math.round(TICK * surface.scale());
        int wide = (int) Math.max(1, Math.round(1.5 * surface.scale()));
        surface.beginMarks((int) Math.round(layout.left() * surface.scale()), (int) Math.round(top * surface.scale()), columns, height);
        for (int x = 0; x < columns; x++) {
            if (colour[x] != 0) {
                surface.mark(x - wide / 2, 0, wide, height, colour[x]);
            }
        }
        surface.endMarks();
    }
}
