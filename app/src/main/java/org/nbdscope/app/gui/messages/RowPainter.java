package org.nbdscope.app.gui.messages;

import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;
import org.nbdscope.app.gui.theme.Fonts;
import org.nbdscope.app.gui.theme.Look;
import org.nbdscope.app.gui.theme.Palette;
import org.nbdscope.app.gui.theme.TextWidths;
import org.nbdscope.app.view.ListColumn;
import org.nbdscope.app.view.OffsetFormat;
import org.nbdscope.app.view.Related;
import org.nbdscope.app.view.RowCells;
import org.nbdscope.app.view.RowSet;
import org.nbdscope.app.view.Workspace;
import org.nbdscope.dissector.capture.Frame;

/** Draws the rows of a list that are in sight, and nothing else: the cost does not depend on how many rows there are. */
final class RowPainter {

    private static final double PADDING = 8;
    private static final double SQUARE = 9;
    private static final double SQUARE_GAP = 7;
    private static final double LATENCY_BAR_OPACITY = 0.2;
    private static final double[] OCTAGON = {0.3, 0.7, 1, 1, 0.7, 0.3, 0, 0};

    private final Look look;
    private final Palette palette;
    private final Font text;
    private final Font mono;
    private final Font letter;
    private final TextWidths textWidths;
    private final TextWidths monoWidths;
    private final TextWidths letterWidths;

    RowPainter(Look look) {
        this.look = look;
        this.palette = look.palette();
        this.text = look.fonts().text(Fonts.TEXT);
        this.mono = look.fonts().mono(Fonts.MONO);
        this.letter = look.fonts().strong(Fonts.AXIS);
        this.letterWidths = new TextWidths(letter);
        this.textWidths = new TextWidths(text);
        this.monoWidths = new TextWidths(mono);
    }

    /** What a list shows at the moment. */
    record View(Workspace workspace, RowCells cells, RowSet rows, RowGeometry geometry, int top, int selected, int hover, double scroll,
                boolean focused, boolean joined, double width, double height) {
    }

    /** Whether it draws like this. */
    boolean isFor(Look wanted) {
        return look.equals(wanted);
    }

    double widthOfNumber(int number) {
        return monoWidths.of(Integer.toString(number));
    }

    void paint(GraphicsContext g, View view) {
        g.setFill(palette.panel());
        g.fillRect(0, 0, view.width, view.height);
        double rowHeight = view.geometry.rowHeight();
        int end = (int) Math.min(view.rows.size(), view.top + Math.ceil(view.height / rowHeight) + 1);
        for (int place = view.top; place < end; place++) {
            ground(g, view, place, (place - view.top) * rowHeight);
        }
        g.setTextBaseline(VPos.BASELINE);
        long slowest = slowest(view, end);
        for (ListColumn column : ListColumn.values()) {
            if (view.geometry.has(column)) {
                column(g, view, column, end, slowest);
            }
        }
        margin(g, view, end);
        if (view.focused && view.selected >= view.top && view.selected < end) {
            g.setStroke(palette.acc());
            g.setLineWidth(2);
            g.strokeRect(1, (view.selected - view.top) * rowHeight + 1, view.width - 2, rowHeight - 3);
        }
    }

    private void ground(GraphicsContext g, View view, int place, double y) {
        int row = view.rows.row(place);
        int message = view.cells.message(row);
        Color ground = null;
        if (place == view.selected) {
            ground = palette.accbg();
        } else if (view.cells.error(row)) {
            ground = palette.errorbg();
        } else if (view.workspace.related().get().contains(message)) {
            ground = palette.accbg2();
        } else if (place == view.hover) {
            ground = palette.head();
        }
        double height = view.geometry.rowHeight();
        if (ground != null) {
            g.setFill(ground);
            g.fillRect(0, y, view.width, height);
        }
        g.setFill(palette.line2());
        g.fillRect(0, y + height - 1, view.width, 1);
    }

    private static long slowest(View view, int end) {
        long slowest = 1;
        for (int place = view.top; place < end; place++) {
            slowest = Math.max(slowest, view.cells.latencyNanos(view.rows.row(place)));
        }
        return slowest;
    }

    private void column(GraphicsContext g, View view, ListColumn column, int end, long slowest) {
        boolean number = column.number();
        g.setFont(number ? mono : text);
        g.setTextAlign(number ? TextAlignment.RIGHT : TextAlignment.LEFT);
        double left = view.geometry.x(column) - view.scroll + look.px(PADDING);
        double room = view.geometry.width(column) - 2 * look.px(PADDING);
        double rowHeight = view.geometry.rowHeight();
        for (int place = view.top; place < end; place++) {
            int row = view.rows.row(place);
            double y = (place - view.top) * rowHeight;
            double middle = y + Math.floor(rowHeight / 2);
            double indent = 0;
            if (column == ListColumn.MESSAGE) {
                indent = look.px(SQUARE + SQUARE_GAP);
                g.setFill(palette.of(view.cells.group(row)));
                g.fillRoundRect(left, Math.round(middle - look.px(SQUARE) / 2), look.px(SQUARE), look.px(SQUARE), 3, 3);
            } else if (column == ListColumn.STATUS && view.cells.error(row)) {
                indent = look.px(SQUARE + SQUARE_GAP + 5);
                severity(g, left, middle);
                g.setFont(text);
                g.setTextAlign(TextAlignment.LEFT);
            } else if (column == ListColumn.LATENCY) {
                bar(g, view, row, left, room, y, slowest);
            }
            String value = text(view, column, place, row);
            if (value.isEmpty() || room <= indent) {
                continue;
            }
            g.setFill(view.cells.faint(row) ? palette.tx3() : colour(column));
            TextWidths widths = number ? monoWidths : textWidths;
            g.fillText(widths.fit(value, room - indent), number ? left + room : left + indent, y + widths.baseline(rowHeight));
        }
    }

