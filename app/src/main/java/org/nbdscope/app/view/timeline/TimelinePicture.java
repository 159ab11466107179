package org.nbdscope.app.view.timeline;

import java.util.List;
import org.nbdscope.app.view.CommandGroup;

/**
 * The picture of a timeline on any surface: in the window, in a PNG or in an SVG. It keeps what a hit test needs of the picture
 * painted last.
 */
public final class TimelinePicture {

    private static final double SWATCH = 9;

    private final TimelineView view;
    private final PictureKind kind;
    private PictureLayout layout;
    private LaneLayout lanes;
    private RequestRows rows;

    /** The request that was selected when this was painted last. */
    private int followed = TimelineView.NONE;
    /** Height of the body at that time. */
    private double followedHeight;

    /** A picture of a view. */
    public TimelinePicture(TimelineView view, PictureKind kind) {
        this.view = view;
        this.kind = kind;
        layout = layoutFor(0, 0);
    }

    /** Paints everything but what {@link #paintOverlay} paints. */
    public void paint(Surface surface, double width, double height, TimelineColours colours) {
        synchronized (view.index()) {
            layout = layoutFor(width, height);
            Painting painting = new Painting(surface, colours, view, layout, window());
            surface.rect(0, 0, width, height, colours.panel());
            if (kind == PictureKind.SHEET) {
                header(painting);
            }
            lanes = null;
            rows = null;
            AxisPainter axis = new AxisPainter(painting);
            if (kind == PictureKind.BESIDE) {
                new OffsetsPainter(painting).paint(axis);
            } else {
                int[] depth = body(painting, axis);
                new OverviewPainter(painting).paint();
                new WirePainter(painting).paint();
                new DepthPainter(painting).paint(depth);
            }
            axis.paintAxis();
            double edge = painting.middle(layout.gutter());
            surface.line(edge, layout.top(), edge, height, colours.line(), 1 / surface.scale(), 0);
            if (view.index().isEmpty()) {
                empty(painting);
            }
        }
    }

    private int[] body(Painting painting, AxisPainter axis) {
        TimelineIndex index = view.index();
        if (view.mode().get() == TimelineMode.LANES) {
            lanes = LaneLayout.of(index, view.lanes().get(), layout.bodyHeight());
            followSelection();
            clampScroll();
            return lanes(painting, axis);
        }
        int columns = painting.device(layout.width()) - painting.device(layout.gutter());
        LaneLayout none = LaneLayout.of(index, LaneChoice.NONE, 0);
        LaneBars bars = new LaneBars(index, none, view.window().get(), columns, painting.surface().scale());
        bars.make(0, -1, null, 0, null);
        if (view.mode().get() == TimelineMode.REQUESTS) {
            rows = RequestRows.of(index, view.window().get(), view.rowsSession(), null, TimelineView.ALL_GROUPS);
            followSelection();
            clampScroll();
            new RowsPainter(painting, rows).paint(axis);
        } else {
            new OffsetsPainter(painting).paint(axis);
        }
        return bars.depth();
    }

    /** Those that scroll, then those that stay on top. */
    private int[] lanes(Painting painting, AxisPainter axis) {
        double pinned = lanes.pinnedHeight(layout.bodyHeight());
        double scroll = view.scroll().get();
        LaneArea rest = new LaneArea(layout.bodyTop() + pinned, layout.bodyHeight() - pinned, scroll + pinned);
        int[] depth = new LanesPainter(painting, lanes, rest).paint(axis);
        if (pinned > 0) {
            new LanesPainter(painting, lanes, new LaneArea(layout.bodyTop(), pinned, 0)).paint(axis);
        }
        return depth;
    }

    /**
     * What was selected since the last time comes in sight; afterwards one may scroll away from it. It stays in sight where there is room
     * for less than before, as larger type leaves it.
     */
    private void followSelection() {
        int selected = view.selectedTransaction().get();
        double before = followedHeight;
        followedHeight = layout.bodyHeight();
        double scroll = view.scroll().get();
        boolean squeezed = layout.bodyHeight() < before && scrollTo(selected, scroll, before) == scroll;
        if (kind == PictureKind.PANE && (selected != followed || squeezed)) {
            followed = selected;
            view.scroll().set(scrollTo(selected, scroll, layout.bodyHeight()));
        }
    }

    /** How far to scroll, from somewhere, to have a request in sight in a body of this height. */
    private double scrollTo(int transaction, double scroll, double height) {
        if (transaction == TimelineView.NONE) {
            return scroll;
        }
        if (lanes != null) {
            TimelineIndex index = view.index();
            return lanes.scrollTo(lanes.bandOf(index.indexOf(index.laneOf(index.session(transaction)))), scroll, height);
        }
        int row = rows.rowOf(transaction);
        double top = row * RowsPainter.ROW;
        return row < 0 ? scroll : Math.max(top + RowsPainter.ROW - height, Math.min(top, scroll));
    }

    private void clampScroll() {
        double most = Math.max(0, contentHeight() - layout.bodyHeight());
        if (view.scroll().get() > most || view.scroll().get() < 0) {
            view.scroll().set(Math.max(0, Math.min(most, view.scroll().get())));
        }
    }

    /** Paints brush, selection and cursor over a picture that was painted before. */
    public void paintOverlay(Surface surface, TimelineColours colours, int hovered, boolean focused) {
        synchronized (view.index()) {
            int known = hovered < view.index().count() ? hovered : TimelineView.NONE;
            new OverlayPainter(new Painting(surface, colours, view, layout, window()), lanes, rows).paint(known, focused);
        }
    }

