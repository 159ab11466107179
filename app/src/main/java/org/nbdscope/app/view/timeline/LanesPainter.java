package org.nbdscope.app.view.timeline;

import java.util.ArrayList;
import java.util.List;
import org.nbdscope.app.view.CommandGroup;
import org.nbdscope.dissector.session.Session;
import org.nbdscope.dissector.session.Side;

/** Paints a lane per connection. */
final class LanesPainter {

    /** A bar at least this wide has room for its phases, and ends a pixel early so that it stands apart from the next. */
    private static final double WIDE = 8;
    private static final double DASH_ON = 5;
    private static final double DASH_OFF = 3;
    private static final double ODD_ROW = 0.8;
    private static final double WAITING = 0.5;
    private static final double RUN_TEXT_ROOM = 12;

    private record Error(int lane, int row, int column, boolean dimmed) {
    }

    private record Goodbye(int lane, int column) {
    }

    private final Painting painting;
    private final LaneLayout lanes;
    private final int left;
    private final double scroll;
    private final List<Error> errors = new ArrayList<>();
    private final List<Goodbye> goodbyes = new ArrayList<>();
    private final int[] solid;
    private final int[] odd;
    private final int[] dimmed;
    private final int[] waiting;

    LanesPainter(Painting painting, LaneLayout lanes) {
        this.painting = painting;
        this.lanes = lanes;
        this.left = painting.device(painting.layout().gutter());
        this.scroll = painting.view().scroll().get();
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
        double top = layout.bodyTop();
        surface.clip(0, top, layout.width(), layout.bodyHeight());
        surface.rect(0, top, layout.width(), layout.bodyHeight(), painting.colours().panel());
        int first = Math.max(0, lanes.laneAt(scroll));
        int last = Math.min(lanes.lanes().size() - 1, lanes.laneAt(scroll + layout.bodyHeight()));
        for (int nth = first; nth <= last; nth++) {
            ground(nth);
        }
        axis.paintGrid(top, top + Math.min(layout.bodyHeight(), Math.max(lanes.height() - scroll, 0)));
        int columns = painting.device(layout.width()) - left;
        LaneBars bars = new LaneBars(painting.index(), lanes, painting.window(), columns, surface.scale());
        surface.beginMarks(left, painting.device(top), columns, painting.device(layout.bodyHeight()));
        for (int nth = first; nth <= last; nth++) {
            runs(lanes.lanes().get(nth), columns);
        }
        bars.make(scroll, scroll + layout.bodyHeight(), painting.displayed(), painting.view().groups().get(), new BarMarks(columns));
        surface.endMarks();
        runLabels(first, last);
        goodbyes.forEach(this::paint);
        errors.forEach(this::paint);
        surface.unclip();
        return bars.depth();
    }

    private void ground(int nth) {
        Surface surface = painting.surface();
        PictureLayout layout = painting.layout();
        TimelineColours colours = painting.colours();
        Lane lane = lanes.lanes().get(nth);
        double y = layout.bodyTop() + lanes.topOf(nth) - scroll;
        double height = lanes.topOf(nth + 1) - lanes.topOf(nth);
        if (nth % 2 == 1) {
            surface.rect(0, y, layout.width(), height, colours.panel2());
        }
        int selected = painting.view().selectedTransaction().get();
        if (selected != TimelineView.NONE && painting.index().session(selected) == lane.session()) {
            surface.rect(0, y, 3, height, colours.accent());
        }
        Session session = painting.index().model().session(lane.session());
        double room = layout.gutter() - 16;
        double middle = y + Math.min(height, LaneLayout.LABEL_HEIGHT * 2) / 2;
        surface.text(painting.fitted(RequestCard.connection(session), TextStyle.NAME, room), 8, middle - 3, TextStyle.NAME,
                Surface.Align.LEFT, colours.text());
        String second = second(lane, session);
        if (surface.textWidth(second, TextStyle.SMALL) > room) {
            second = second.substring("client ".length());
        }
        surface.text(painting.fitted(second, TextStyle.SMALL, room), 8, middle + 11, TextStyle.SMALL, Surface.Align.LEFT,
                colours.text2());
        double edge = painting.middle(y + height - 1);
        surface.line(0, edge, layout.width(), edge, colours.grid(), 1 / surface.scale(), 0);
    }

