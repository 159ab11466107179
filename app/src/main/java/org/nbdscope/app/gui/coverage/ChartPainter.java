package org.nbdscope.app.gui.coverage;

import java.util.List;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;
import org.nbdscope.app.gui.theme.Fonts;
import org.nbdscope.app.gui.theme.Look;
import org.nbdscope.app.gui.theme.Palette;
import org.nbdscope.app.gui.theme.TextWidths;
import org.nbdscope.app.view.OffsetFormat;
import org.nbdscope.app.view.coverage.ByteSpan;
import org.nbdscope.app.view.coverage.ColumnBins;
import org.nbdscope.app.view.coverage.ContextExtents;
import org.nbdscope.app.view.coverage.CoverageKnown;
import org.nbdscope.app.view.coverage.CoveragePicture;
import org.nbdscope.app.view.coverage.CoverageStep;
import org.nbdscope.app.view.coverage.OffsetTicks;
import org.nbdscope.app.view.coverage.Staircase;
import org.nbdscope.app.view.coverage.StatusKind;
import org.nbdscope.dissector.analysis.MapCause;
import org.nbdscope.dissector.export.ByteCount;
import org.nbdscope.dissector.export.Durations;

/** Draws the coverage chart for its pixels: the cost depends on their number, not on how many extents or requests there are. */
final class ChartPainter {

    private static final double PALE = 0.3;
    private static final double LABEL_ROOM = 16;
    private static final double TICK_APART = 110;

    private final Look look;
    private final Palette palette;
    private final DiskFill fill;
    private final Font text;
    private final Font strong;
    private final Font hint;
    private final Font axis;
    private final TextWidths hintWidths;
    private final TextWidths strongWidths;
    private final TextWidths axisWidths;
    private double scale;

    ChartPainter(Look look) {
        this.look = look;
        palette = look.palette();
        fill = new DiskFill(palette);
        text = look.fonts().text(Fonts.TEXT);
        strong = look.fonts().strong(Fonts.TEXT);
        hint = look.fonts().text(Fonts.HINT);
        axis = look.fonts().text(Fonts.AXIS);
        hintWidths = new TextWidths(hint);
        strongWidths = new TextWidths(strong);
        axisWidths = new TextWidths(axis);
    }

    boolean isFor(Look wanted) {
        return look.equals(wanted);
    }

    /** Height of a row of the staircase at present. */
    static double stairHeight(ChartLayout layout, int rows) {
        return Math.min(ChartLayout.STAIR, (layout.stairsBottom() - layout.stairsTop() - 4) / Math.max(1, rows));
    }

    void paint(GraphicsContext g, ChartLayout layout, CoveragePicture picture, ByteSpan window, double deviceScale) {
        scale = deviceScale;
        g.setFill(palette.panel());
        g.fillRect(0, 0, layout.right() + 40, layout.height());
        g.setTextBaseline(VPos.CENTER);
        grid(g, layout, window);
        overview(g, layout, picture, window);
        stairs(g, layout, picture);
        contexts(g, layout, picture);
        slider(g, layout, picture.known());
    }

    private double snap(double x) {
        return Math.round(x * scale) / scale;
    }

    private void label(GraphicsContext g, ChartLayout layout, String title, String below, double top) {
        double room = layout.left() - look.px(18);
        g.setTextAlign(TextAlignment.LEFT);
        g.setFill(palette.tx());
        g.setFont(strong);
        g.fillText(strongWidths.fit(title, room), look.px(10), top + look.px(7));
        if (!below.isEmpty()) {
            g.setFill(palette.tx3());
            g.setFont(hint);
            g.fillText(hintWidths.fit(below, room), look.px(10), top + look.px(22));
        }
    }

    private void rule(GraphicsContext g, double y, double right) {
        g.setFill(palette.line2());
        g.fillRect(0, snap(y), right + 40, 1);
    }

    private void grid(GraphicsContext g, ChartLayout layout, ByteSpan window) {
        List<Long> ticks = OffsetTicks.of(window, (int) (layout.width() / look.px(TICK_APART)));
        rule(g, layout.axisTop() - 2, layout.right());
        g.setTextAlign(TextAlignment.LEFT);
        g.setFont(hint);
        g.setFill(palette.tx3());
        g.fillText("Offset (bytes)", look.px(10), layout.axisTop() + look.px(8));
        g.setFont(axis);
        g.setTextAlign(TextAlignment.CENTER);
        double used = -1;
        for (long tick : ticks) {
            double x = snap(layout.left() + window.position(tick) * layout.width());
            g.setFill(palette.line2());
            g.fillRect(x, layout.stairsTop() - 3, 1, layout.sliderTop() - layout.stairsTop());
            String label = OffsetTicks.label(tick, window);
            double half = axisWidths.of(label) / 2;
            double middle = Math.min(layout.right() + look.px(12) - half, x);
            if (middle - half > used) {
                g.setFill(palette.tx3());
                g.fillText(label, middle, layout.axisTop() + look.px(8));
                used = middle + half + 8;
            }
        }
    }

