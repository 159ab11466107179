package org.nbdscope.app.view.timeline;

/** Paints the axis of time and the grid lines through what is below. */
final class AxisPainter {

    private static final double TICK_ROOM = 90;
    /** Beside another chart, where room is scarce: less than the widest number there would be crowded. */
    private static final double TICK_ROOM_BESIDE = 60;
    private static final String OFFSETS = "offset";

    private final Painting painting;

    AxisPainter(Painting painting) {
        this.painting = painting;
    }

    private TimeTicks ticks() {
        double room = painting.layout().kind() == PictureKind.BESIDE ? TICK_ROOM_BESIDE : TICK_ROOM;
        int most = (int) (painting.layout().chartWidth() / room);
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
        boolean beside = layout.kind() == PictureKind.BESIDE;
        double room = layout.gutter() - 16;
        if (!beside && painting.view().mode().get() == TimelineMode.REQUESTS && RowsPainter.offsets(layout)) {
            // The numbers in the rows below it could be taken for lengths.
            surface.text(OFFSETS, layout.gutter() - 8, baseline, TextStyle.AXIS, Surface.Align.RIGHT, colours.text3());
            room -= surface.textWidth(OFFSETS, TextStyle.AXIS) + 8;
        }
        String title = surface.longest(TextStyle.AXIS, room, beside ? ticks.unitLabel() : ticks.title(), ticks.unitLabel());
        surface.text(title, 8, baseline, TextStyle.AXIS, Surface.Align.LEFT, colours.text3());
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
