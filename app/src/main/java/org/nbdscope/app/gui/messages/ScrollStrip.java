package org.nbdscope.app.gui.messages;

import java.util.BitSet;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.DoubleConsumer;
import javafx.application.Platform;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.Region;
import org.nbdscope.app.gui.theme.Look;
import org.nbdscope.app.gui.theme.Palette;
import org.nbdscope.app.view.CaptureDocument;
import org.nbdscope.app.view.ListMode;
import org.nbdscope.app.view.ListTicks;
import org.nbdscope.app.view.RowNotes;
import org.nbdscope.app.view.RowSet;
import org.nbdscope.dissector.findings.Severity;

/**
 * Beside the scroll bar: where in the list there are findings (error a bar, warning a triangle, note a dot), marks (a ribbon), rows that
 * were looked for (a ring), and the selected row. A click goes there.
 */
final class ScrollStrip extends Region {

    /** Width in pixels at 100 %. */
    static final double WIDTH = 15;
    /** Pixels that one step of the list takes. */
    private static final double STEP = 4;

    /** What the ticks were made of; the same again needs no new ones. */
    private record Source(CaptureDocument document, ListMode mode, RowSet rows, RowNotes notes, BitSet marks, BitSet packets, BitSet hits,
                          int steps) {
    }

    private final Canvas canvas = new Canvas();
    private ListTicks ticks = ListTicks.NONE;
    private Source source;
    private boolean working;

    /** @param goTo gets the part of the list that was clicked, 0 to 1 */
    ScrollStrip(DoubleConsumer goTo) {
        getChildren().add(canvas);
        setOnMousePressed(event -> goTo.accept(event.getY() / Math.max(1, getHeight())));
        setOnMouseDragged(event -> goTo.accept(event.getY() / Math.max(1, getHeight())));
    }

    /** Finds the ticks of a list in the background, if they are others than before; one search at a time. */
    void refresh(CaptureDocument document, ListMode mode, RowSet rows, BitSet marks, BitSet packets, BitSet hits) {
        int steps = (int) Math.max(1, getHeight() / STEP);
        Source wanted = new Source(document, mode, rows, document.notes(), marks, packets, hits, steps);
        if (working || same(wanted, source)) {
            return;
        }
        source = wanted;
        working = true;
        CompletableFuture.supplyAsync(() -> ListTicks.of(document, mode, rows, marks, packets, hits, steps))
                .whenComplete((found, problem) -> Platform.runLater(() -> {
                    working = false;
                    ticks = problem == null ? found : ListTicks.NONE;
                    getParent().requestLayout();
                }));
    }

    /** Rows are compared by identity: equal ones would have to be gone through. */
    private static boolean same(Source one, Source other) {
        return other != null && one.document == other.document && one.mode == other.mode && one.rows == other.rows
                && one.notes == other.notes && one.steps == other.steps && Objects.equals(one.marks, other.marks)
                && Objects.equals(one.packets, other.packets) && Objects.equals(one.hits, other.hits);
    }

    /** Shows nothing, as there is no list. */
    void clear() {
        ticks = ListTicks.NONE;
        source = null;
    }

    /** Draws it. */
    void draw(Look look, int selected, int rows) {
        Palette palette = look.palette();
        canvas.setWidth(getWidth());
        canvas.setHeight(getHeight());
        GraphicsContext g = canvas.getGraphicsContext2D();
        g.clearRect(0, 0, getWidth(), getHeight());
        double height = ticks.steps() == 0 ? 0 : getHeight() / ticks.steps();
        for (int step = 0; step < ticks.steps(); step++) {
            double middle = Math.round((step + 0.5) * height);
            if (ticks.finding(step) != null) {
                finding(g, palette, ticks.finding(step), middle);
            }
            if (ticks.mark(step)) {
                g.setFill(palette.tx());
                double[] ys = {middle - 3, middle - 3, middle + 3, middle + 1, middle + 3};
                g.fillPolygon(new double[] {9, 14, 14, 11.5, 9}, ys, ys.length);
            }
            if (ticks.hit(step)) {
                g.setStroke(palette.ok());
                g.setLineWidth(1.5);
                g.strokeOval(9.5, middle - 2, 4, 4);
            }
        }
        if (selected >= 0 && rows > 0) {
            g.setFill(palette.acc());
            g.fillRect(0, Math.round((selected + 0.5) * getHeight() / rows) - 1, getWidth(), 2);
        }
    }

    private static void finding(GraphicsContext g, Palette palette, Severity severity, double middle) {
        switch (severity) {
            case ERROR -> {
                g.setFill(palette.error());
                g.fillRect(1, middle - 1.5, 7, 3);
            }
            case WARNING -> {
                g.setFill(palette.warningfill());
                g.fillPolygon(new double[] {1, 4.5, 8}, new double[] {middle + 2, middle - 2.5, middle + 2}, 3);
            }
            case NOTE -> {
                g.setFill(palette.note());
                g.fillOval(3, middle - 1.5, 3, 3);
            }
        }
    }
}