    private void overview(GraphicsContext g, ChartLayout layout, CoveragePicture picture, ByteSpan window) {
        CoverageKnown known = picture.known();
        ByteSpan whole = known.whole();
        int contexts = known.contexts().size();
        label(g, layout, "Whole export", "0 to " + ByteCount.rounded(whole.end()) + ", " + contexts + (contexts == 1 ? " context" : " contexts"),
                layout.overviewTop());
        for (int i = 0; i < layout.contexts(); i++) {
            double height = layout.overviewRow() - 2;
            row(g, picture.overview().get(i), layout, layout.overviewTop() + i * layout.overviewRow(), height);
        }
        double left = layout.left() + whole.position(window.from()) * layout.width();
        double right = layout.left() + whole.position(window.end()) * layout.width();
        double bottom = layout.overviewBottom() + 1;
        boolean zoomed = !window.equals(whole);
        if (zoomed) {
            g.setFill(palette.accbg2());
            g.fillPolygon(new double[] {left, Math.max(left + 2, right), layout.right(), layout.left()},
                    new double[] {bottom + 2, bottom + 2, layout.axisTop() - 2, layout.axisTop() - 2}, 4);
        }
        g.setFont(axis);
        g.setTextAlign(TextAlignment.CENTER);
        g.setFill(palette.tx3());
        for (long tick : OffsetTicks.of(whole, 5)) {
            String label = ByteCount.rounded(tick);
            double half = axisWidths.of(label) / 2;
            double x = layout.left() + whole.position(tick) * layout.width();
            if (tick != 0) {
                g.fillText(label, Math.min(layout.right() + look.px(12) - half, x), bottom + look.px(11));
            }
        }
        g.setStroke(palette.acc());
        g.setLineWidth(1.5);
        double width = Math.max(3, right - left);
        g.strokeRoundRect(snap(left) - 1.5, layout.overviewTop() - 3, width + 3, bottom - layout.overviewTop() + 4, 4, 4);
        g.setFill(palette.acc());
        double middle = (layout.overviewTop() + bottom) / 2;
        g.fillRoundRect(left - 4, middle - 6, 5, 12, 3, 3);
        g.fillRoundRect(left + width - 1, middle - 6, 5, 12, 3, 3);
    }

    private void row(GraphicsContext g, ColumnBins bins, ChartLayout layout, double y, double height) {
        WritableImage image = fill.image(bins, Math.max(1, (int) Math.round(height * scale)), scale);
        g.drawImage(image, layout.left(), snap(y), layout.width(), height);
    }

    private void stairs(GraphicsContext g, ChartLayout layout, CoveragePicture picture) {
        Staircase stairs = picture.stairs();
        CoverageKnown known = picture.known();
        int shown = stairs.rows().size();
        String sum = OffsetFormat.grouped(stairs.steps()) + " of " + OffsetFormat.grouped(known.roundTrips()) + " here"
                + (shown < stairs.steps() ? ", " + shown + " rows" : "");
        label(g, layout, "Requests", known.roundTrips() == 0 ? "not in the capture" : sum, layout.stairsTop());
        if (layout.stairsBottom() - layout.stairsTop() > look.px(90)) {
            g.setFill(palette.tx3());
            g.fillText("oldest on top", look.px(10), layout.stairsTop() + look.px(40));
            g.fillText("thin: asked", look.px(10), layout.stairsTop() + look.px(55));
            g.fillText("thick: answered, all contexts", look.px(10), layout.stairsTop() + look.px(70));
        }
        double height = stairHeight(layout, shown);
        double thick = Math.max(1, Math.min(look.px(7), height - (height > 3 ? 1.5 : 0)));
        g.save();
        g.beginPath();
        g.rect(layout.left() - 3, layout.stairsTop(), layout.width() + 6, layout.stairsBottom() - layout.stairsTop());
        g.clip();
        for (int i = 0; i < shown; i++) {
            Staircase.Row row = stairs.rows().get(i);
            double y = layout.stairsTop() + 2 + i * height;
            double middle = y + height / 2;
            double start = layout.left() + row.start() * layout.width();
            double asked = layout.left() + row.askedTo() * layout.width();
            double answered = layout.left() + row.answeredTo() * layout.width();
            boolean later = row.first().reply() > known.message() || row.first().reply() < 0;
            g.setGlobalAlpha(later ? PALE : 1);
            g.setFill(palette.tx3());
            g.fillRect(start, middle - 0.5, Math.max(1, asked - start), 1);
            g.setFill(Causes.colour(palette, row.cause()));
            if (row.answeredTo() > row.start()) {
                g.fillRect(start, middle - thick / 2, Math.max(2, answered - start), thick);
            }
            g.setFill(palette.tx());
            g.fillRect(start, middle - thick / 2 - 0.5, 1.5, thick + 1);
        }
        g.setGlobalAlpha(1);
        g.restore();
        words(g, layout, stairs, height);
    }

