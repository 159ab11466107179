package org.nbdscope.app.view.coverage;

import java.util.List;
import org.nbdscope.app.view.OffsetAxis;
import org.nbdscope.app.view.OffsetFormat;
import org.nbdscope.app.view.timeline.Surface;
import org.nbdscope.app.view.timeline.TextStyle;

/** Draws a disk in one row: brackets of map requests with number and cause, the first context's extents, reads and changes as ticks. */
public final class StripPainter {

    /** Height of the strip. */
    public static final double HEIGHT = 60;
    private static final double BRACKET = 14;
    private static final double EXTENTS = 19;
    private static final double EXTENTS_HEIGHT = 15;
    private static final double TICK = 5;
    /** Half the width of the mark of the selected offset. */
    private static final double MARK_ROOM = 6;
    /** A bracket that is not wider is a line. */
    private static final double LEAST_BRACKET = 5;
    private static final double LINE = 1.5;
    private static final double HOOK = 4;
    /** From the end of a bracket to the next one. */
    private static final double APART = 1;
    private static final double NUMBERS = 52;
    private static final double NUMBER_APART = 130;

    private final Surface surface;
    private final CoverageColours colours;
    private final DiskStrip strip;
    private final double left = ChartLayout.GUTTER;
    private final double width;

    /** Draws into a room of a width. */
    public StripPainter(Surface surface, CoverageColours colours, DiskStrip strip, double room) {
        this.surface = surface;
        this.colours = colours;
        this.strip = strip;
        width = chartWidth(room);
    }

    /** Width of the disk in a room of a width. */
    public static double chartWidth(double room) {
        return Math.max(10, room - ChartLayout.GUTTER - ChartLayout.RIGHT);
    }

    private double x(long offset) {
        return left + Math.max(0, Math.min(1, strip.known().whole().position(offset))) * width;
    }

    /** Draws it, with a triangle at the selected offset; null for none. */
    public void paint(Long selected) {
        surface.rect(0, 0, left + width + ChartLayout.RIGHT, HEIGHT, colours.panel());
        names();
        if (strip.extents() != null) {
            new DiskPainter(surface, colours).row(strip.extents(), left, EXTENTS, EXTENTS_HEIGHT);
        }
        boolean marked = selected != null && strip.known().whole().meets(selected, selected + 1);
        double mark = marked ? x(selected) : Double.NaN;
        strip.brackets().forEach(this::lines);
        strip.brackets().forEach(bracket -> words(bracket, mark));
        ticks();
        double used = left - 1;
        List<Long> ticks = OffsetTicks.of(strip.known().whole(), (int) (width / NUMBER_APART));
        OffsetAxis numbers = OffsetAxis.of(ticks);
        for (long tick : ticks) {
            String label = numbers.label(tick);
            double half = surface.textWidth(label, TextStyle.AXIS) / 2;
            double centre = Math.max(left + half, Math.min(left + width + ChartLayout.OVERHANG - half, x(tick)));
            if (centre - half > used) {
                surface.text(label, centre, NUMBERS + 3, TextStyle.AXIS, Surface.Align.CENTRE, colours.text3());
                used = centre + half + 6;
            }
        }
        if (marked) {
            double at = x(selected);
            surface.polygon(new double[] {at - 5, at + 5, at}, new double[] {EXTENTS - 8, EXTENTS - 8, EXTENTS}, 3, colours.accent());
            surface.rect(at - 0.75, EXTENTS - 1, 1.5, EXTENTS_HEIGHT + 2, colours.accent());
        }
    }

    private void names() {
        CoverageKnown known = strip.known();
        double room = left - 2 * ChartPainting.MARGIN;
        surface.text("Coverage", ChartPainting.MARGIN, 17, TextStyle.NAME, Surface.Align.LEFT, colours.text());
        String context = known.contexts().isEmpty() ? "" : known.contexts().get(0).context();
        surface.text(surface.fitted(context, TextStyle.SMALL, room), ChartPainting.MARGIN, 33, TextStyle.SMALL, Surface.Align.LEFT,
                colours.text2());
        surface.text(surface.longest(TextStyle.SMALL, room, trips("round trip"), trips("trip")), ChartPainting.MARGIN, 49, TextStyle.SMALL,
                Surface.Align.LEFT, colours.text3());
    }

    private String trips(String word) {
        CoverageKnown known = strip.known();
        return known.roundTrips() == 0 ? "" : OffsetFormat.grouped(known.roundTrips()) + ' ' + word + (known.roundTrips() == 1 ? ", " : "s, ")
                + OffsetFormat.grouped(known.needed()) + " needed";
    }

    private double share(StripBrackets.Bracket bracket) {
        return strip.filter().shows(bracket.step()) ? 1 : CoverageColours.DIMMED;
    }

    private double x(int column) {
        return left + column / surface.scale();
    }

    private void lines(StripBrackets.Bracket bracket) {
        int colour = colours.faded(colours.of(bracket.step().step().cause()), share(bracket));
        double from = x(bracket.from());
        double to = x(bracket.to());
        boolean wide = to - from >= LEAST_BRACKET;
        surface.rect(from, BRACKET - 1, to - from - (wide && bracket.ends() ? APART : 0), LINE, colour);
        if (wide && bracket.begins()) {
            surface.rect(from, BRACKET - 1, LINE, HOOK, colour);
        }
        if (wide && bracket.ends()) {
            surface.rect(to - APART - LINE, BRACKET - 1, LINE, HOOK, colour);
        }
    }

    /**
     * Writes as much as finds room, beside the mark and not under it.
     *
     * @param mark where the selected offset is marked; not a number for nowhere
     */
    private void words(StripBrackets.Bracket bracket, double mark) {
        double from = x(bracket.from());
        double to = x(bracket.to());
        for (String text : bracket.texts()) {
            double half = surface.textWidth(text, TextStyle.SMALL) / 2 + 3;
            double middle = (from + to) / 2;
            boolean covered = Math.abs(mark - middle) < half + MARK_ROOM;
            double centre = !covered ? middle : mark < middle ? mark + half + MARK_ROOM : mark - half - MARK_ROOM;
            if (!text.isEmpty() && centre - half >= from + LINE && centre + half <= to - LINE - APART) {
                surface.rect(centre - half, 3, 2 * half, EXTENTS - 4, colours.panel());
                surface.text(text, centre, BRACKET + 1, TextStyle.SMALL, Surface.Align.CENTRE,
                        colours.faded(colours.text2(), share(bracket) < 1 ? 0.5 : 1));
                return;
            }
        }
    }

    private void ticks() {
        RequestTicks ticks = strip.ticks();
        int height = (int) Math.max(2, Math.round(TICK * surface.scale()));
        int wide = (int) Math.max(1, Math.round(surface.scale()));
        surface.beginMarks((int) Math.round(left * surface.scale()), (int) Math.round((EXTENTS + EXTENTS_HEIGHT + 1) * surface.scale()),
                ticks.width(), height);
        for (int row = 0; row < RequestTicks.ROWS; row++) {
            for (int x = 0; x < ticks.width(); x++) {
                if (ticks.level(row, x) != RequestTicks.Level.ABSENT) {
                    surface.mark(x, 0, wide, height,
                            colours.faded(colours.of(ticks.group(row, x)), TicksPainter.share(ticks.level(row, x))));
                }
            }
        }
        surface.endMarks();
    }
}
