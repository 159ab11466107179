package org.nbdscope.app.gui.coverage;

import javafx.scene.Cursor;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import org.nbdscope.app.view.coverage.ByteSpan;
import org.nbdscope.app.view.coverage.ChartHits;
import org.nbdscope.app.view.coverage.ChartLayout;
import org.nbdscope.app.view.coverage.CoverageKnown;
import org.nbdscope.app.view.coverage.CoverageView;
import org.nbdscope.app.view.coverage.Staircase;

/** What pointer and keys do on the coverage chart. Wheel zooms at the pointer, dragging moves, a click selects the reply. */
final class ChartInput {

    private static final double WHEEL_FACTOR = 1.25;
    private static final double WHEEL_UNIT = 40;
    private static final double PAN = 0.1;
    private static final double HANDLE = 6;
    private static final double CLICK_SLOP = 3;

    /** What a press began. */
    private enum Drag {
        NONE, PAN, BRUSH, BRUSH_LEFT, BRUSH_RIGHT, SLIDER
    }

    private final CoverageChart chart;
    private final CoverageView view;
    private Drag drag = Drag.NONE;
    private double pressX;
    private double lastX;
    private boolean moved;

    ChartInput(CoverageChart chart, CoverageView view) {
        this.chart = chart;
        this.view = view;
    }

    void install() {
        chart.setOnScroll(this::scrolled);
        chart.setOnMouseMoved(this::pointer);
        chart.setOnMouseExited(event -> chart.pointer(-1, -1));
        chart.setOnMousePressed(this::pressed);
        chart.setOnMouseDragged(this::dragged);
        chart.setOnMouseReleased(this::released);
        chart.setOnKeyPressed(this::key);
    }

    /** Whether something is being dragged. */
    boolean busy() {
        return drag != Drag.NONE;
    }

    private double x(MouseEvent event) {
        return event.getX() / chart.zoom();
    }

    private double y(MouseEvent event) {
        return event.getY() / chart.zoom();
    }

    private void pointer(MouseEvent event) {
        ChartHits hits = chart.hits();
        if (hits != null) {
            boolean overview = hits.layout().inOverview(y(event)) && x(event) >= hits.layout().left();
            Drag part = overview ? brushPart(hits.layout(), x(event)) : Drag.NONE;
            chart.setCursor(part == Drag.BRUSH_LEFT || part == Drag.BRUSH_RIGHT ? Cursor.H_RESIZE : part == Drag.BRUSH ? Cursor.OPEN_HAND
                    : Cursor.DEFAULT);
        }
        chart.pointer(x(event), y(event));
    }

    private void scrolled(ScrollEvent event) {
        ChartHits hits = chart.hits();
        if (hits == null || event.isShortcutDown()) {
            return;
        }
        double sideways = event.isShiftDown() && event.getDeltaX() == 0 ? event.getDeltaY() : event.getDeltaX();
        if (sideways != 0) {
            view.pan(-Math.signum(sideways) * PAN);
        } else if (event.getDeltaY() != 0) {
            boolean overview = hits.layout().inOverview(event.getY() / chart.zoom());
            double position = overview ? 0.5 : hits.layout().position(event.getX() / chart.zoom());
            view.zoom(Math.pow(WHEEL_FACTOR, -event.getDeltaY() / WHEEL_UNIT), Math.min(1, Math.max(0, position)));
        }
        event.consume();
    }

    private void pressed(MouseEvent event) {
        chart.requestFocus();
        ChartHits hits = chart.hits();
        if (hits == null || event.getButton() != MouseButton.PRIMARY) {
            return;
        }
        pressX = x(event);
        lastX = pressX;
        moved = false;
        if (hits.layout().inSlider(y(event))) {
            drag = Drag.SLIDER;
            slide(hits, pressX);
        } else if (hits.layout().inOverview(y(event))) {
            drag = brushPart(hits.layout(), pressX);
            centre(hits.layout(), pressX);
        } else {
            drag = Drag.PAN;
        }
        chart.pointer(-1, -1);
    }