    /** {@code client :40364 · 24 read, 3 map}; a capture that begins later says so. */
    static String second(Lane lane, Session session) {
        String endpoint = session.endpoint(Side.CLIENT);
        StringBuilder text = new StringBuilder("client ").append(endpoint.substring(endpoint.lastIndexOf(':')));
        String separator = " · ";
        if (!session.handshakeSeen()) {
            text.append(" · joined later");
            separator = ", ";
        }
        for (CommandGroup group : CommandGroup.values()) {
            if (lane.count(group) > 0) {
                text.append(separator).append(Figures.grouped(lane.count(group))).append(' ').append(shortLabel(group));
                separator = ", ";
            }
        }
        if (lane.errors() > 0) {
            text.append(separator).append(lane.errors()).append(lane.errors() == 1 ? " error" : " errors");
        }
        return text.toString();
    }

    private static String shortLabel(CommandGroup group) {
        return switch (group) {
            case BLOCK_STATUS -> "map";
            case TRIM -> "trim";
            case FLUSH -> "flush";
            default -> group.label();
        };
    }

    private void runs(Lane lane, int columns) {
        int at = painting.index().indexOf(lane);
        int y = painting.device(lanes.rowsTop(at) - scroll);
        int height = painting.device(lanes.rows(at) * lanes.rowHeight(at));
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

    private void runLabels(int first, int last) {
        PictureLayout layout = painting.layout();
        for (int nth = first; nth <= last; nth++) {
            Lane lane = lanes.lanes().get(nth);
            int at = painting.index().indexOf(lane);
            double y = layout.bodyTop() + lanes.rowsTop(at) - scroll + lanes.rows(at) * lanes.rowHeight(at) / 2.0 + 4;
            boolean room = lanes.rows(at) * lanes.rowHeight(at) >= RUN_TEXT_ROOM;
            for (MessageRun run : lane.runs()) {
                boolean named = run.kind() == MessageRun.Kind.TLS || run.kind() == MessageRun.Kind.HANDSHAKE;
                if (room && named && painting.window().intersects(run.start(), run.end())) {
                    double from = Math.max(layout.gutter(), layout.x(painting.window(), run.start()));
                    double to = Math.min(layout.width(), layout.x(painting.window(), run.end()));
                    String text = run.kind() == MessageRun.Kind.TLS ? "encrypted, " + Figures.bytes(run.bytes()) : run.kind().label();
                    if (painting.surface().textWidth(text, TextStyle.AXIS) + 8 < to - from) {
                        painting.surface().text(text, from + 4, y, TextStyle.AXIS, Surface.Align.LEFT, 0xff04150f);
                    }
                }
            }
        }
    }

    private void paint(Goodbye goodbye) {
        double x = painting.middle((left + goodbye.column()) / painting.surface().scale());
        double y = painting.layout().bodyTop() + lanes.rowsTop(goodbye.lane()) - scroll;
        double height = lanes.rows(goodbye.lane()) * lanes.rowHeight(goodbye.lane());
        double middle = y + height / 2;
        double half = Math.max(height, 12) / 2 + 2;
        painting.surface().line(x, middle - half, x, middle + half, shade(CommandGroup.OTHER), 1.4, 2);
    }

    private void paint(Error error) {
        double scale = painting.surface().scale();
        double y = painting.layout().bodyTop() + lanes.rowsTop(error.lane()) - scroll + (error.row() + 0.5) * lanes.rowHeight(error.lane());
        double radius = Math.max(3.5, Math.min(5.5, lanes.rowHeight(error.lane()) / 2.0));
        TimelineColours colours = painting.colours();
        int colour = error.dimmed() ? TimelineColours.blend(colours.error(), colours.panel(), 0.3) : colours.error();
        Octagon.paint(painting.surface(), (left + error.column() + 0.5) / scale, y, radius, colour, colours.panel());
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
        public void bar(int transaction, int lane, int row, int from, int to, boolean dim) {
            int flags = requests.flags(transaction);
            int group = flags & RequestColumns.GROUP;
            int rowHeight = lanes.rowHeight(lane);
            double above = lanes.rowsTop(lane) - scroll + row * rowHeight;
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
        public void error(int lane, int row, int column, boolean dim) {
            errors.add(new Error(lane, row, column, dim));
        }

        @Override
        public void goodbye(int lane, int column) {
            goodbyes.add(new Goodbye(lane, column));
        }
    }
}