    /** Where there are few, each row has its cause beside it. */
    private void words(GraphicsContext g, ChartLayout layout, Staircase stairs, double height) {
        if (height < look.px(12)) {
            return;
        }
        g.setFont(hint);
        g.setTextAlign(TextAlignment.LEFT);
        for (int i = 0; i < stairs.rows().size(); i++) {
            Staircase.Row row = stairs.rows().get(i);
            String words = row.cause().label() + (row.first().request() < 0 ? "" : " #" + row.first().request())
                    + (row.count() > 1 ? " and " + (row.count() - 1) + " more" : "");
            double right = layout.left() + row.askedTo() * layout.width() + 6;
            double room = hintWidths.of(words);
            double y = layout.stairsTop() + 2 + i * height + height / 2;
            if (right + room < layout.right()) {
                g.setFill(palette.tx2());
                g.fillText(words, right, y);
            } else if (layout.left() + row.start() * layout.width() - room - 8 > layout.left()) {
                g.setFill(palette.tx2());
                g.fillText(words, layout.left() + row.start() * layout.width() - room - 8, y);
            } else {
                // No room beside it: on the line, which the ground of the words interrupts.
                double x = Math.max(layout.left() + 10, layout.left() + row.answeredTo() * layout.width() + 8);
                boolean inside = x + room + 6 > layout.right();
                x = inside ? layout.left() + 12 : x;
                g.setFill(palette.panel());
                g.fillRoundRect(x - 4, y - look.px(6), room + 8, look.px(12), 6, 6);
                g.setFill(palette.tx2());
                g.fillText(words, x, y);
            }
        }
    }

    private void contexts(GraphicsContext g, ChartLayout layout, CoveragePicture picture) {
        List<ContextExtents> contexts = picture.known().contexts();
        for (int i = 0; i < layout.contexts(); i++) {
            ContextExtents context = contexts.get(i);
            double y = layout.contextY(i);
            rule(g, y - 4, layout.right());
            boolean two = layout.contextHeight() > look.px(24);
            String extents = OffsetFormat.grouped(context.count()) + (context.count() == 1 ? " extent in all" : " extents in all");
            label(g, layout, context.context(), two ? extents : "", two ? y - 1 : y + layout.contextHeight() / 2 - look.px(7));
            ColumnBins bins = picture.contexts().get(i);
            row(g, bins, layout, y, layout.contextHeight());
            values(g, layout, context.context(), bins, y);
            contradictions(g, layout, bins, y);
        }
        if (contexts.size() > layout.contexts()) {
            g.setFont(hint);
            g.setFill(palette.warning());
            g.setTextAlign(TextAlignment.LEFT);
            g.fillText("and " + (contexts.size() - layout.contexts()) + " further contexts", look.px(10), layout.sliderTop() - look.px(6));
        }
    }

    private void values(GraphicsContext g, ChartLayout layout, String context, ColumnBins bins, double y) {
        g.setFont(look.fonts().strong(Fonts.AXIS));
        g.setTextAlign(TextAlignment.CENTER);
        double middle = y + layout.contextHeight() / 2;
        for (int x = 0; x < bins.width(); ) {
            int end = bins.runEnd(x);
            double width = (end - x) / scale;
            StatusKind kind = bins.kind(x);
            if (width >= look.px(LABEL_ROOM) && StatusKind.showsValue(context, kind)) {
                String value = Long.toUnsignedString(bins.value(x));
                if (axisWidths.of(value) + 4 < width) {
                    g.setFill(fill.textOn(kind, bins.value(x)));
                    g.fillText(value, layout.left() + x / scale + width / 2, middle);
                }
            } else if (kind == StatusKind.CLEAN && width > look.px(60) || kind == StatusKind.UNKNOWN && width > look.px(80)) {
                g.setFont(hint);
                g.setFill(palette.tx3());
                g.fillText(kind == StatusKind.CLEAN ? "clean" : "unknown", layout.left() + x / scale + width / 2, middle);
                g.setFont(look.fonts().strong(Fonts.AXIS));
            }
            x = end;
        }
    }

