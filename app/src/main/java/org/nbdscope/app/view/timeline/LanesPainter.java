package org.nbdscope.app.view.timeline;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import org.nbdscope.app.view.CommandGroup;
import org.nbdscope.dissector.export.ByteCount;
import org.nbdscope.dissector.findings.Severity;

/** Paints the bands of an area: a lane for a connection, or for those that share one. */
final class LanesPainter {

    /** A bar at least this wide has room for its phases, and ends a pixel early so that it stands apart from the next. */
    private static final double WIDE = 8;
    private static final double DASH_ON = 5;
    private static final double DASH_OFF = 3;
    private static final double ODD_ROW = 0.8;
    private static final double WAITING = 0.5;
    private static final double RUN_TEXT_ROOM = 12;

    private record Error(int band, int row, int column, boolean dimmed) {
    }

    private record Goodbye(int band, int column) {
    }

    private final Painting painting;
    private final LaneLayout lanes;
    private final int left;
    private final LaneArea area;
    private final List<Error> errors = new ArrayList<>();
    private final List<Goodbye> goodbyes = new ArrayList<>();
    private final int[] solid;
    private final int[] odd;
    private final int[] dimmed;
    private final int[] waiting;

    LanesPainter(Painting painting, LaneLayout lanes, LaneArea area) {
        this.painting = painting;
        this.lanes = lanes;
        this.left = painting.device(painting.layout().gutter());
        this.area = area;
        CommandGroup[] groups = CommandGroup.values();
        solid = new int[groups.length];
        odd = new int[groups.length];
        dimmed = new int[groups.length];
        waiting = new int[groups.length];
        TimelineColours colours = painting.colours();
        for (CommandGroup group : groups) {
            solid[group.ordinal()] = colours.of(group);
            odd[group.ordinal()] = TimelineColours.blend(colours.of(group), colours.panel(), ODD_ROW);
            dimmed[group.ordinal()] = colours.dimmed(group);
            waiting[group.ordinal()] = TimelineColours.blend(colours.of(group), colours.panel(), WAITING);
        }
    }

    /** Paints the lanes and returns how many requests are in flight by column. */
    int[] paint(AxisPainter axis) {
        Surface surface = painting.surface();
        PictureLayout layout = painting.layout();
        surface.clip(0, area.top(), layout.width(), area.height());
        surface.rect(0, area.top(), layout.width(), area.height(), painting.colours().panel());
        int first = Math.max(0, lanes.bandAt(area.begin()));
        int last = Math.min(lanes.bands().size() - 1, lanes.bandAt(area.end()));
        LaneLabels labels = new LaneLabels(painting, lanes, area);
        for (int nth = first; nth <= last; nth++) {
            labels.paint(nth);
        }
        axis.paintGrid(area.top(), Math.min(area.top() + area.height(), Math.max(area.top(), area.y(lanes.height()))));
        int columns = painting.device(layout.width()) - left;
        LaneBars bars = new LaneBars(painting.index(), lanes, painting.window(), columns, surface.scale());
        surface.beginMarks(left, painting.device(area.top()), columns, painting.device(area.height()));
        for (int nth = first; nth <= last; nth++) {
            runs(nth, columns);
        }
        bars.make(area.begin(), area.end(), painting.displayed(), painting.view().groups().get(), new BarMarks(columns));
        surface.endMarks();
        goodbyes.forEach(this::paint);
        runLabels(first, last, signs(first, last));
        surface.unclip();
        return bars.depth();
    }

    /**
     * Paints the octagons of errors and the signs of findings, and returns the latter. Where there is not room for all, an error is not
     * hidden by what is less, nor what the filter shows by what it dims.
     */
    private List<FindingPainter.Sign> signs(int first, int last) {
        FindingPainter findings = new FindingPainter(painting, new InLanes(first, last));
        Predicate<FindingMarks.Mark> dim = findings::isDimmed;
        Predicate<FindingMarks.Mark> error = mark -> mark.severity() == Severity.ERROR;
        List<FindingPainter.Sign> signs = new ArrayList<>(findings.signs(error.and(dim.negate())));
        List<Error> shownErrors = apart(findings.room(), false);
        signs.addAll(findings.signs(error.or(dim).negate()));
        List<FindingPainter.Sign> dimmedSigns = findings.signs(dim);
        apart(findings.room(), true).forEach(this::paint);
        findings.paint(dimmedSigns);
        shownErrors.forEach(this::paint);
        findings.paint(signs);
        signs.addAll(dimmedSigns);
        return signs;
    }

