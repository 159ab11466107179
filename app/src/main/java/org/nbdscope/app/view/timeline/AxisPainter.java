package org.nbdscope.app.view.timeline;

/** Paints the axis of time and the grid lines through what is below. */
final class AxisPainter {

    private static final double TICK_ROOM = 90;

    private final Painting painting;

    AxisPainter(Painting painting) {
        this.painting = painting;
    }

    private TimeTicks ticks() {
        int most = (int) (painting.layout().chartWidth() / TICK_ROOM);
        return TimeTicks.of(painting.window(), painting.index().origin(), most);
    }

    void paintAxis() {
        Surface surface = painting.surface();
        PictureLayout layout = painting.layout();
        TimelineColours colours = painting.colours();
        TimeTicks ticks = ticks();
        double baseline = layout.axisTop() + 12.5;
        surface.rect(0, layout.axisTop(), layout.width(), PictureLayout.AXIS, colours.panel());
        double edge = painting.middle(layout.axisTop() + (layout.kind() == PictureKind.BESIDE ? 0 : PictureLayout.AXIS - 1));
        surface.line(0, edge, layout.width(), edge, colours.line(), 1 / surface.scale(), 0);
        if (painting.index().isEmpty()) {
            return; // there is no time to count from
        }
        String title = layout.kind() == PictureKind.BESIDE ? ticks.unitLabel() : ticks.title();
        surface.text(painting.fitted(title, TextStyle.AXIS, layout.gutter() - 16), 8, baseline, TextStyle.AXIS, Surface.Align.LEFT,
                colours.text3());
        TimeWindow window = painting.window();
        double free = layout.gutter();
        for (long time = ticks.first(); window.contains(time); time += ticks.step()) {
            String label = ticks.label(time);
            double half = surface.textWidth(label, TextStyle.AXIS) / 2;
            double x = layout.x(window, time);
            if (x - half >= free && x + half <= layout.width()) {
                surface.text(label, x, baseline, TextStyle.AXIS, Surface.Align.CENTRE, colours.text3());
                free = x + half + 6;
            }
        }
    }

    /** Lines from one height to another at each tick. */
    void paintGrid(double from, double to) {
        if (painting.index().isEmpty()) {
            return;
        }
        TimeTicks ticks = ticks();
        Surface surface = painting.surface();
        for (long time = ticks.first(); painting.window().contains(time); time += ticks.step()) {
            double x = painting.middle(painting.layout().x(painting.window(), time));
            surface.line(x, from, x, to, painting.colours().grid(), 1 / surface.scale(), 0);
        }
    }
}
