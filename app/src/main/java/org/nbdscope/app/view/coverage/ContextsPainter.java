package org.nbdscope.app.view.coverage;

import java.util.List;
import org.nbdscope.app.view.OffsetFormat;
import org.nbdscope.app.view.timeline.SeveritySign;
import org.nbdscope.app.view.timeline.Surface;
import org.nbdscope.app.view.timeline.TextStyle;
import org.nbdscope.dissector.findings.Severity;

/** Draws a row per metadata context: its extents, their values where there is room, and where answers contradict each other. */
final class ContextsPainter {

    private static final double TWO_LINES = 24;
    private static final double VALUE_ROOM = 16;
    private static final double CLEAN_ROOM = 60;
    private static final double UNKNOWN_ROOM = 80;
    /** From the corner of an outline to the middle of the sign in it. */
    private static final double SIGN_ROOM = 9;

    private final ChartPainting painting;
    private final Surface surface;
    private final CoverageColours colours;
    private final ChartLayout layout;

    ContextsPainter(ChartPainting painting) {
        this.painting = painting;
        surface = painting.surface();
        colours = painting.colours();
        layout = painting.layout();
    }

    void paint() {
        List<ContextExtents> contexts = painting.known().contexts();
        DiskPainter disk = new DiskPainter(surface, colours);
        for (int i = 0; i < layout.contexts(); i++) {
            ContextExtents context = contexts.get(i);
            double y = layout.contextY(i);
            painting.rule(y - 4);
            boolean two = layout.contextHeight() > TWO_LINES;
            String extents = OffsetFormat.grouped(context.count()) + (context.count() == 1 ? " extent in all" : " extents in all");
            painting.label(context.context(), two ? extents : "", two ? y - 1 : y + layout.contextHeight() / 2 - 7);
            ColumnBins bins = painting.picture().contexts().get(i);
            disk.row(bins, layout.left(), y, layout.contextHeight());
            values(context.context(), bins, y + layout.contextHeight() / 2);
            contradictions(bins, y);
        }
        if (contexts.size() > layout.contexts()) {
            painting.hint("and " + (contexts.size() - layout.contexts()) + " further contexts", layout.sliderTop() - 2);
        }
    }

    private void values(String context, ColumnBins bins, double middle) {
        double scale = surface.scale();
        for (int x = 0; x < bins.width(); ) {
            int end = bins.runEnd(x);
            double width = (end - x) / scale;
            double centre = layout.left() + x / scale + width / 2;
            StatusKind kind = bins.kind(x);
            if (width >= VALUE_ROOM && StatusKind.showsValue(context, kind)) {
                String value = Long.toUnsignedString(bins.value(x));
                if (surface.textWidth(value, TextStyle.STRONG) + 4 < width) {
                    int ink = colours.textOn(bins.dimmed(x) ? colours.panel() : colours.of(kind, bins.value(x)));
                    painting.text(value, centre, middle, TextStyle.STRONG, Surface.Align.CENTRE, ink);
                }
            } else if (kind == StatusKind.CLEAN && width > CLEAN_ROOM || kind == StatusKind.UNKNOWN && width > UNKNOWN_ROOM) {
                painting.text(kind.label(), centre, middle, TextStyle.SMALL, Surface.Align.CENTRE, colours.text3());
            }
            x = end;
        }
    }

    /** Outlined, with an octagon where there is room. */
    private void contradictions(ColumnBins bins, double y) {
        double height = layout.contextHeight();
        for (int x = 0; x < bins.width(); x++) {
            if (bins.contradicted(x)) {
                int from = x;
                while (x < bins.width() && bins.contradicted(x)) {
                    x++;
                }
                double left = layout.left() + from / surface.scale();
                double width = Math.max(3, (x - from) / surface.scale());
                surface.frame(left, y + 1, width, height - 2, 0, colours.error(), 2);
                if (width > 2 * SIGN_ROOM && height > 2 * SIGN_ROOM) {
                    SeveritySign.paint(surface, Severity.ERROR, left + width - SIGN_ROOM, y + SIGN_ROOM,
                            colours.sign(Severity.ERROR, false));
                }
            }
        }
    }
}