    /** Errors that are dimmed, or those that are not, as far as there is room for them. */
    private List<Error> apart(SignRoom room, boolean dim) {
        return errors.stream().filter(error -> error.dimmed == dim).sorted(Comparator.comparingInt(Error::column))
                .filter(error -> room.take(x(error), line(error.band), radius(error))).toList();
    }

    /** Signs of a band are apart from each other on one line: a sign above another would only say the same of the same time. */
    private static double line(int band) {
        return band * 4 * SeveritySign.RADIUS;
    }

    private void runs(int nth, int columns) {
        LaneBand band = lanes.bands().get(nth);
        double top = lanes.rowsTop(nth) - area.begin();
        for (Lane lane : band.lanes()) {
            double row = band.collapsed() ? lanes.shown(painting.index().indexOf(lane), 0) * lanes.rowHeight(nth) : 0;
            int rows = band.collapsed() ? 1 : lanes.rows(nth);
            runs(lane, painting.device(top + row), painting.device(rows * lanes.rowHeight(nth)), columns);
        }
    }

    private void runs(Lane lane, int y, int height, int columns) {
        int strip = Math.min(height, painting.device(4));
        int next = 0;
        for (MessageRun run : lane.runs()) {
            if (painting.window().intersects(run.start(), run.end())) {
                int from = Math.max(next, column(run.start(), columns));
                int to = Math.max(from, column(run.end(), columns));
                switch (run.kind()) {
                    case HANDSHAKE -> painting.surface().mark(from, y, to - from + 1, height, shade(CommandGroup.HANDSHAKE));
                    case TLS -> painting.surface().mark(from, y, to - from + 1, height, waiting[CommandGroup.OTHER.ordinal()]);
                    default -> painting.surface().mark(from, y + height - strip, to - from + 1, strip, solid[CommandGroup.OTHER.ordinal()]);
                }
                next = to;
            }
        }
    }

    private int shade(CommandGroup group) {
        boolean wanted = (painting.view().groups().get() >> group.ordinal() & 1) != 0;
        return wanted && painting.displayed() == null ? solid[group.ordinal()] : dimmed[group.ordinal()];
    }

    private int column(long time, int columns) {
        double share = painting.window().share(time);
        return (int) Math.max(0, Math.min(columns - 1, share * columns));
    }

    private void runLabels(int first, int last, List<FindingPainter.Sign> signs) {
        for (int nth = first; nth <= last; nth++) {
            LaneBand band = lanes.bands().get(nth);
            double height = lanes.rows(nth) * lanes.rowHeight(nth);
            if (!band.collapsed() && height >= RUN_TEXT_ROOM) {
                double middle = area.y(lanes.rowsTop(nth)) + height / 2;
                LineRoom room = new LineRoom(signs, middle);
                band.lanes().get(0).runs().forEach(run -> label(run, middle + 4, room));
            }
        }
    }

    private void label(MessageRun run, double baseline, LineRoom room) {
        boolean named = run.kind() == MessageRun.Kind.TLS || run.kind() == MessageRun.Kind.HANDSHAKE;
        if (!named || !painting.window().intersects(run.start(), run.end())) {
            return;
        }
        PictureLayout layout = painting.layout();
        double from = Math.max(layout.gutter(), layout.x(painting.window(), run.start()));
        double to = Math.min(layout.width(), layout.x(painting.window(), run.end()));
        boolean secret = run.kind() == MessageRun.Kind.TLS;
        String text = secret ? "encrypted, " + ByteCount.rounded(run.bytes()) : run.kind().label();
        double at = room.first(from, to, painting.surface().textWidth(text, TextStyle.AXIS));
        if (!Double.isNaN(at)) {
            // What is encrypted has a ground near the panel's.
            int colour = secret ? painting.colours().text() : painting.colours().ink();
            painting.surface().text(text, at, baseline, TextStyle.AXIS, Surface.Align.LEFT, colour);
        }
    }

    private void paint(Goodbye goodbye) {
        double x = painting.middle((left + goodbye.column()) / painting.surface().scale());
        double y = area.y(lanes.rowsTop(goodbye.band()));
        double height = lanes.rows(goodbye.band()) * lanes.rowHeight(goodbye.band());
        double middle = y + height / 2;
        double half = Math.max(height, 12) / 2 + 2;
        painting.surface().line(x, middle - half, x, middle + half, shade(CommandGroup.OTHER), 1.4, 2);
    }

    private double x(Error error) {
        return (left + error.column() + 0.5) / painting.surface().scale();
    }

    private double y(Error error) {
        return area.y(lanes.rowsTop(error.band()) + (error.row() + 0.5) * lanes.rowHeight(error.band()));
    }

    private double radius(Error error) {
        return Math.max(3.5, Math.min(5.5, lanes.rowHeight(error.band()) / 2.0));
    }

