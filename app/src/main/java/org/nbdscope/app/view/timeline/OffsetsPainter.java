package org.nbdscope.app.view.timeline;

import java.util.ArrayList;
import java.util.List;
import org.nbdscope.app.view.CommandGroup;
import org.nbdscope.app.view.OffsetAxis;
import org.nbdscope.dissector.export.ByteCount;
import org.nbdscope.dissector.findings.Severity;

/** Paints each request at its offsets. */
final class OffsetsPainter {

    private static final double TICK_ROOM = 34;
    private static final double TICK_LABEL = 13;
    /** From an offset to what it is the offset of. */
    private static final double LABEL_APART = 8;
    private static final double LABEL_MARGIN = 3;
    private static final double DOT = 3;
    /** Where a request is wider than this its line is drawn apart from its dot. */
    private static final double LINE = 2;
    private static final double BLOCK = 0.28;
    private static final double TRAIL = 0.5;
    /** How much of its colour a request has that is dimmed for no other reason than that it is of another connection. */
    private static final double QUIET = 0.45;

    private final Painting painting;

    OffsetsPainter(Painting painting) {
        this.painting = painting;
    }

    void paint(AxisPainter axis) {
        Surface surface = painting.surface();
        PictureLayout layout = painting.layout();
        OffsetPlot plot = new OffsetPlot(painting.view(), painting.window());
        double top = layout.bodyTop();
        surface.rect(0, top, layout.width(), layout.bodyHeight(), painting.colours().panel());
        surface.clip(0, top, layout.width(), layout.bodyHeight());
        axis.paintGrid(top, top + layout.bodyHeight());
        scale(plot.offsets());
        int left = painting.device(layout.gutter());
        int width = painting.device(layout.width()) - left;
        int height = painting.device(layout.bodyHeight());
        surface.beginMarks(left, painting.device(top), width, height);
        plot.make(width, height, painting.device(DOT), painting.displayed(), painting.view().groups().get(), new Marks());
        surface.endMarks();
        new FindingPainter(painting, mark -> y(mark, plot.offsets())).paint();
        double edge = painting.middle(layout.gutter());
        surface.line(edge, top, edge, top + layout.bodyHeight(), painting.colours().line(), 1 / surface.scale(), 0);
        surface.unclip();
    }

    /** Advice has one sign for each finding: a row of them would hide the shape that the requests have. */
    private double y(FindingMarks.Mark mark, OffsetWindow offsets) {
        int session = painting.view().session().get();
        boolean hiding = mark.severity() == Severity.NOTE && !mark.first();
        if (hiding || mark.transaction() == TimelineView.NONE || session != TimelineView.NONE && session != mark.session()) {
            return Double.NaN;
        }
        double share = offsets.share(painting.index().model().transactions().offset(mark.transaction()));
        if (share < 0 || share > 1) {
            return Double.NaN;
        }
        double top = painting.layout().bodyTop();
        double height = painting.layout().bodyHeight();
        return Math.max(top + SeveritySign.RADIUS, Math.min(top + height - SeveritySign.RADIUS, top + share * height));
    }

    /** The offsets that the scale names. Steps are powers of two, as blocks and clusters are; the end, one past the last byte, counts. */
    static List<Long> ticks(OffsetWindow offsets, double height) {
        double least = offsets.length() / Math.max(1, height / TICK_ROOM);
        int power = Math.max(0, Math.min(63, (int) Math.ceil(Math.log(least) / Math.log(2))));
        long step = 1L << power;
        List<Long> ticks = new ArrayList<>();
        long offset = offsets.first() + step - 1 & -step;
        boolean wrapped = Long.compareUnsigned(offset, offsets.first()) < 0;
        while (!wrapped && (offset == offsets.first() || Long.compareUnsigned(offset - 1, offsets.last()) <= 0)) {
            ticks.add(offset);
            offset += step;
            wrapped = Long.compareUnsigned(offset, step) < 0;
        }
        return ticks;
    }

