package org.nbdscope.app.gui.timeline;

import javafx.scene.Cursor;
import javafx.scene.Node;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import org.nbdscope.app.view.timeline.CursorSteps;
import org.nbdscope.app.view.timeline.LaneBand;
import org.nbdscope.app.view.timeline.MessageRun;
import org.nbdscope.app.view.timeline.OffsetWindow;
import org.nbdscope.app.view.timeline.PictureKind;
import org.nbdscope.app.view.timeline.PictureLayout;
import org.nbdscope.app.view.timeline.TimeWindow;
import org.nbdscope.app.view.timeline.TimelineMode;
import org.nbdscope.app.view.timeline.TimelineView;

/** What pointer and keys do on the timeline. */
final class TimelineInput {

    private static final double WHEEL = 0.0022;
    private static final double STEP = 0.7;
    private static final double PAN = 0.15;
    private static final double CLICK = 3;
    private static final double HANDLE = 6;

    private enum Drag { NONE, PAN, RANGE, BRUSH, BRUSH_START, BRUSH_END }

    private final TimelinePane pane;
    private final TimelineView view;
    private final CursorSteps cursor;
    private Drag drag = Drag.NONE;
    private boolean moved;
    private double startX;
    private double startY;
    private TimeWindow startWindow;
    private OffsetWindow startOffsets;
    private double startScroll;
    private double pointerX = -1;

    TimelineInput(TimelinePane pane, TimelineView view) {
        this.pane = pane;
        this.view = view;
        this.cursor = new CursorSteps(view);
    }

    void install(Node chart) {
        chart.setOnMousePressed(event -> {
            chart.requestFocus();
            pressed(event);
        });
        chart.setOnMouseDragged(this::dragged);
        chart.setOnMouseReleased(this::released);
        chart.setOnMouseMoved(this::moved);
        chart.setOnMouseExited(event -> {
            pointerX = -1;
            pane.pointed().nowhere();
        });
        chart.setOnScroll(this::scrolled);
        chart.setOnKeyPressed(this::key);
        chart.setOnContextMenuRequested(event -> {
            pane.pointed().nowhere();
            double y = event.isKeyboardTrigger() ? -1 : event.getY() / pane.look().zoom();
            new TimelineMenu(pane, pane.picture().laneBandAt(y)).show(chart, event.getScreenX(), event.getScreenY());
            event.consume();
        });
    }

    /** Where the pointer is in the picture, whose pixels are larger where text is. */
    private double x(MouseEvent event) {
        return event.getX() / pane.look().zoom();
    }

    private double y(MouseEvent event) {
        return event.getY() / pane.look().zoom();
    }

    private PictureLayout layout() {
        return pane.picture().layout();
    }

    private void moved(MouseEvent event) {
        pointerX = x(event);
        Drag would = brushPart(x(event), y(event));
        pane.cursorShape(switch (would) {
            case BRUSH_START, BRUSH_END -> Cursor.H_RESIZE;
            case BRUSH -> Cursor.OPEN_HAND;
            default -> Cursor.DEFAULT;
        });
        pane.pointed().at(x(event), y(event));
    }

    /** What of the brush is at a place; where they are close together the nearer handle. */
    private Drag brushPart(double x, double y) {
        if (!layout().inOverview(y) || x < layout().gutter()) {
            return Drag.NONE;
        }
        TimeWindow whole = view.whole();
        double from = layout().x(whole, view.window().get().start());
        double to = layout().x(whole, view.window().get().end());
        double toStart = Math.abs(x - from);
        double toEnd = Math.abs(x - to);
        if (Math.min(toStart, toEnd) <= HANDLE) {
            return toStart < toEnd || toStart == toEnd && x < from ? Drag.BRUSH_START : Drag.BRUSH_END;
        }
        return Drag.BRUSH;
    }

    private void pressed(MouseEvent event) {
        pane.pointed().nowhere();
        if (event.getButton() != MouseButton.PRIMARY) {
            return;
        }
        startX = x(event);
        startY = y(event);
        moved = false;
        startWindow = view.window().get();
        startOffsets = view.offsets().get();
        startScroll = view.scroll().get();
        drag = brushPart(startX, startY);
        if (event.isShiftDown() && layout().inBody(startY)) {
            drag = Drag.RANGE;
        } else if (drag == Drag.BRUSH && !layout().inBody(startY)) {
            centreBrush(startX);
        } else if (drag == Drag.NONE) {
            drag = event.isShiftDown() ? Drag.RANGE : Drag.PAN;
        }
    }

    /** A press beside the brush moves its middle there; where requests are as well, only what is no click on one of them. */
    private void centreBrush(double x) {
        TimeWindow whole = view.whole();
        long time = layout().time(whole, x);
        if (!startWindow.contains(time)) {
            view.show(startWindow.moved(time - startWindow.at(0.5)));
            startWindow = view.window().get();
        }
    }

    private void dragged(MouseEvent event) {
        if (drag == Drag.NONE) {
            return;
        }
        boolean before = moved;
        moved |= Math.hypot(x(event) - startX, y(event) - startY) > CLICK;
        if (!moved) {
            return;
        }
        if (!before && drag == Drag.BRUSH && layout().inBody(startY)) {
            centreBrush(startX);
        }
        TimeWindow whole = view.whole();
        switch (drag) {
            case PAN -> pan(event);
            case RANGE -> view.range().set(TimeWindow.between(time(startX), time(x(event))));
            case BRUSH -> view.show(startWindow.moved(layout().time(whole, x(event)) - layout().time(whole, startX)));
            case BRUSH_START -> view.show(TimeWindow.between(layout().time(whole, x(event)), startWindow.end()));
            default -> view.show(TimeWindow.between(startWindow.start(), layout().time(whole, x(event))));
        }
    }

