package org.nbdscope.app.gui.messages;

import javafx.scene.canvas.GraphicsContext;
import org.nbdscope.app.gui.theme.Look;
import org.nbdscope.app.gui.theme.Palette;
import org.nbdscope.app.view.Related;

/** Draws the margin of a list: the marks, and the line that joins a request with its replies. */
final class MarginPainter {

    /** Where a mark begins, which is 6 wide, and the middle of the line behind it, whose triangle reaches 4.5 to the left. */
    private static final double MARK = 2;
    private static final double LINE = 14;

    private final Look look;
    private final Palette palette;

    MarginPainter(Look look) {
        this.look = look;
        this.palette = look.palette();
    }

    /** Joins the messages of the selected transaction: a dot for the request, a triangle for each reply. */
    void paint(GraphicsContext g, ListPicture view, int end) {
        Related related = view.workspace().related().get();
        double rowHeight = view.geometry().rowHeight();
        double x = Math.floor(look.px(LINE)) - view.scroll();
        for (int place = view.top(); place < end; place++) {
            int row = view.rows().row(place);
            double y = (place - view.top()) * rowHeight;
            if (view.cells().marked(row, view.workspace())) {
                mark(g, look.px(MARK) - view.scroll(), y + rowHeight / 2);
            }
            if (!view.joined() || related.first() < 0 || related.first() == related.last()) {
                continue;
            }
            int message = view.cells().message(row);
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
