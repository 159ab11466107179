package org.nbdscope.app.view.timeline;

/** Paints what changes without the bars: brush, selected range, selection, cursor and what is under the pointer. */
final class OverlayPainter {

    private static final int RANGE_ALPHA = 0x2a;
    private static final int BRUSH_ALPHA = 0x14;
    /** Half the width of a handle of the brush. */
    private static final double HANDLE = 2.5;
    /** At the right edge the ring of the focus would cover a handle. */
    private static final double EDGE = 3;

    private final Painting painting;
    private final LaneLayout lanes;
    private final RequestRows rows;

    /** Either lanes or rows, or neither for offsets. */
    OverlayPainter(Painting painting, LaneLayout lanes, RequestRows rows) {
        this.painting = painting;
        this.lanes = lanes;
        this.rows = rows;
    }

    /**
     * Paints it.
     *
     * @param hovered transaction under the pointer, or {@link TimelineView#NONE}
     * @param focused whether the keyboard's cursor is to be seen
     */
    void paint(int hovered, boolean focused) {
        brush();
        range();
        PictureLayout layout = painting.layout();
        painting.surface().clip(layout.gutter(), layout.bodyTop(), layout.chartWidth(), layout.bodyHeight());
        int selected = painting.view().selectedTransaction().get();
        if (hovered != TimelineView.NONE && hovered != selected) {
            outline(hovered, painting.colours().text2(), 1, 0);
        }
        int cursor = painting.view().cursor().get();
        if (selected != TimelineView.NONE) {
            selection(selected);
        }
        if (focused && cursor != TimelineView.NONE && cursor < painting.index().count()) {
            outline(cursor, painting.colours().accent(), 2, 3);
        }
        painting.surface().unclip();
        if (selected != TimelineView.NONE) {
            moment();
        }
    }

    private void brush() {
        PictureLayout layout = painting.layout();
        TimeWindow whole = painting.view().whole();
        TimeWindow window = painting.view().window().get();
        double from = clamp(layout.x(whole, window.start()));
        double to = clamp(layout.x(whole, window.end()));
        int accent = painting.colours().accent();
        double most = layout.width() - EDGE - HANDLE;
        double left = painting.middle(Math.max(layout.gutter() + HANDLE, Math.min(from, most - 2 * HANDLE)));
        double right = painting.middle(Math.max(left + HANDLE, Math.min(to, most)));
        double top = layout.brushTop();
        double height = layout.brushHeight();
        if (layout.kind() == PictureKind.BESIDE && !window.equals(whole)) {
            painting.surface().rect(left, top, right - left, height, TimelineColours.withAlpha(accent, BRUSH_ALPHA));
        }
        painting.surface().frame(left, top, right - left, height, 3, accent, 1);
        handle(left, top + height / 2);
        handle(right, top + height / 2);
    }

    private void handle(double x, double y) {
        painting.surface().rect(x - HANDLE, y - 5, 2 * HANDLE, 10, painting.colours().accent());
    }

    private void range() {
        TimeWindow range = painting.view().range().get();
        if (range == null || !painting.window().intersects(range.start(), range.end())) {
            return;
        }
        PictureLayout layout = painting.layout();
        double from = clamp(layout.x(painting.window(), range.start()));
        double to = Math.max(from + 1, clamp(layout.x(painting.window(), range.end())));
        int accent = painting.colours().accent();
        Surface surface = painting.surface();
        surface.rect(from, layout.bodyTop(), to - from, layout.height() - layout.bodyTop(), TimelineColours.withAlpha(accent, RANGE_ALPHA));
        surface.line(painting.middle(from), layout.linesTop(), painting.middle(from), layout.height(), accent, 1, 0);
        surface.line(painting.middle(to), layout.linesTop(), painting.middle(to), layout.height(), accent, 1, 0);
        String text = Figures.duration(range.length());
        double width = surface.textWidth(text, TextStyle.STRONG);
        if (width + 8 < to - from) {
            surface.rect((from + to - width) / 2 - 4, layout.bodyTop() + 2, width + 8, 16, painting.colours().panel());
            surface.text(text, (from + to) / 2, layout.bodyTop() + 14, TextStyle.STRONG, Surface.Align.CENTRE, accent);
        }
    }

    private void selection(int selected) {
        TimelineColours colours = painting.colours();
        double[] box = box(selected);
        if (lanes != null && box != null) {
            painting.surface().rect(box[0], box[1], box[2], box[3], colours.accent());
        }
        outline(selected, colours.accent(), 1.4, 2);
    }

    /** The time of the selected message, through all lanes. */
    private void moment() {
        int message = painting.view().selectedMessage().get();
        PictureLayout layout = painting.layout();
        long time = TimeWindow.clamp(painting.index().model().messages().timeNanos(message));
        if (painting.window().contains(time)) {
            double x = painting.middle(layout.x(painting.window(), time));
            painting.surface().line(x, layout.linesTop(), x, layout.height(), painting.colours().accent(), 1, 3);
        }
    }

    private void outline(int transaction, int colour, double lineWidth, double distance) {
        double[] box = box(transaction);
        if (box != null) {
            painting.surface().frame(box[0] - distance, box[1] - distance, box[2] + 2 * distance, box[3] + 2 * distance, 4, colour,
                    lineWidth);
        }
    }

    /** Left, top, width and height of a request's mark; null where it is not in the picture. */
    private double[] box(int transaction) {
        PictureLayout layout = painting.layout();
        TimelineIndex index = painting.index();
        long start = index.start(transaction);
        long end = index.end(transaction);
        if (!painting.window().intersects(start, end)) {
            return null;
        }
        double left = clamp(layout.x(painting.window(), start));
        double width = Math.max(3, clamp(layout.x(painting.window(), end)) - left);
        double top;
        double height;
        if (lanes != null) {
            int lane = index.requests().lane(transaction);
            int band = lanes.bandOf(lane);
            double pinned = lanes.pinnedHeight(layout.bodyHeight());
            boolean stays = lanes.bands().get(band).pinned();
            height = lanes.rowHeight(band);
            top = layout.bodyTop() + lanes.rowsTop(band) + lanes.shown(lane, index.requests().row(transaction)) * height
                    - (stays ? 0 : painting.view().scroll().get());
            if (!stays && top < layout.bodyTop() + pinned) {
                return null;
            }
        } else if (rows != null) {
            int row = rows.rowOf(transaction);
            if (row < 0) {
                return null;
            }
            height = RowsPainter.ROW - 4;
            top = layout.bodyTop() + row * RowsPainter.ROW + 2 - painting.view().scroll().get();
        } else {
            OffsetWindow offsets = new OffsetPlot(painting.view(), painting.window()).offsets();
            double share = offsets.share(index.model().transactions().offset(transaction));
            height = Math.max(4, OffsetWindow.unsigned(index.model().transactions().length(transaction)) / offsets.length()
                    * layout.bodyHeight());
            top = layout.bodyTop() + share * layout.bodyHeight() - (height > 4 ? 0 : 2);
        }
        return new double[] {left, top, width, height};
    }

    private double clamp(double x) {
        return Math.max(painting.layout().gutter(), Math.min(painting.layout().width(), x));
    }
}