    private void scale(OffsetWindow offsets) {
        Surface surface = painting.surface();
        PictureLayout layout = painting.layout();
        List<Long> ticks = ticks(offsets, layout.bodyHeight());
        OffsetAxis numbers = OffsetAxis.of(ticks);
        double room = layout.gutter() - LABEL_APART - LABEL_MARGIN;
        boolean named = ticks.stream().allMatch(tick -> surface.textWidth(numbers.label(tick), TextStyle.AXIS) <= room);
        double free = layout.bodyTop();
        if (!named) {
            free += TICK_LABEL;
            label(numbers.unitLabel(), free - 3);
        }
        for (long offset : ticks) {
            double y = painting.middle(layout.bodyTop() + offsets.share(offset) * layout.bodyHeight());
            surface.line(layout.gutter(), y, layout.width(), y, painting.colours().grid(), 1 / surface.scale(), 0);
            double baseline = Math.max(layout.bodyTop() + 10, Math.min(y + 4, layout.depthTop() - 3));
            if (baseline - 10 >= free) {
                label(named ? numbers.label(offset) : numbers.number(offset), baseline);
            }
        }
        if (layout.kind() == PictureKind.BESIDE) {
            return;
        }
        surface.text("Offset", 8, layout.bodyTop() + 14, TextStyle.NAME, Surface.Align.LEFT, painting.colours().text());
        surface.text(ByteCount.rounded((long) Math.min(offsets.length(), 0x1p63)) + " shown", 8, layout.bodyTop() + 28, TextStyle.SMALL,
                Surface.Align.LEFT, painting.colours().text2());
    }

    private void label(String text, double baseline) {
        painting.surface().text(text, painting.layout().gutter() - LABEL_APART, baseline, TextStyle.AXIS, Surface.Align.RIGHT,
                painting.colours().text3());
    }

    private final class Marks implements OffsetPlot.Sink {

        private final int dot = painting.device(DOT);
        private final int line = painting.device(LINE);
        private final TimelineColours colours = painting.colours();

        private int colour(int transaction, CommandGroup group, boolean dimmed) {
            if (!dimmed) {
                return colours.of(group);
            }
            boolean on = (painting.view().groups().get() >> group.ordinal() & 1) != 0;
            boolean hidden = painting.displayed() != null && !painting.displayed().test(transaction);
            return on && !hidden ? TimelineColours.blend(colours.of(group), colours.panel(), QUIET) : colours.dimmed(group);
        }

        @Override
        public void block(int transaction, int from, int to, int top, int bottom, boolean dimmed) {
            Surface surface = painting.surface();
            int colour = colour(transaction, CommandGroup.BLOCK_STATUS, dimmed);
            int fill = TimelineColours.blend(colour, colours.panel(), BLOCK);
            int height = Math.max(dot, bottom - top + 1);
            int gap = height > 4 * line ? Math.max(1, line / 2) : 0;
            boolean narrow = to - from < 2 * line;
            surface.mark(from, top, to - from + 1, height - gap, narrow ? TimelineColours.blend(colour, colours.panel(), TRAIL) : fill);
            if (!narrow) {
                surface.mark(from, top, line, height - gap, colour);
            }
        }

        @Override
        public void request(int transaction, int from, int to, int top, int bottom, boolean dimmed) {
            Surface surface = painting.surface();
            CommandGroup group = painting.index().group(transaction);
            int colour = colour(transaction, group, dimmed);
            int height = Math.max(dot, bottom - top + 1);
            int y = bottom - top + 1 < dot ? top - dot / 2 : top;
            if (to - from > dot) {
                surface.mark(from, y + height / 2 - line / 4, to - from + 1, Math.max(1, line / 2),
                        TimelineColours.blend(colour, colours.panel(), TRAIL));
            }
            surface.mark(from - (to == from ? 0 : dot / 2), y, dot, height, colour);
        }
    }
}
