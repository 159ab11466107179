package org.nbdscope.app.view.coverage;

import org.nbdscope.dissector.model.CaptureModel;
import org.nbdscope.dissector.model.MessageTable;

/** What is at a place of a chart: looked up in what was drawn, not in shapes. */
public record ChartHits(CoveragePicture picture, ChartLayout layout, CaptureModel model) {

    private static final int NEAR = 4;

    /** The row of the staircase at a height, or null. */
    public Staircase.Row stair(double y) {
        if (!layout.inStairs(y)) {
            return null;
        }
        var rows = picture.stairs().rows();
        int row = (int) Math.floor((y - layout.stairY(0, rows.size())) / layout.stairHeight(rows.size()));
        return row < 0 || row >= rows.size() ? null : rows.get(row);
    }

    /** The mark of a finding at a place, or null. */
    public FindingMarks.Mark finding(double x, double y) {
        if (!layout.inFindings(y)) {
            return null;
        }
        FindingMarks.Mark best = null;
        for (FindingMarks.Mark mark : picture.findings()) {
            double away = Math.abs(layout.x(mark.position()) - x);
            if (away < FindingMarks.APART && (best == null || away < Math.abs(layout.x(best.position()) - x))) {
                best = mark;
            }
        }
        return best;
    }

    /** The read or change at a place, or {@link RequestTicks#NONE}. */
    public int request(double x, double y) {
        return layout.inTicks(y) ? picture.ticks().near(line(y), column(x, picture.ticks().width()), NEAR) : RequestTicks.NONE;
    }

    private int line(double y) {
        return y < (layout.ticksTop() + layout.contextsTop() - 4) / 2 ? 0 : 1;
    }

    private int column(double x, int width) {
        return (int) Math.min(width - 1, Math.max(0, layout.position(x) * width));
    }

    /** What there is to say about a place; null for nothing. */
    public CoverageCard card(double x, double y) {
        Staircase.Row row = stair(y);
        if (row != null) {
            return CoverageCard.of(picture.known(), row, model);
        }
        FindingMarks.Mark mark = finding(x, y);
        if (mark != null) {
            return CoverageCard.of(mark, model);
        }
        int request = request(x, y);
        if (request != RequestTicks.NONE) {
            return CoverageCard.of(model, request, picture.ticks().count(line(y), column(x, picture.ticks().width())) - 1);
        }
        int context = layout.contextAt(y);
        if (context < 0) {
            return null;
        }
        ColumnBins bins = picture.contexts().get(context);
        return CoverageCard.of(picture.known(), offset(x, context), context(context), bins.count(column(x, bins.width())), model);
    }

    /** The name of the context in a row. */
    public String context(int row) {
        return picture.known().contexts().get(row).context();
    }

    /** The message that a place leads to; {@link MessageTable#NONE} for none. */
    public int message(double x, double y) {
        Staircase.Row row = stair(y);
        if (row != null) {
            return row.first().reply() >= 0 ? row.first().reply() : row.first().request();
        }
        FindingMarks.Mark mark = finding(x, y);
        if (mark != null) {
            return mark.worst().message();
        }
        int request = request(x, y);
        if (request != RequestTicks.NONE) {
            return RequestTicks.messageOf(model, request);
        }
        int context = layout.contextAt(y);
        return context < 0 ? MessageTable.NONE : CoverageCard.messageAt(picture.known(), offset(x, context), context(context));
    }

    /** The offset under a place; in a column that shows an extent narrower than itself, that extent. */
    public long offset(double x, int context) {
        double position = layout.position(x);
        long offset = picture.window().offsetAt(position);
        ContextExtents extents = picture.known().contexts().get(context);
        ColumnBins bins = picture.contexts().get(context);
        int column = column(x, bins.width());
        int at = extents.at(offset);
        if (at >= 0 && extents.kind(at) == bins.kind(column) || bins.count(column) == 0) {
            return offset;
        }
        double pixel = 1 / layout.width();
        long from = picture.window().offsetAt(position - pixel);
        long to = picture.window().offsetAt(position + pixel);
        for (int i = extents.firstEndingAfter(from); i < extents.count() && Long.compareUnsigned(extents.start(i), to) <= 0; i++) {
            if (extents.kind(i) == bins.kind(column)) {
                return extents.start(i);
            }
        }
        return offset;
    }

    /** The moment of the slider at a place, in nanoseconds since the first packet; -1 before the first reply. */
    public long time(double x) {
        CoverageKnown known = picture.known();
        long begin = known.times()[0];
        long span = known.times()[known.times().length - 1] - begin;
        double first = SliderPainter.x(layout, known, begin);
        double last = SliderPainter.x(layout, known, begin + span);
        if (x < first - NEAR) {
            return -1;
        }
        double share = span == 0 ? 1 : Math.min(1, Math.max(0, (x - first + 1) / (last - first)));
        return begin + Math.round(share * span);
    }
}
