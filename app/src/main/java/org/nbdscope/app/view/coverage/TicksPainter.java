package org.nbdscope.app.view.coverage;

import java.util.List;
import org.nbdscope.app.view.CommandGroup;
import org.nbdscope.app.view.OffsetFormat;
import org.nbdscope.app.view.timeline.MarkedShare;
import org.nbdscope.app.view.timeline.SeveritySign;
import org.nbdscope.app.view.timeline.Surface;
import org.nbdscope.app.view.timeline.TextStyle;
import org.nbdscope.app.view.timeline.TimelineColours;

/** Draws what else concerns offsets: the requests that read and changed the disk, and the findings that are about a place on it. */
final class TicksPainter {

    private static final double ROW = 10;
    /** How much of its colour the range of a request has, of which the tick is the beginning. */
    private static final double RANGE = 0.35;
    /** From a mark to how many it stands for, and from there to the next one. */
    private static final double COUNT_APART = 2;

    private final ChartPainting painting;
    private final Surface surface;
    private final CoverageColours colours;
    private final ChartLayout layout;

    TicksPainter(ChartPainting painting) {
        this.painting = painting;
        surface = painting.surface();
        colours = painting.colours();
        layout = painting.layout();
    }

    void paint() {
        if (layout.hasTicks()) {
            painting.rule(layout.ticksTop());
            painting.label("Reads, changes", "", layout.ticksTop() + 4);
            for (int row = 0; row < RequestTicks.ROWS; row++) {
                ticks(painting.picture().ticks(), row, layout.ticksTop() + 3 + row * (ROW + 1));
            }
        }
        if (layout.hasFindings()) {
            painting.rule(layout.findingsTop());
            List<FindingMarks.Mark> marks = painting.picture().findings();
            boolean partial = marks.stream().anyMatch(mark -> !mark.worst().share().isEmpty());
            painting.label(partial ? "Findings, " + MarkedShare.OF_EACH : "Findings", "", layout.findingsTop() + 1);
            for (int i = 0; i < marks.size(); i++) {
                double room = i + 1 < marks.size() ? layout.x(marks.get(i + 1).position()) - SeveritySign.RADIUS
                        : layout.right() + ChartLayout.RIGHT;
                finding(marks.get(i), room);
            }
        }
    }

    private void ticks(RequestTicks ticks, int row, double top) {
        int height = (int) Math.round(ROW * surface.scale());
        int wide = (int) Math.max(1, Math.round(surface.scale()));
        surface.beginMarks((int) Math.round(layout.left() * surface.scale()), (int) Math.round(top * surface.scale()), ticks.width(),
                height);
        int ranges = row == 0 ? colours.of(CommandGroup.READ) : colours.of(CommandGroup.WRITE);
        for (int x = 0; x < ticks.width(); x++) {
            if (ticks.covered(row, x)) {
                surface.mark(x, height / 3, 1, height - 2 * (height / 3), colours.faded(ranges, RANGE));
            }
        }
        for (int x = 0; x < ticks.width(); x++) {
            RequestTicks.Level level = ticks.level(row, x);
            if (level != RequestTicks.Level.ABSENT) {
                surface.mark(x, 0, wide, height, colours.faded(colours.of(ticks.group(row, x)), share(level)));
            }
        }
        surface.endMarks();
    }

    /** How much of its colour a tick has. */
    static double share(RequestTicks.Level level) {
        return switch (level) {
            case DIMMED -> CoverageColours.DIMMED;
            case LATER -> CoverageColours.LATER;
            default -> 1;
        };
    }

    /** @param end how far its count may reach */
    private void finding(FindingMarks.Mark mark, double end) {
        double radius = SeveritySign.RADIUS;
        double x = Math.max(layout.left() + radius, Math.min(layout.right() - radius, layout.x(mark.position())));
        double y = (layout.findingsTop() + layout.ticksTop()) / 2 + 0.5;
        SeveritySign.paint(surface, mark.worst().severity(), x, y, colours.sign(mark.worst().severity(), mark.dimmed()));
        String count = "×" + OffsetFormat.grouped(mark.count());
        double begin = x + radius + COUNT_APART;
        if (mark.count() > 1 && begin + surface.textWidth(count, TextStyle.AXIS) + COUNT_APART <= end) {
            surface.text(count, begin, y + 4, TextStyle.AXIS, Surface.Align.LEFT,
                    mark.dimmed() ? colours.faded(colours.text2(), TimelineColours.DIMMED_SIGN) : colours.text2());
        }
    }
}
