package org.nbdscope.app.view.coverage;

import java.util.List;
import org.nbdscope.app.view.OffsetAxis;
import org.nbdscope.app.view.timeline.Surface;
import org.nbdscope.app.view.timeline.TextStyle;
import org.nbdscope.dissector.export.ByteCount;

/** Draws the coverage chart for its pixels: the cost depends on their number, not on how many extents or requests there are. */
public final class ChartPainter {

    private static final double TICK_APART = 110;
    private static final int OVERVIEW_TICKS = 5;
    private static final double HANDLE_WIDTH = 5;
    private static final double HANDLE_HEIGHT = 12;

    private final ChartPainting painting;
    private final Surface surface;
    private final CoverageColours colours;
    private final ChartLayout layout;
    private final CoveragePicture picture;

    private ChartPainter(ChartPainting painting) {
        this.painting = painting;
        surface = painting.surface();
        colours = painting.colours();
        layout = painting.layout();
        picture = painting.picture();
    }

    /** Draws everything but pointer and selection. */
    public static void paint(Surface surface, CoverageColours colours, ChartLayout layout, CoveragePicture picture) {
        ChartPainting painting = new ChartPainting(surface, colours, layout, picture);
        new ChartPainter(painting).paint();
        new StairsPainter(painting).paint();
        new TicksPainter(painting).paint();
        new ContextsPainter(painting).paint();
        new SliderPainter(painting).paint();
    }

    private void paint() {
        surface.rect(0, layout.overviewTop() - 6, layout.right() + ChartLayout.RIGHT, layout.height() - layout.overviewTop() + 6,
                colours.panel());
        overview();
        axis();
    }

    private void axis() {
        ByteSpan window = picture.window();
        painting.rule(layout.axisTop() - 2);
        painting.text("Offset (bytes)", ChartPainting.MARGIN, layout.axisTop() + 8, TextStyle.SMALL, Surface.Align.LEFT, colours.text3());
        double used = -1;
        List<Long> ticks = OffsetTicks.of(window, (int) (layout.width() / TICK_APART));
        OffsetAxis numbers = OffsetTicks.axis(window, ticks);
        for (long tick : ticks) {
            double x = painting.snapped(painting.x(tick));
            surface.rect(x, layout.stairsTop() - 3, 1, layout.sliderTop() - layout.stairsTop(), colours.grid());
            String label = numbers.label(tick);
            double half = surface.textWidth(label, TextStyle.AXIS) / 2;
            if (Math.min(layout.right() + ChartLayout.OVERHANG - half, x) - half > used) {
                used = painting.axisNumber(label, x, layout.axisTop() + 8) + 8;
            }
        }
    }

    private void overview() {
        CoverageKnown known = picture.known();
        ByteSpan whole = known.whole();
        int contexts = known.contexts().size();
        painting.label("Whole export", "0 to " + ByteCount.rounded(whole.end()) + ", " + contexts
                + (contexts == 1 ? " context" : " contexts"), layout.overviewTop());
        DiskPainter disk = new DiskPainter(surface, colours);
        for (int i = 0; i < layout.contexts(); i++) {
            disk.row(picture.overview().get(i), layout.left(), layout.overviewTop() + i * layout.overviewRow(), layout.overviewRow() - 2);
        }
        double left = layout.x(whole.position(picture.window().from()));
        double right = layout.x(whole.position(picture.window().end()));
        double bottom = layout.overviewBottom() + 1;
        if (!picture.window().equals(whole)) {
            surface.polygon(new double[] {left, Math.max(left + 2, right), layout.right(), layout.left()},
                    new double[] {bottom + 2, bottom + 2, layout.axisTop() - 2, layout.axisTop() - 2}, 4, colours.brushGround());
        }
        List<Long> ticks = OffsetTicks.of(whole, OVERVIEW_TICKS);
        OffsetAxis numbers = OffsetAxis.of(ticks);
        for (long tick : ticks) {
            if (tick != 0) {
                painting.axisNumber(numbers.label(tick), layout.x(whole.position(tick)), bottom + 11);
            }
        }
        brush(left, Math.max(3, right - left), bottom);
    }

    private void brush(double left, double width, double bottom) {
        double top = layout.overviewTop() - 3;
        surface.frame(painting.snapped(left) - 1.5, top, width + 3, bottom - top + 1, 4, colours.accent(), 1.5);
        double handle = (top + bottom - HANDLE_HEIGHT) / 2;
        surface.rect(left - 4, handle, HANDLE_WIDTH, HANDLE_HEIGHT, colours.accent());
        surface.rect(left + width - 1, handle, HANDLE_WIDTH, HANDLE_HEIGHT, colours.accent());
    }
}
