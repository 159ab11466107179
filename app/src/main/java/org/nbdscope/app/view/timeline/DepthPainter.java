package org.nbdscope.app.view.timeline;

import org.nbdscope.app.view.OffsetFormat;

/** Paints how many requests are in flight over all connections. */
final class DepthPainter {

    private static final double FILL = 0.16;
    private static final double LINE = 0.8;

    private final Painting painting;

    DepthPainter(Painting painting) {
        this.painting = painting;
    }

    /**
     * Paints the line.
     *
     * @param depth requests in flight by device pixel
     */
    void paint(int[] depth) {
        Surface surface = painting.surface();
        PictureLayout layout = painting.layout();
        TimelineColours colours = painting.colours();
        double top = layout.depthTop();
        surface.rect(0, top, layout.width(), PictureLayout.DEPTH, colours.panel());
        int peak = Math.max(1, painting.index().peak());
        int least = Integer.MAX_VALUE;
        int most = 0;
        int area = painting.device(PictureLayout.DEPTH - 6);
        int left = painting.device(layout.gutter());
        surface.beginMarks(left, painting.device(top + 4), depth.length, area);
        int before = -1;
        int stroke = Math.max(1, painting.device(1));
        int fill = TimelineColours.blend(colours.text3(), colours.panel(), FILL);
        int line = TimelineColours.blend(colours.text3(), colours.panel(), LINE);
        for (int column = 0; column < depth.length; column++) {
            least = Math.min(least, depth[column]);
            most = Math.max(most, depth[column]);
            int height = (int) Math.round(Math.min(1, depth[column] / (double) peak) * (area - stroke));
            int y = area - stroke - height;
            surface.mark(column, y, 1, area - y, fill);
            int from = before < 0 ? y : Math.min(y, before);
            int to = before < 0 ? y : Math.max(y, before);
            surface.mark(column, from, 1, to - from + stroke, line);
            before = y;
        }
        surface.endMarks();
        double edge = painting.middle(top);
        surface.line(0, edge, layout.width(), edge, colours.line(), 1 / surface.scale(), 0);
        surface.text("In flight", 8, top + 12, TextStyle.NAME, Surface.Align.LEFT, colours.text());
        String range = depth.length == 0 ? "" : least == most ? OffsetFormat.grouped(most)
                : OffsetFormat.grouped(least) + " to " + OffsetFormat.grouped(most);
        String inAll = "peak " + OffsetFormat.grouped(painting.index().peak());
        surface.text(surface.longest(TextStyle.SMALL, layout.gutter() - 16, range + ", " + inAll, inAll), 8, top + 24.5, TextStyle.SMALL,
                Surface.Align.LEFT, colours.text2());
    }
}
