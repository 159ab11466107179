package org.nbdscope.app.view.coverage;

import org.nbdscope.app.view.timeline.Surface;
import org.nbdscope.app.view.timeline.TimelineColours;

/** Draws the selection, the keyboard's cursor and the column under the pointer over a chart. */
public final class OverlayPainter {

    private static final int COLUMN_ALPHA = 0x80;
    private static final int SELECTED_ALPHA = 0x24;

    private final ChartPainting painting;
    private final Surface surface;
    private final ChartLayout layout;
    private final int accent;

    /** Over a chart that was drawn so. */
    public OverlayPainter(Surface surface, CoverageColours colours, ChartLayout layout, CoveragePicture picture) {
        this.painting = new ChartPainting(surface, colours, layout, picture);
        this.surface = surface;
        this.layout = layout;
        accent = colours.accent();
    }

    /** The step of the selected message: framed, with its answer marked through all rows. */
    public void selection(CoverageStep step) {
        ByteSpan window = painting.window();
        if (!window.meets(step.step().offset(), step.askedTo())) {
            return;
        }
        double from = layout.x(Math.max(0, window.position(step.step().offset())));
        double to = Math.max(from + 2, layout.x(Math.min(1, window.position(step.step().answeredTo()))));
        double asked = layout.x(Math.min(1, window.position(step.askedTo())));
        Staircase stairs = painting.picture().stairs();
        int rows = stairs.rows().size();
        double height = layout.stairHeight(rows);
        double y = layout.stairY(Math.max(0, stairs.rowOf(step)), rows);
        double below = layout.sliderTop() - 4;
        surface.rect(from, y + height, to - from, below - y - height, TimelineColours.withAlpha(accent, SELECTED_ALPHA));
        surface.frame(from - 2, y - 1, Math.max(4, asked - from + 4), Math.max(5, height + 1), 4, accent, 1.5);
        surface.line(Math.floor(from) + 0.5, y + height, Math.floor(from) + 0.5, below, accent, 1, 0);
        surface.line(Math.floor(to) + 0.5, y + height, Math.floor(to) + 0.5, below, accent, 1, 0);
    }

    /** The place of a selected message that is no step: a triangle above its offset and a line down. */
    public void selection(long offset) {
        if (painting.window().meets(offset, offset + 1)) {
            double x = Math.floor(painting.x(offset)) + 0.5;
            double y = layout.axisTop() + 14;
            surface.polygon(new double[] {x - 4, x + 4, x}, new double[] {y - 4, y - 4, y + 3}, 3, accent);
            surface.line(x, y + 3, x, layout.sliderTop() - 4, accent, 1, 0);
        }
    }

    /** The column under the pointer. */
    public void pointer(double x) {
        surface.rect(Math.floor(x), layout.stairsTop(), 1, layout.sliderTop() - layout.stairsTop(),
                TimelineColours.withAlpha(accent, COLUMN_ALPHA));
    }

    /** The extent at which the keyboard is. */
    public void cursor(ChartCursor cursor) {
        CoverageKnown known = painting.known();
        if (cursor.context() >= layout.contexts() || cursor.context() >= known.contexts().size()) {
            return;
        }
        ContextExtents extents = known.contexts().get(cursor.context());
        int at = extents.at(cursor.offset());
        long end = at == ContextExtents.NONE ? cursor.offset() + 1 : extents.end(at);
        double from = layout.x(Math.max(0, Math.min(1, painting.window().position(cursor.offset()))));
        double to = layout.x(Math.max(0, Math.min(1, painting.window().position(end))));
        double y = layout.contextY(cursor.context());
        surface.frame(from - 1, y - 1, Math.max(3, to - from) + 2, layout.contextHeight() + 2, 3, accent, 2);
    }
}