    private void header(Painting painting) {
        Surface surface = painting.surface();
        TimelineColours colours = painting.colours();
        surface.rect(0, 0, layout.width(), PictureLayout.HEADER, colours.panel2());
        surface.text("Timeline", 8, 17, TextStyle.NAME, Surface.Align.LEFT, colours.text());
        double x = layout.width() - 8;
        List<CommandGroup> groups = Legend.of(view.index());
        for (int i = groups.size() - 1; i >= 0; i--) {
            String label = groups.get(i).label();
            x -= surface.textWidth(label, TextStyle.SMALL);
            surface.text(label, x, 17, TextStyle.SMALL, Surface.Align.LEFT, colours.text2());
            x -= SWATCH + 5;
            surface.rect(x, 9, SWATCH, SWATCH, colours.of(groups.get(i)));
            x -= 12;
        }
        double begin = 8 + surface.textWidth("Timeline", TextStyle.NAME) + 12;
        surface.text(painting.fitted(Legend.titleOfSheet(view), TextStyle.SMALL, x - begin - 8), begin, 17, TextStyle.SMALL, Surface.Align.LEFT,
                colours.text2());
        double edge = painting.middle(PictureLayout.HEADER - 1);
        surface.line(0, edge, layout.width(), edge, colours.line(), 1 / surface.scale(), 0);
    }

    private void empty(Painting painting) {
        double x = layout.gutter() + layout.chartWidth() / 2;
        double y = layout.bodyTop() + layout.bodyHeight() / 2;
        boolean over = view.index().finished();
        painting.surface().text(over ? "No NBD messages in this capture" : "No NBD messages yet", x, y, TextStyle.NAME,
                Surface.Align.CENTRE, painting.colours().text());
        painting.surface().text(over ? "" : "Requests appear here as they are read.", x, y + 16, TextStyle.SMALL, Surface.Align.CENTRE,
                painting.colours().text2());
    }

    /** Where the parts of a picture of another size would be. */
    public PictureLayout layoutFor(double width, double height) {
        return PictureLayout.of(width, height, kind, view.mode().get() == TimelineMode.REQUESTS && view.wire().get() != null);
    }

    /** The time that the width of the picture stands for. */
    public TimeWindow window() {
        return kind == PictureKind.BESIDE ? view.whole() : view.window().get();
    }

    /** Where the parts of the picture are. */
    public PictureLayout layout() {
        return layout;
    }

    /** Height of all lanes or rows, in logical pixels; 0 where nothing scrolls. */
    public double contentHeight() {
        return lanes != null ? lanes.height() : rows != null ? rows.count() * RowsPainter.ROW + (rows.more() ? RowsPainter.ROW : 0) : 0;
    }

    /**
     * The request at a place of the picture.
     *
     * @param near how many pixels away it may be
     * @return its transaction, or {@link TimelineView#NONE}
     */
    public int transactionAt(double x, double y, double near) {
        if (!layout.inBody(y) || x < layout.gutter()) {
            return TimelineView.NONE;
        }
        synchronized (view.index()) {
            double down = y - layout.bodyTop() + view.scroll().get();
            TimeWindow window = window();
            if (lanes != null) {
                int nth = bandAt(y);
                if (nth < 0) {
                    return TimelineView.NONE;
                }
                double inBands = lanes.contentY(y - layout.bodyTop(), view.scroll().get(), layout.bodyHeight());
                int row = (int) Math.floor((inBands - lanes.rowsTop(nth)) / lanes.rowHeight(nth));
                int nearRows = (int) Math.ceil(near / lanes.rowHeight(nth));
                long nanos = Math.max(1, window.at(near / layout.chartWidth()) - window.start());
                return new LaneHits(view.index()).at(lanes, nth, row, nearRows, layout.time(window, x), nanos, view.displayed().get());
            }
            if (rows != null) {
                int row = (int) (down / RowsPainter.ROW);
                return row < rows.count() ? rows.transaction(row) : TimelineView.NONE;
            }
            return new OffsetPlot(view, window).at((x - layout.gutter()) / layout.chartWidth(), (y - layout.bodyTop()) / layout.bodyHeight(),
                    near / layout.chartWidth(), near / layout.bodyHeight(), view.displayed().get());
        }
    }

    /** The run of messages without requests at a place of the lanes, or null. */
    public MessageRun runAt(double x, double y, double near) {
        if (lanes == null || !layout.inBody(y) || x < layout.gutter()) {
            return null;
        }
        synchronized (view.index()) {
            int nth = bandAt(y);
            if (nth < 0) {
                return null;
            }
            TimeWindow window = view.window().get();
            long from = layout.time(window, x - near);
            long to = layout.time(window, x + near);
            return lanes.bands().get(nth).lanes().stream().flatMap(lane -> lane.runs().stream())
                    .filter(run -> run.start() <= to && run.end() >= from).findFirst().orElse(null);
        }
    }

    /** The band at a height; null where none is. */
    public LaneBand laneBandAt(double y) {
        int nth = lanes == null || !layout.inBody(y) ? -1 : bandAt(y);
        return nth < 0 ? null : lanes.bands().get(nth);
    }

    /** Which band from the top is at a height of the body; -1 for none. */
    private int bandAt(double y) {
        int nth = lanes.bandAt(lanes.contentY(y - layout.bodyTop(), view.scroll().get(), layout.bodyHeight()));
        return nth < lanes.bands().size() ? nth : -1;
    }
}