    private void paint(Error error) {
        TimelineColours colours = painting.colours();
        int colour = error.dimmed() ? TimelineColours.blend(colours.error(), colours.panel(), 0.3) : colours.error();
        RegularPolygon.octagon(painting.surface(), x(error), y(error), radius(error), colour, colours.panel());
    }

    /** Signs of findings in the bands that are painted. */
    private final class InLanes implements FindingPainter.Places {

        private final int first;
        private final int last;

        InLanes(int first, int last) {
            this.first = first;
            this.last = last;
        }

        private int band(FindingMarks.Mark mark) {
            Lane lane = painting.index().laneOf(mark.session());
            return lane == null ? -1 : lanes.bandOf(painting.index().indexOf(lane));
        }

        @Override
        public double line(FindingMarks.Mark mark, double y) {
            return LanesPainter.line(band(mark));
        }

        /** Below the rows where there is room for it, so that it covers none; else at the row of its request, or in the middle. */
        @Override
        public double y(FindingMarks.Mark mark) {
            int band = band(mark);
            if (band < first || band > last) {
                return Double.NaN;
            }
            double below = area.y(lanes.rowsTop(band) + lanes.rows(band) * lanes.rowHeight(band)) + SeveritySign.RADIUS - 2;
            double most = area.y(lanes.topOf(band + 1)) - SeveritySign.RADIUS;
            if (below <= most) {
                return below;
            }
            TimelineIndex index = painting.index();
            boolean onRow = mark.transaction() != TimelineView.NONE && index.knows(mark.transaction())
                    && !index.isGoodbye(mark.transaction());
            double row = !onRow ? lanes.rows(band) / 2.0
                    : lanes.shown(index.requests().lane(mark.transaction()), index.requests().row(mark.transaction())) + 0.5;
            double y = area.y(lanes.rowsTop(band) + row * lanes.rowHeight(band));
            return Math.max(area.y(lanes.topOf(band)) + SeveritySign.RADIUS + 1, Math.min(most - 1, y));
        }
    }

    /** Bars to marks. */
    private final class BarMarks implements LaneBars.Sink {

        private final RequestColumns requests = painting.index().requests();
        private final int wide = painting.device(WIDE);
        private final int columns;

        BarMarks(int columns) {
            this.columns = columns;
        }

        @Override
        public void bar(int transaction, int band, int row, int from, int to, boolean dim) {
            int flags = requests.flags(transaction);
            int group = flags & RequestColumns.GROUP;
            int rowHeight = lanes.rowHeight(band);
            double above = lanes.rowsTop(band) - area.begin() + row * rowHeight;
            int y = painting.device(above);
            int height = painting.device(above + rowHeight) - y;
            if (height > 2) {
                height -= Math.max(1, height / 5);
            }
            int width = to - from + 1;
            int colour = dim ? dimmed[group] : rowHeight == 2 && (row & 1) != 0 ? odd[group] : solid[group];
            if ((flags & RequestColumns.ANSWERED) == 0) {
                dashes(from, y, width, height, dim, colour);
            } else if (width < wide) {
                painting.surface().mark(from, y, width, height, colour);
            } else if (rowHeight < LaneLayout.PHASE_HEIGHT || dim) {
                painting.surface().mark(from, y, width - 1, height, colour);
            } else {
                phases(transaction, from, to, y, height, group);
            }
        }

        private void phases(int transaction, int from, int to, int y, int height, int group) {
            Phases phases = painting.index().phases(transaction);
            int sent = Math.max(from, column(phases.sent(), columns));
            int replied = Math.max(from, Math.min(to, column(phases.replied(), columns)));
            painting.surface().mark(from, y, to - from, height, waiting[group]);
            painting.surface().mark(replied, y, to - replied + 1, height, solid[group]);
            if (phases.start() >= painting.window().start()) {
                painting.surface().mark(from, y, Math.max(painting.device(2), sent - from), height, solid[group]);
            }
        }

        private void dashes(int from, int y, int width, int height, boolean dim, int colour) {
            int on = painting.device(DASH_ON);
            int off = painting.device(DASH_OFF);
            painting.surface().mark(from, y, Math.min(width, painting.device(2)), height, dim ? colour : painting.colours().tick());
            for (int x = painting.device(3); x < width; x += on + off) {
                painting.surface().mark(from + x, y, Math.min(on, width - x), height, colour);
            }
        }

        @Override
        public void error(int band, int row, int column, boolean dim) {
            errors.add(new Error(band, row, column, dim));
        }

        @Override
        public void goodbye(int band, int column) {
            goodbyes.add(new Goodbye(band, column));
        }
    }
}
