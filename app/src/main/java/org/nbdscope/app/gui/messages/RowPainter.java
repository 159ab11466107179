package org.nbdscope.app.gui.messages;

import java.util.List;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;
import org.nbdscope.app.gui.coverage.Causes;
import org.nbdscope.app.gui.theme.Fonts;
import org.nbdscope.app.gui.theme.Look;
import org.nbdscope.app.gui.theme.Palette;
import org.nbdscope.app.gui.theme.TextWidths;
import org.nbdscope.app.view.Column;
import org.nbdscope.app.view.ListColumn;
import org.nbdscope.app.view.RowNotes;
import org.nbdscope.app.view.findings.PlacedFinding;
import org.nbdscope.dissector.analysis.MapCause;
import org.nbdscope.dissector.findings.Severity;

/** Draws the rows of a list that are in sight, and nothing else: the cost does not depend on how many rows there are. */
final class RowPainter {

    private static final double PADDING = 8;
    /** Of a line between heads, and of widths that are rounded at another size of text. */
    private static final double HEAD_SLACK = 4;
    private static final double SQUARE = 9;
    private static final double GAP = 7;
    private static final double CAUSE_WIDTH = 3;
    private static final double LATENCY_BAR_OPACITY = 0.2;
    /** How far text leans that is no message's, by its height: the fonts that come with the program have no italics. */
    private static final double LEAN = 0.2;

    private final Look look;
    private final Palette palette;
    private final Font text;
    private final Font strong;
    private final Font mono;
    private final TextWidths textWidths;
    private final TextWidths strongWidths;
    private final TextWidths monoWidths;
    private final SeverityShape severities;
    private final MarginPainter margin;

    RowPainter(Look look) {
        this.look = look;
        this.palette = look.palette();
        this.text = look.fonts().text(Fonts.TEXT);
        this.strong = look.fonts().strong(Fonts.TEXT);
        this.mono = look.fonts().mono(Fonts.MONO);
        this.textWidths = new TextWidths(text);
        this.strongWidths = new TextWidths(strong);
        this.monoWidths = new TextWidths(mono);
        this.severities = new SeverityShape(look);
        this.margin = new MarginPainter(look);
    }

    /** Whether it draws like this. */
    boolean isFor(Look wanted) {
        return look.equals(wanted);
    }

    double widthOfNumber(int number) {
        return monoWidths.of(Integer.toString(number));
    }

    /** Width that the head of a column with this title takes, in pixels at 100 %. */
    double widthOfHead(String title) {
        return Math.ceil(strongWidths.of(title) / look.zoom()) + 2 * PADDING + HEAD_SLACK;
    }

    /** Width that a cell with this text takes, in pixels at 100 %. */
    double widthOf(Column column, String value) {
        double signs = column == ListColumn.MESSAGE ? SQUARE + GAP
                : column == ListColumn.FINDING || column == ListColumn.STATUS ? 2 * (SQUARE + GAP) : 0;
        TextWidths widths = column.number() ? monoWidths : column == ListColumn.CONNECTION ? strongWidths : textWidths;
        return Math.ceil(widths.of(value) / look.zoom()) + 2 * PADDING + signs + 1;
    }

    void paint(GraphicsContext g, ListPicture view) {
        g.setFill(palette.panel());
        g.fillRect(0, 0, view.width(), view.height());
        double rowHeight = view.geometry().rowHeight();
        int end = (int) Math.min(view.rows().size(), view.top() + Math.ceil(view.height() / rowHeight) + 1);
        for (int place = view.top(); place < end; place++) {
            ground(g, view, place, (place - view.top()) * rowHeight);
        }
        g.setTextBaseline(VPos.BASELINE);
        long slowest = slowest(view, end);
        for (Column column : view.geometry().columns()) {
            column(g, view, column, end, slowest);
        }
        margin.paint(g, view, end);
        if (view.focused() && view.selected() >= view.top() && view.selected() < end) {
            g.setStroke(palette.acc());
            g.setLineWidth(2);
            g.strokeRect(1, (view.selected() - view.top()) * rowHeight + 1, view.width() - 2, rowHeight - 3);
        }
    }

    private void ground(GraphicsContext g, ListPicture view, int place, double y) {
        double height = view.geometry().rowHeight();
        Color ground = ground(view, place);
        if (ground != null) {
            g.setFill(ground);
            g.fillRect(0, y, view.width(), height);
        }
        g.setFill(palette.line2());
        g.fillRect(0, y + height - 1, view.width(), 1);
    }

    /** The selection goes before severity, severity before all else; null for the list's own ground. */
    private Color ground(ListPicture view, int place) {
        int row = view.rows().row(place);
        if (place == view.selected()) {
            return palette.accbg();
        }
        List<PlacedFinding> findings = view.cells().findings(row);
        Severity worst = findings.isEmpty() ? null : RowNotes.severity(findings.get(0));
        if (worst == Severity.ERROR || view.cells().error(row)) {
            return palette.errorbg();
        }
        if (worst == Severity.WARNING) {
            return palette.warningbg();
        }
        if (view.workspace().related().get().contains(view.cells().message(row))) {
            return palette.accbg2();
        }
        return place == view.hover() ? palette.head() : null;
    }

    private static long slowest(ListPicture view, int end) {
        long slowest = 1;
        for (int place = view.top(); place < end; place++) {
            slowest = Math.max(slowest, view.cells().latencyNanos(view.rows().row(place)));
        }
        return slowest;
    }