    private void contradictions(GraphicsContext g, ChartLayout layout, ColumnBins bins, double y) {
        g.setStroke(palette.error());
        g.setLineWidth(2);
        for (int x = 0; x < bins.width(); x++) {
            if (bins.contradicted(x)) {
                int from = x;
                while (x < bins.width() && bins.contradicted(x)) {
                    x++;
                }
                double left = layout.left() + from / scale;
                g.strokeRect(left, y + 1, Math.max(3, (x - from) / scale), layout.contextHeight() - 2);
            }
        }
    }

    /** Where a reply stands on the slider. */
    static double replyX(ChartLayout layout, CoverageKnown known, long nanos) {
        long[] times = known.times();
        long first = times[0];
        long last = times[times.length - 1];
        double margin = 8;
        double at = last == first ? 1 : (double) (nanos - first) / (last - first);
        return layout.left() + margin + at * (layout.width() - 2 * margin);
    }

    private void slider(GraphicsContext g, ChartLayout layout, CoverageKnown known) {
        double top = layout.sliderTop();
        rule(g, top, layout.right());
        int replies = known.replies().length;
        String when = known.reply() < 0 ? "before the first reply" : known.latest() ? "the end, reply " + OffsetFormat.grouped(replies)
                : Durations.rounded(known.times()[known.reply()]) + ", reply " + OffsetFormat.grouped(known.reply() + 1) + " of "
                + OffsetFormat.grouped(replies);
        label(g, layout, "As known at", "", top + look.px(4));
        g.setFont(hint);
        g.setFill(palette.acc());
        g.fillText(hintWidths.fit(when, layout.left() - look.px(18)), look.px(10), top + look.px(26));
        if (replies == 0) {
            return;
        }
        double y = top + look.px(13);
        double x = known.reply() < 0 ? layout.left() : replyX(layout, known, known.times()[known.reply()]);
        g.setFill(palette.line());
        g.fillRoundRect(layout.left(), y - 2, layout.width(), 4, 4, 4);
        g.setFill(palette.acc());
        g.fillRoundRect(layout.left(), y - 2, x - layout.left(), 4, 4, 4);
        replyTicks(g, layout, known, y + look.px(8));
        g.setFill(palette.panel());
        g.fillOval(x - 7, y - 7, 14, 14);
        g.setStroke(palette.acc());
        g.setLineWidth(2);
        g.strokeOval(x - 6, y - 6, 12, 12);
        g.setFont(axis);
        g.setFill(palette.tx3());
        g.setTextAlign(TextAlignment.LEFT);
        double baseline = top + look.px(40);
        g.fillText(Durations.rounded(known.times()[0]), layout.left(), baseline);
        if (replies > 1) {
            g.setTextAlign(TextAlignment.RIGHT);
            g.fillText(Durations.rounded(known.times()[replies - 1]) + " since the first packet", layout.right(), baseline);
        }
    }

    private void replyTicks(GraphicsContext g, ChartLayout layout, CoverageKnown known, double y) {
        int columns = (int) layout.width() + 1;
        Color[] colours = new Color[columns];
        boolean[] pale = new boolean[columns];
        int step = 0;
        List<CoverageStep> steps = known.steps();
        for (int i = 0; i < known.replies().length; i++) {
            int column = (int) Math.min(columns - 1, Math.max(0, replyX(layout, known, known.times()[i]) - layout.left()));
            // Replies mostly come in the order of the requests; one that does not has the colour of its neighbour.
            while (step < steps.size() - 1 && steps.get(step).reply() < known.replies()[i]) {
                step++;
            }
            MapCause cause = steps.isEmpty() ? MapCause.UNKNOWN : steps.get(step).step().cause();
            colours[column] = Causes.colour(palette, cause);
            pale[column] = i > known.reply();
        }
        for (int x = 0; x < columns; x++) {
            if (colours[x] != null) {
                g.setGlobalAlpha(pale[x] ? PALE : 1);
                g.setFill(colours[x]);
                g.fillRect(layout.left() + x - 0.5, y, 1.5, look.px(7));
            }
        }
        g.setGlobalAlpha(1);
    }
}