    private Color colour(ListColumn column) {
        return column == ListColumn.DIRECTION || column == ListColumn.SUMMARY ? palette.tx2() : palette.tx();
    }

    private void bar(GraphicsContext g, View view, int row, double left, double room, double y, long slowest) {
        long latency = view.cells.latencyNanos(row);
        if (latency < 0) {
            return;
        }
        double height = view.geometry.rowHeight();
        double width = Math.max(1, room * latency / slowest);
        g.setFill(palette.of(view.cells.group(row)).deriveColor(0, 1, 1, LATENCY_BAR_OPACITY));
        g.fillRect(left + room - width, y + 3, width, height - 7);
    }

    private void severity(GraphicsContext g, double x, double middle) {
        double size = look.px(14);
        double[] xs = new double[OCTAGON.length];
        double[] ys = new double[OCTAGON.length];
        for (int i = 0; i < OCTAGON.length; i++) {
            xs[i] = x + size * OCTAGON[i];
            ys[i] = Math.round(middle - size / 2) + size * OCTAGON[(i + 6) % OCTAGON.length];
        }
        g.setFill(palette.error());
        g.fillPolygon(xs, ys, xs.length);
        g.setFill(palette.panel());
        g.setFont(letter);
        g.setTextAlign(TextAlignment.CENTER);
        g.fillText("E", x + size / 2, Math.round(middle - size / 2) + letterWidths.baseline(size));
    }

    private String text(View view, ListColumn column, int place, int row) {
        RowCells cells = view.cells;
        Workspace workspace = view.workspace;
        return switch (column) {
            case TIME -> {
                int message = cells.message(row);
                if (message >= 0 && message == workspace.timeReference().get()) {
                    yield "*REF*";
                }
                long previous = place == 0 ? Frame.NO_TIME : cells.timeNanos(view.rows.row(place - 1));
                yield workspace.timeFormat().get().text(cells.timeNanos(row), workspace.baseNanos(), previous);
            }
            case OFFSET -> cells.offset(row) == null ? "" : workspace.offsetFormat().get().text(cells.offset(row));
            case LENGTH -> cells.length(row) == null ? "" : OffsetFormat.size(cells.length(row));
            default -> cells.text(column, row);
        };
    }

    /** Joins the messages of the selected transaction: a dot for the request, a triangle for each reply. */
    private void margin(GraphicsContext g, View view, int end) {
        Related related = view.workspace.related().get();
        double rowHeight = view.geometry.rowHeight();
        double x = Math.floor(look.px(11)) - view.scroll;
        for (int place = view.top; place < end; place++) {
            int message = view.cells.message(view.rows.row(place));
            double y = (place - view.top) * rowHeight;
            if (view.workspace.marked(message)) {
                mark(g, look.px(3) - view.scroll, y + rowHeight / 2);
            }
            if (!view.joined || related.first() < 0 || related.first() == related.last()) {
                continue;
            }
            boolean member = related.contains(message);
            boolean between = message > related.first() && message < related.last();
            if (member || between) {
                join(g, x, y, rowHeight, message, related, member);
            }
        }
    }

    private void join(GraphicsContext g, double x, double y, double height, int message, Related related, boolean member) {
        double middle = y + Math.floor(height / 2);
        double top = message == related.first() ? middle : y;
        double bottom = message == related.last() ? middle : y + height;
        g.setFill(palette.acc());
        g.setGlobalAlpha(member ? 1 : 0.6);
        g.fillRect(x - 0.5, top, member ? 1.5 : 1, bottom - top);
        g.setGlobalAlpha(1);
        if (member && message == related.request()) {
            g.fillOval(x - 3.5, middle - 3.5, 7, 7);
        } else if (member) {
            g.fillPolygon(new double[] {x - 4.5, x + 4.5, x}, new double[] {middle - 4, middle - 4, middle + 4}, 3);
        }
    }

    private void mark(GraphicsContext g, double x, double middle) {
        g.setFill(palette.tx2());
        double[] ys = {middle - 5, middle - 5, middle + 5, middle + 2, middle + 5};
        g.fillPolygon(new double[] {x, x + 6, x + 6, x + 3, x}, ys, ys.length);
    }
}