    private void column(GraphicsContext g, ListPicture view, Column column, int end, long slowest) {
        boolean number = column.number();
        double left = view.geometry().x(column) - view.scroll() + look.px(PADDING);
        double room = view.geometry().width(column) - 2 * look.px(PADDING);
        if (left > view.width() || left + room < 0 || room <= 0) {
            return;
        }
        g.setFont(number ? mono : text);
        g.setTextAlign(number ? TextAlignment.RIGHT : TextAlignment.LEFT);
        double rowHeight = view.geometry().rowHeight();
        TextWidths widths = number ? monoWidths : textWidths;
        for (int place = view.top(); place < end; place++) {
            int row = view.rows().row(place);
            double y = (place - view.top()) * rowHeight;
            double middle = y + Math.floor(rowHeight / 2);
            double indent = sign(g, view, column, row, left, room, y, middle, slowest);
            String value = column == ListColumn.FINDING ? "" : view.text(column, place);
            if (!value.isEmpty() && room > indent) {
                boolean faint = view.cells().faint(row);
                double x = number ? left + room : left + indent;
                double baseline = y + widths.baseline(rowHeight);
                g.setFill(faint ? palette.tx3() : colour(column));
                if (faint) {
                    leaning(g, widths.fit(value, room - indent), x, baseline);
                } else if (column == ListColumn.CONNECTION) {
                    connection(g, value, x, baseline, room);
                } else {
                    g.fillText(widths.fit(value, room - indent), x, baseline);
                }
            }
        }
    }

    private static void leaning(GraphicsContext g, String value, double x, double baseline) {
        g.save();
        g.transform(1, 0, -LEAN, 1, LEAN * baseline, 0);
        g.fillText(value, x, baseline);
        g.restore();
    }

    /** The number of a connection is its name; its export follows. */
    private void connection(GraphicsContext g, String value, double x, double baseline, double room) {
        int end = value.indexOf(' ') < 0 ? value.length() : value.indexOf(' ');
        String number = strongWidths.fit(value.substring(0, end), room);
        g.setFont(strong);
        g.fillText(number, x, baseline);
        g.setFont(text);
        double used = strongWidths.of(number);
        if (used < room) {
            g.fillText(textWidths.fit(value.substring(end), room - used), x + used, baseline);
        }
    }

    /** What stands before, or behind, the text of a cell; returns the room that it takes. */
    private double sign(GraphicsContext g, ListPicture view, Column column, int row, double left, double room, double y, double middle,
                        long slowest) {
        if (column == ListColumn.MESSAGE || column == ListColumn.PROTOCOL && view.cells().message(row) >= 0) {
            g.setFill(palette.of(view.cells().group(row)));
            g.fillRoundRect(left, Math.round(middle - look.px(SQUARE) / 2), look.px(SQUARE), look.px(SQUARE), 3, 3);
            return look.px(SQUARE + GAP);
        }
        if (column == ListColumn.STATUS && view.cells().error(row)) {
            severities.draw(g, Severity.ERROR, left, middle);
            g.setFont(text);
            g.setTextAlign(TextAlignment.LEFT);
            return severities.size() + look.px(GAP);
        }
        if (column == ListColumn.LATENCY) {
            bar(g, view, row, left, room, y, slowest);
        } else if (column == ListColumn.FINDING) {
            notes(g, view, row, left, room, y, middle);
        }
        return 0;
    }

    private Color colour(Column column) {
        boolean quiet = column == ListColumn.DIRECTION || column == ListColumn.SUMMARY;
        return quiet ? palette.tx2() : palette.tx();
    }

    private void bar(GraphicsContext g, ListPicture view, int row, double left, double room, double y, long slowest) {
        long latency = view.cells().latencyNanos(row);
        if (latency < 0) {
            return;
        }
        double height = view.geometry().rowHeight();
        double width = Math.max(1, room * latency / slowest);
        g.setFill(palette.of(view.cells().group(row)).deriveColor(0, 1, 1, LATENCY_BAR_OPACITY));
        g.fillRect(left + room - width, y + 3, width, height - 7);
    }

    /** The sign of the worst finding, the codes, and the cause of a map step with its colour. */
    private void notes(GraphicsContext g, ListPicture view, int row, double left, double room, double y, double middle) {
        List<PlacedFinding> findings = view.cells().findings(row);
        MapCause cause = view.cells().cause(row);
        if (findings.isEmpty() && cause == null) {
            return;
        }
        double at = left;
        double baseline = y + textWidths.baseline(view.geometry().rowHeight());
        if (!findings.isEmpty()) {
            severities.draw(g, RowNotes.severity(findings.get(0)), at, middle);
            at += severities.size() + look.px(GAP);
        } else {
            g.setFill(Causes.colour(palette, cause));
            g.fillRect(at, middle - look.px(SQUARE) / 2, look.px(CAUSE_WIDTH), look.px(SQUARE));
            at += look.px(CAUSE_WIDTH + GAP);
        }
        g.setFont(text);
        g.setTextAlign(TextAlignment.LEFT);
        g.setFill(findings.isEmpty() ? palette.tx2() : palette.tx());
        g.fillText(textWidths.fit(view.cells().text(ListColumn.FINDING, row), left + room - at), at, baseline);
    }
}