    private Drag brushPart(ChartLayout layout, double x) {
        ByteSpan whole = view.known().get().whole();
        double toLeft = Math.abs(x - layout.x(whole.position(view.window().get().from())));
        double toRight = Math.abs(x - layout.x(whole.position(view.window().get().end())));
        if (Math.min(toLeft, toRight) < HANDLE) {
            return toLeft < toRight ? Drag.BRUSH_LEFT : Drag.BRUSH_RIGHT;
        }
        return Drag.BRUSH;
    }

    /** A press beside the brush moves its middle there. */
    private void centre(ChartLayout layout, double x) {
        ByteSpan whole = view.known().get().whole();
        ByteSpan window = view.window().get();
        boolean beside = x < layout.x(whole.position(window.from())) || x > layout.x(whole.position(window.end()));
        if (drag == Drag.BRUSH && beside) {
            view.window().set(window.around(whole.offsetAt(layout.position(x)), whole));
        }
    }

    private void dragged(MouseEvent event) {
        ChartHits hits = chart.hits();
        double x = x(event);
        if (hits == null || !moved && Math.abs(x - pressX) < CLICK_SLOP) {
            return;
        }
        moved = true;
        ByteSpan whole = view.known().get().whole();
        ByteSpan window = view.window().get();
        switch (drag) {
            case PAN -> view.pan((lastX - x) / hits.layout().width());
            case SLIDER -> slide(hits, x);
            case BRUSH -> {
                double share = ByteSpan.unsigned(whole.length()) / ByteSpan.unsigned(window.length());
                view.pan((x - lastX) / hits.layout().width() * share);
            }
            case BRUSH_LEFT -> brush(whole.offsetAt(hits.layout().position(x)), window.end());
            case BRUSH_RIGHT -> brush(window.from(), whole.offsetAt(hits.layout().position(x)));
            default -> { }
        }
        lastX = x;
    }

    private void brush(long from, long to) {
        if (Long.compareUnsigned(from + ByteSpan.LEAST, to) < 0) {
            view.window().set(ByteSpan.between(from, to));
        }
    }

    private void slide(ChartHits hits, double x) {
        CoverageKnown known = view.known().get();
        if (known.replies().length > 0) {
            long time = hits.time(x);
            view.reply(time < 0 ? -1 : view.replyAt(time));
        }
    }

    private void released(MouseEvent event) {
        boolean click = drag == Drag.PAN && !moved && event.getButton() == MouseButton.PRIMARY;
        drag = Drag.NONE;
        ChartHits hits = chart.hits();
        if (!click || hits == null) {
            return;
        }
        view.select(hits.message(x(event), y(event)));
        Staircase.Row row = hits.stair(y(event));
        if (row != null && event.getClickCount() == 2) {
            view.show(row.first());
        }
    }

    private void key(KeyEvent event) {
        if (view.known().get() == null || event.isAltDown()) {
            return;
        }
        boolean control = event.isShortcutDown();
        boolean taken = true;
        if (control && event.getCode() == KeyCode.LEFT) {
            view.step(-1);
        } else if (control && event.getCode() == KeyCode.RIGHT) {
            view.step(1);
        } else if (control) {
            taken = false;
        } else {
            taken = plain(event.getCode());
        }
        if (taken) {
            event.consume();
        }
    }

    private boolean plain(KeyCode code) {
        switch (code) {
            case LEFT -> view.moveCursor(-1, 0);
            case RIGHT -> view.moveCursor(1, 0);
            case PAGE_UP -> view.moveCursor(0, -1);
            case PAGE_DOWN -> view.moveCursor(0, 1);
            case ENTER, SPACE -> view.selectAtCursor();
            case A -> view.pan(-PAN);
            case D -> view.pan(PAN);
            case W, PLUS, ADD, EQUALS -> view.zoom(1 / WHEEL_FACTOR, 0.5);
            case S, MINUS, SUBTRACT -> view.zoom(WHEEL_FACTOR, 0.5);
            case F -> view.fitSelection();
            case HOME -> view.fit();
            case UP -> view.selectStep(-1);
            case DOWN -> view.selectStep(1);
            default -> {
                return false;
            }
        }
        return true;
    }
}
