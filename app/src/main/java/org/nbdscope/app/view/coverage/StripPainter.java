package org.nbdscope.app.view.coverage;

import java.util.ArrayList;
import java.util.List;
import org.nbdscope.app.view.OffsetFormat;
import org.nbdscope.app.view.timeline.Surface;
import org.nbdscope.app.view.timeline.TextStyle;
import org.nbdscope.dissector.export.ByteCount;

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
        brackets(marked ? x(selected) : Double.NaN);
        ticks();
        double used = left - 1;
        for (long tick : OffsetTicks.of(strip.known().whole(), (int) (width / NUMBER_APART))) {
            String label = tick == 0 ? "0" : ByteCount.rounded(tick);
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
        String trips = trips("round trip");
        boolean fits = surface.textWidth(trips, TextStyle.SMALL) <= room;
        surface.text(surface.fitted(fits ? trips : trips("trip"), TextStyle.SMALL, room), ChartPainting.MARGIN, 49, TextStyle.SMALL,
                Surface.Align.LEFT, colours.text3());
    }

    private String trips(String word) {
        CoverageKnown known = strip.known();
        return known.roundTrips() == 0 ? "" : OffsetFormat.grouped(known.roundTrips()) + ' ' + word + (known.roundTrips() == 1 ? ", " : "s, ")
                + OffsetFormat.grouped(known.needed()) + " needed";
    }

    private record Bracket(CoverageStep step, double from, double to) {
    }

    /** Lines first, then words: those of a request whose range lies within another's would be crossed out. */
    private void brackets(double mark) {
        NarrowMarks narrow = new NarrowMarks();
        List<Bracket> brackets = new ArrayList<>();
        for (CoverageStep step : strip.known().steps()) {
            double from = x(step.step().offset());
            double to = x(step.step().answeredTo());
            if (step.reply() >= 0 && narrow.apart(from, to)) {
                brackets.add(new Bracket(step, from, Math.max(from + 1, to)));
            }
        }
        brackets.forEach(this::lines);
        List<ByteSpan> written = new ArrayList<>();
        brackets.forEach(bracket -> words(bracket, mark, written));
    }

    private double share(Bracket bracket) {
        return strip.filter().shows(bracket.step) ? 1 : CoverageColours.DIMMED;
    }

    private void lines(Bracket bracket) {
        int colour = colours.faded(colours.of(bracket.step.step().cause()), share(bracket));
        surface.rect(bracket.from, BRACKET - 1, Math.max(1, bracket.to - bracket.from - 1), 1.5, colour);
        surface.rect(bracket.from, BRACKET - 1, 1.5, 4, colour);
        surface.rect(Math.max(bracket.from, bracket.to - 2.5), BRACKET - 1, 1.5, 4, colour);
    }

    /**
     * Writes beside the mark, not under it.
     *
     * @param mark    where the selected offset is marked; not a number for nowhere
     * @param written the pixels that have words already
     */
    private void words(Bracket bracket, double mark, List<ByteSpan> written) {
        CoverageStep step = bracket.step;
        double room = bracket.to - bracket.from;
        String number = step.request() < 0 ? "" : "#" + step.request();
        String words = (number + " · " + step.step().cause().label()).strip();
        String label = surface.textWidth(words, TextStyle.SMALL) + 12 < room ? words
                : surface.textWidth(number, TextStyle.SMALL) + 8 < room ? number : "";
        if (label.isEmpty()) {
            return;
        }
        double half = surface.textWidth(label, TextStyle.SMALL) / 2 + 3;
        double middle = (bracket.from + bracket.to) / 2;
        boolean covered = Math.abs(mark - middle) < half + MARK_ROOM;
        double centre = !covered ? middle : mark < middle ? mark + half + MARK_ROOM : mark - half - MARK_ROOM;
        if (centre - half < bracket.from || centre + half > bracket.to) {
            return;
        }
        ByteSpan place = new ByteSpan((long) (centre - half), (long) (2 * half) + 1);
        if (written.stream().anyMatch(other -> other.meets(place.from(), place.end()))) {
            return;
        }
        written.add(place);
        surface.rect(centre - half, 3, 2 * half, EXTENTS - 4, colours.panel());
        surface.text(label, centre, BRACKET + 1, TextStyle.SMALL, Surface.Align.CENTRE,
                colours.faded(colours.text2(), share(bracket) < 1 ? 0.5 : 1));
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
