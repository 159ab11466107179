package org.nbdscope.app.view.coverage;

import org.nbdscope.app.view.timeline.Surface;
import org.nbdscope.app.view.timeline.TimelineColours;

/** Fills extents: data solid, zero light, holes hatched, unknown blank. An extent narrower than a pixel is wide enough to be seen. */
public final class DiskPainter {

    /** Width of a column that stands for an extent narrower than it, in logical pixels. */
    private static final double LEAST_WIDTH = 1.2;

    private final Surface surface;
    private final CoverageColours colours;

    /** Paints on a surface. */
    public DiskPainter(Surface surface, CoverageColours colours) {
        this.surface = surface;
        this.colours = colours;
    }

    /**
     * A row of extents, a device pixel per bin.
     *
     * @param x      left end in logical pixels
     * @param y      top in logical pixels
     * @param height in logical pixels
     */
    public void row(ColumnBins bins, double x, double y, double height) {
        int pixels = (int) Math.max(1, Math.round(height * surface.scale()));
        int width = bins.width();
        surface.beginMarks((int) Math.round(x * surface.scale()), (int) Math.round(y * surface.scale()), width, pixels);
        for (int column = 0; column < width; ) {
            int end = bins.runEnd(column);
            run(bins, column, end, pixels);
            column = end;
        }
        for (int column = 0; column < width; column++) {
            if (isLone(bins, column)) {
                spill(bins, column, pixels);
            }
        }
        surface.endMarks();
    }

    /** A framed sample of a status for legends, at a place in logical pixels. */
    public void swatch(StatusKind kind, long value, double x, double y, double width, double height) {
        row(ColumnBins.filled(kind, value, (int) Math.round(width * surface.scale())), x, y, height);
        surface.frame(x + 0.5, y + 0.5, width - 1, height - 1, 0, colours.line(), 1);
    }

    private void run(ColumnBins bins, int from, int to, int height) {
        StatusKind kind = bins.kind(from);
        if (kind == StatusKind.UNKNOWN) {
            return;
        }
        double share = bins.dimmed(from) ? CoverageColours.DIMMED : 1;
        int fill = colours.faded(colours.of(kind, bins.value(from)), share);
        if (kind == StatusKind.HOLE || kind == StatusKind.HOLE_ZERO) {
            surface.hatchedMark(from, 0, to - from, height, fill, colours.faded(colours.disk().hatch(), share));
        } else {
            surface.mark(from, 0, to - from, height, fill);
        }
        if (kind.compareTo(StatusKind.DATA) < 0) {
            surface.mark(from, 0, to - from, 1, colours.line());
            surface.mark(from, height - 1, to - from, 1, colours.line());
        }
    }

    /** Whether a column is the only one of an extent that has a weaker one on its right. */
    private static boolean isLone(ColumnBins bins, int x) {
        boolean solid = bins.kind(x).compareTo(StatusKind.OTHER) >= 0 && !bins.dimmed(x);
        return solid && x + 1 < bins.width() && bins.kind(x).compareTo(bins.kind(x + 1)) > 0
                && (x == 0 || bins.kind(x - 1) != bins.kind(x));
    }

    /** Gives a lone column as much of those on its right as it needs to be seen. */
    private void spill(ColumnBins bins, int x, int height) {
        int strong = colours.of(bins.kind(x), bins.value(x));
        double missing = LEAST_WIDTH * surface.scale() - 1;
        for (int next = x + 1; missing > 0.01 && next < bins.width() && bins.kind(next).compareTo(bins.kind(x)) < 0; next++) {
            int weak = colours.of(bins.kind(next), bins.value(next));
            surface.mark(next, 0, 1, height, missing >= 1 ? strong : TimelineColours.blend(strong, weak, missing));
            missing--;
        }
    }
}