    /** The time at a place of the picture. */
    private long time(double x) {
        return layout().time(pane.picture().window(), Math.max(x, layout().gutter()));
    }

    private void pan(MouseEvent event) {
        pane.cursorShape(Cursor.CLOSED_HAND);
        if (layout().kind() != PictureKind.BESIDE) {
            double share = (startX - x(event)) / layout().chartWidth();
            view.show(startWindow.moved(startWindow.at(share) - startWindow.start()));
        }
        double down = y(event) - startY;
        if (view.mode().get() != TimelineMode.OFFSETS) {
            view.scroll().set(Math.max(0, startScroll - down));
        } else if (startOffsets != null) {
            view.offsets().set(startOffsets.moved(-down / layout().bodyHeight() * startOffsets.length(), view.allOffsets()));
        }
    }

    private void released(MouseEvent event) {
        boolean click = !moved && (drag == Drag.PAN || drag == Drag.RANGE || drag == Drag.BRUSH && layout().inBody(startY));
        boolean brush = drag == Drag.BRUSH;
        drag = Drag.NONE;
        pane.cursorShape(Cursor.DEFAULT);
        if (!click) {
            return;
        }
        int transaction = pane.transactionAt(x(event), y(event));
        if (transaction != TimelineView.NONE) {
            view.select(transaction);
            if (event.getClickCount() == 2) {
                view.fitSelection();
            }
            return;
        }
        MessageRun run = pane.runAt(x(event), y(event));
        if (run != null) {
            view.selectedMessage().set(run.firstMessage());
        } else if (brush) {
            centreBrush(startX);
        } else if (x(event) < layout().gutter() && layout().inBody(y(event))) {
            clickedLabel(pane.picture().laneBandAt(y(event)));
        }
    }

    /** The label of connections that share a band unfolds them; that of one limits rows and offsets to it, or lets go of that. */
    private void clickedLabel(LaneBand band) {
        if (band == null) {
            return;
        }
        if (band.collapsed()) {
            view.lanes().set(view.lanes().get().expandToggled(band.export()));
        } else {
            int session = band.lanes().get(0).session();
            view.session().set(session == view.session().get() ? TimelineView.NONE : session);
        }
    }

    private void scrolled(ScrollEvent event) {
        pane.pointed().nowhere();
        event.consume();
        double x = event.getX() / pane.look().zoom();
        double y = event.getY() / pane.look().zoom();
        boolean overBody = layout().inBody(y);
        if (x < layout().gutter() && overBody) {
            if (view.mode().get() == TimelineMode.OFFSETS) {
                zoomOffsets(Math.exp(-event.getDeltaY() * WHEEL), (y - layout().bodyTop()) / layout().bodyHeight());
            } else {
                view.scroll().set(Math.max(0, view.scroll().get() - event.getDeltaY()));
            }
        } else if (event.isAltDown() && overBody && view.mode().get() == TimelineMode.OFFSETS) {
            zoomOffsets(Math.exp(-event.getDeltaY() * WHEEL), (y - layout().bodyTop()) / layout().bodyHeight());
        } else if (event.getDeltaX() != 0 && Math.abs(event.getDeltaX()) > Math.abs(event.getDeltaY())) {
            view.pan(-event.getDeltaX() / layout().chartWidth());
        } else if (event.getDeltaY() != 0) {
            TimeWindow scale = layout().inOverview(y) ? view.whole() : pane.picture().window();
            view.zoom(Math.exp(-event.getDeltaY() * WHEEL), layout().time(scale, Math.max(x, layout().gutter())));
        }
    }

    private void zoomOffsets(double factor, double share) {
        OffsetWindow all = view.allOffsets();
        OffsetWindow now = view.offsets().get() == null ? all : view.offsets().get();
        OffsetWindow next = now.zoomed(factor, now.at(share), all);
        view.offsets().set(next.equals(all) ? null : next);
    }

    private void key(KeyEvent event) {
        if (event.isControlDown() || event.isAltDown() || event.isMetaDown()) {
            return;
        }
        boolean offsets = event.isShiftDown() && view.mode().get() == TimelineMode.OFFSETS;
        long anchor = pointerX >= layout().gutter() ? time(pointerX) : view.window().get().at(0.5);
        switch (event.getCode()) {
            case W, PLUS, ADD, EQUALS -> zoom(offsets, STEP, anchor);
            case S, MINUS, SUBTRACT -> zoom(offsets, 1 / STEP, anchor);
            case A -> view.pan(-PAN);
            case D -> view.pan(PAN);
            case F -> view.fitSelection();
            case HOME -> view.show(view.window().get().moved(view.whole().start() - view.window().get().start()));
            case END -> view.show(view.window().get().moved(view.whole().end() - view.window().get().end()));
            case PAGE_UP -> view.scroll().set(Math.max(0, view.scroll().get() - layout().bodyHeight()));
            case PAGE_DOWN -> view.scroll().set(view.scroll().get() + layout().bodyHeight());
            case LEFT -> cursor.along(-1);
            case RIGHT -> cursor.along(1);
            case UP -> upOrDown(-1);
            case DOWN -> upOrDown(1);
            case ENTER -> view.select(view.cursor().get());
            case ESCAPE -> {
                if (!view.letGo()) {
                    return;
                }
            }
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void zoom(boolean offsets, double factor, long anchor) {
        if (offsets) {
            zoomOffsets(factor, 0.5);
        } else {
            view.zoom(factor, anchor);
        }
    }

    /** Along the rows the next request is below; else below is the next lane. */
    private void upOrDown(int step) {
        if (view.mode().get() == TimelineMode.REQUESTS) {
            cursor.along(step);
        } else {
            cursor.toLane(step);
        }
    }
}
