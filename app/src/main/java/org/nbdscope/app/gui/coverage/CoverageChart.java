package org.nbdscope.app.gui.coverage;

import javafx.beans.property.ObjectProperty;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.nbdscope.app.gui.theme.Look;
import org.nbdscope.app.view.coverage.ByteSpan;
import org.nbdscope.app.view.coverage.CoverageCard;
import org.nbdscope.app.view.coverage.CoverageKnown;
import org.nbdscope.app.view.coverage.CoveragePicture;
import org.nbdscope.app.view.coverage.CoverageStep;
import org.nbdscope.app.view.coverage.CoverageView;
import org.nbdscope.app.view.coverage.Staircase;

/**
 * The chart itself: one canvas for what is known, one above it for pointer and selection. Wheel zooms at the pointer, dragging moves, a
 * click selects the reply.
 */
public final class CoverageChart extends Region {

    private static final double WHEEL_FACTOR = 1.25;
    private static final double WHEEL_UNIT = 40;
    private static final double PAN = 0.1;
    private static final double HANDLE = 6;
    private static final double CLICK_SLOP = 3;
    private static final double STAIR_ROOM = 4;

    /** What a press began. */
    private enum Drag {
        NONE, PAN, BRUSH, BRUSH_LEFT, BRUSH_RIGHT, SLIDER
    }

    private final CoverageView view;
    private final ObjectProperty<Look> look;
    private final Canvas base = new Canvas();
    private final Canvas overlay = new Canvas();
    private final VBox card = new VBox(4);
    private ChartPainter painter;
    private ChartLayout layout;
    private boolean stale = true;
    private boolean overlayStale = true;
    private double pointerX = -1;
    private double pointerY = -1;
    private Drag drag = Drag.NONE;
    private double pressX;
    private double lastX;
    private boolean moved;

    /** Draws a view in a look. */
    public CoverageChart(CoverageView view, ObjectProperty<Look> look) {
        this.view = view;
        this.look = look;
        setId("coverage-chart");
        card.getStyleClass().add("chart-card");
        card.setManaged(false);
        card.setVisible(false);
        card.setMouseTransparent(true);
        getChildren().addAll(base, overlay, card);
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setAccessibleRoleDescription("coverage chart");
        look.addListener((property, before, now) -> repaint());
        view.picture().addListener((property, before, now) -> repaint());
        view.selectedStep().addListener((property, before, now) -> repaintOverlay());
        view.selectedMessage().addListener((property, before, now) -> repaintOverlay());
        focusedProperty().addListener((property, before, now) -> repaintOverlay());
        setOnScroll(this::scrolled);
        setOnMouseMoved(event -> pointer(event.getX(), event.getY()));
        setOnMouseExited(event -> pointer(-1, -1));
        setOnMousePressed(this::pressed);
        setOnMouseDragged(this::dragged);
        setOnMouseReleased(this::released);
        setOnKeyPressed(this::key);
    }

    private void repaint() {
        stale = true;
        setAccessibleText(description());
        repaintOverlay();
    }

    private void repaintOverlay() {
        overlayStale = true;
        requestLayout();
    }

    private String description() {
        CoverageKnown known = view.known().get();
        if (known == null) {
            return "No block status";
        }
        StringBuilder text = new StringBuilder(known.sentence());
        known.contexts().forEach(context -> text.append(". ").append(context.context()).append(": ").append(context.count()).append(" extents"));
        return text.toString();
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth();
        double height = getHeight();
        CoveragePicture picture = view.picture().get();
        if (width < 50 || height < 50 || getScene() == null || picture == null) {
            return;
        }
        double scale = getScene().getWindow() == null ? 1 : Math.max(1, getScene().getWindow().getRenderScaleX());
        ChartLayout wanted = ChartLayout.of(look.get(), width, height, picture.known().contexts().size(), picture.stairs().steps());
        stale |= !wanted.equals(layout);
        overlayStale |= stale;
        layout = wanted;
        view.room((int) Math.round(layout.width() * scale), (int) ((layout.stairsRoom() - STAIR_ROOM) / STAIR_ROOM));
        size(base, width, height);
        size(overlay, width, height);
        if (painter == null || !painter.isFor(look.get())) {
            painter = new ChartPainter(look.get());
        }
        if (stale) {
            stale = false;
            painter.paint(base.getGraphicsContext2D(), layout, picture, picture.window(), scale);
        }
        if (overlayStale) {
            overlayStale = false;
            paintOverlay(overlay.getGraphicsContext2D(), width, height, picture);
        }
    }

    private void size(Canvas canvas, double width, double height) {
        if (canvas.getWidth() != width || canvas.getHeight() != height) {
            canvas.setWidth(width);
            canvas.setHeight(height);
            stale = true;
            overlayStale = true;
        }
    }

    private void paintOverlay(GraphicsContext g, double width, double height, CoveragePicture picture) {
        g.clearRect(0, 0, width, height);
        var palette = look.get().palette();
        CoverageStep step = view.selectedStep().get();
        if (step != null) {
            mark(g, picture, step);
        }
        boolean onChart = pointerX >= layout.left() && pointerX <= layout.right() && pointerY >= layout.stairsTop() && pointerY < layout.sliderTop();
        if (onChart && drag == Drag.NONE) {
            g.setFill(palette.acc());
            g.setGlobalAlpha(0.5);
            g.fillRect(Math.floor(pointerX), layout.stairsTop(), 1, layout.sliderTop() - layout.stairsTop());
            g.setGlobalAlpha(1);
        }
        if (isFocused()) {
            g.setStroke(palette.acc());
            g.setLineWidth(2);
            g.strokeRect(1, 1, width - 2, height - 2);
        }
    }

    private void mark(GraphicsContext g, CoveragePicture picture, CoverageStep step) {
        ByteSpan window = picture.window();
        var palette = look.get().palette();
        if (!window.meets(step.step().offset(), step.askedTo())) {
            return;
        }
        double from = layout.left() + Math.max(0, window.position(step.step().offset())) * layout.width();
        double to = layout.left() + Math.min(1, window.position(step.step().answeredTo())) * layout.width();
        double asked = layout.left() + Math.min(1, window.position(step.askedTo())) * layout.width();
        int row = picture.stairs().rowOf(step);
        double height = ChartPainter.stairHeight(layout, picture.stairs().rows().size());
        double y = layout.stairsTop() + 2 + Math.max(0, row) * height;
        g.setFill(palette.acc());
        g.setGlobalAlpha(0.14);
        g.fillRect(from, y + height, Math.max(2, to - from), layout.sliderTop() - y - height - 4);
        g.setGlobalAlpha(1);
        g.setStroke(palette.acc());
        g.setLineWidth(1.5);
        g.strokeRoundRect(from - 2, y - 1, Math.max(4, asked - from + 4), Math.max(5, height + 1), 4, 4);
        g.setLineWidth(1);
        g.strokeLine(Math.floor(from) + 0.5, y + height, Math.floor(from) + 0.5, layout.sliderTop() - 4);
        g.strokeLine(Math.floor(Math.max(from + 2, to)) + 0.5, y + height, Math.floor(Math.max(from + 2, to)) + 0.5, layout.sliderTop() - 4);
    }

    private void scrolled(ScrollEvent event) {
        if (layout == null || event.isShortcutDown()) {
            return;
        }
        double sideways = event.isShiftDown() && event.getDeltaX() == 0 ? event.getDeltaY() : event.getDeltaX();
        if (sideways != 0) {
            view.pan(-Math.signum(sideways) * PAN);
        } else if (event.getDeltaY() != 0) {
            double position = layout.inOverview(event.getY()) ? 0.5 : layout.position(event.getX());
            view.zoom(Math.pow(WHEEL_FACTOR, -event.getDeltaY() / WHEEL_UNIT), Math.min(1, Math.max(0, position)));
        }
        event.consume();
    }

    private void pointer(double x, double y) {
        pointerX = x;
        pointerY = y;
        repaintOverlay();
        showCard();
    }

    /** The row of the staircase at a height, or null. */
    private Staircase.Row stairAt(CoveragePicture picture, double y) {
        if (!layout.inStairs(y)) {
            return null;
        }
        int row = (int) Math.floor((y - layout.stairsTop() - 2) / ChartPainter.stairHeight(layout, picture.stairs().rows().size()));
        return row < 0 || row >= picture.stairs().rows().size() ? null : picture.stairs().rows().get(row);
    }

    private void showCard() {
        CoveragePicture picture = view.picture().get();
        boolean inside = layout != null && picture != null && pointerX >= layout.left() && pointerX <= layout.right()
                && pointerY >= layout.stairsTop() && pointerY < layout.sliderTop();
        if (!inside || drag != Drag.NONE) {
            card.setVisible(false);
            return;
        }
        Staircase.Row row = stairAt(picture, pointerY);
        int context = layout.contextAt(pointerY);
        if (row == null && context < 0) {
            card.setVisible(false);
            return;
        }
        if (row != null) {
            fill(CoverageCard.of(picture.known(), row, view.model()));
        } else {
            var bins = picture.contexts().get(context);
            int column = (int) Math.min(bins.width() - 1, Math.max(0, layout.position(pointerX) * bins.width()));
            fill(CoverageCard.of(picture.known(), offsetAt(picture, pointerX, context), picture.known().contexts().get(context).context(),
                    bins.count(column), view.model()));
        }
        card.setVisible(true);
        card.applyCss();
        card.autosize();
        double x = pointerX + 16 + card.getWidth() > getWidth() ? pointerX - 16 - card.getWidth() : pointerX + 16;
        double y = Math.min(Math.max(2, pointerY + 14), getHeight() - card.getHeight() - 2);
        card.relocate(Math.max(0, Math.round(x)), Math.max(0, Math.round(y)));
    }

    /** The offset under the pointer; in a column that shows an extent narrower than itself, that extent. */
    private long offsetAt(CoveragePicture picture, double x, int context) {
        double pixel = 1 / layout.width();
        double position = layout.position(x);
        long offset = picture.window().offsetAt(position);
        var extents = picture.known().contexts().get(context);
        var bins = picture.contexts().get(context);
        int column = (int) Math.min(bins.width() - 1, Math.max(0, position * bins.width()));
        int at = extents.at(offset);
        if (at >= 0 && extents.kind(at) == bins.kind(column) || bins.count(column) == 0) {
            return offset;
        }
        long from = picture.window().offsetAt(position - pixel);
        long to = picture.window().offsetAt(position + pixel);
        for (int i = extents.firstEndingAfter(from); i < extents.count() && Long.compareUnsigned(extents.start(i), to) <= 0; i++) {
            if (extents.kind(i) == bins.kind(column)) {
                return extents.start(i);
            }
        }
        return offset;
    }

    private void fill(CoverageCard content) {
        Label title = new Label(content.title());
        title.getStyleClass().add("card-title");
        Label message = new Label(content.message());
        message.getStyleClass().add("hint");
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox head = new HBox(12, title, space, message);
        GridPane lines = new GridPane();
        lines.setHgap(14);
        lines.setVgap(2);
        int row = 0;
        for (CoverageCard.Line line : content.lines()) {
            Label label = new Label(line.label());
            label.getStyleClass().add("fact-name");
            lines.addRow(row++, label, new Label(line.value()));
        }
        card.getChildren().setAll(head);
        if (!content.reason().isEmpty()) {
            Label reason = new Label(content.reason());
            reason.setWrapText(true);
            reason.setMaxWidth(look.get().px(380));
            reason.setMinHeight(USE_PREF_SIZE);
            reason.getStyleClass().add("card-reason");
            card.getChildren().add(reason);
        }
        card.getChildren().add(lines);
    }

    /** The card at the pointer. */
    Region card() {
        return card;
    }

    private void pressed(MouseEvent event) {
        requestFocus();
        CoverageKnown known = view.known().get();
        if (layout == null || known == null || event.getButton() != MouseButton.PRIMARY) {
            return;
        }
        pressX = event.getX();
        lastX = pressX;
        moved = false;
        card.setVisible(false);
        if (layout.inSlider(event.getY())) {
            drag = Drag.SLIDER;
            slide(event.getX());
        } else if (layout.inOverview(event.getY())) {
            brush(known, event.getX());
        } else {
            drag = Drag.PAN;
        }
    }

    private void brush(CoverageKnown known, double x) {
        ByteSpan whole = known.whole();
        ByteSpan window = view.window().get();
        double left = layout.left() + whole.position(window.from()) * layout.width();
        double right = layout.left() + whole.position(window.end()) * layout.width();
        if (Math.abs(x - left) < HANDLE) {
            drag = Drag.BRUSH_LEFT;
        } else if (Math.abs(x - right) < HANDLE) {
            drag = Drag.BRUSH_RIGHT;
        } else {
            drag = Drag.BRUSH;
            if (x < left || x > right) {
                view.window().set(window.around(whole.offsetAt(layout.position(x)), whole));
            }
        }
    }

    private void dragged(MouseEvent event) {
        CoverageKnown known = view.known().get();
        if (layout == null || known == null) {
            return;
        }
        double x = event.getX();
        if (!moved && Math.abs(x - pressX) < CLICK_SLOP) {
            return;
        }
        moved = true;
        ByteSpan whole = known.whole();
        ByteSpan window = view.window().get();
        switch (drag) {
            case PAN -> view.pan((lastX - x) / layout.width());
            case SLIDER -> slide(x);
            case BRUSH -> {
                double share = ByteSpan.unsigned(whole.length()) / ByteSpan.unsigned(window.length());
                view.pan((x - lastX) / layout.width() * share);
            }
            case BRUSH_LEFT -> {
                long from = whole.offsetAt(layout.position(x));
                if (Long.compareUnsigned(from + ByteSpan.LEAST, window.end()) < 0) {
                    view.window().set(ByteSpan.between(from, window.end()));
                }
            }
            case BRUSH_RIGHT -> {
                long to = whole.offsetAt(layout.position(x));
                if (Long.compareUnsigned(window.from() + ByteSpan.LEAST, to) < 0) {
                    view.window().set(ByteSpan.between(window.from(), to));
                }
            }
            default -> { }
        }
        lastX = x;
    }

    private void slide(double x) {
        CoverageKnown known = view.known().get();
        int replies = known.replies().length;
        if (replies == 0) {
            return;
        }
        double first = ChartPainter.replyX(layout, known, known.times()[0]);
        double last = ChartPainter.replyX(layout, known, known.times()[replies - 1]);
        if (x < first - 4) {
            view.reply(-1);
            return;
        }
        double share = last == first ? 1 : Math.min(1, Math.max(0, (x - first + 1) / (last - first)));
        long span = known.times()[replies - 1] - known.times()[0];
        view.reply(view.replyAt(known.times()[0] + Math.round(share * span)));
    }

    private void released(MouseEvent event) {
        boolean click = drag == Drag.PAN && !moved && event.getButton() == MouseButton.PRIMARY;
        drag = Drag.NONE;
        CoveragePicture picture = view.picture().get();
        if (!click || picture == null) {
            return;
        }
        Staircase.Row row = stairAt(picture, event.getY());
        int context = layout.contextAt(event.getY());
        if (row != null) {
            view.select(row.first().reply() >= 0 ? row.first().reply() : row.first().request());
            if (event.getClickCount() == 2) {
                view.show(row.first());
            }
        } else if (context >= 0) {
            view.select(CoverageCard.messageAt(picture.known(), offsetAt(picture, event.getX(), context),
                    picture.known().contexts().get(context).context()));
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
            case LEFT, A -> view.pan(-PAN);
            case RIGHT, D -> view.pan(PAN);
            case W, PLUS, ADD, EQUALS -> view.zoom(1 / WHEEL_FACTOR, 0.5);
            case S, MINUS, SUBTRACT -> view.zoom(WHEEL_FACTOR, 0.5);
            case F -> fit();
            case HOME -> view.fit();
            case UP -> view.selectStep(-1);
            case DOWN -> view.selectStep(1);
            default -> {
                return false;
            }
        }
        return true;
    }

    private void fit() {
        if (view.selectedStep().get() == null) {
            view.fit();
        } else {
            view.show(view.selectedStep().get());
        }
    }

    @Override
    protected double computeMinHeight(double width) {
        return 260;
    }

    @Override
    protected double computePrefHeight(double width) {
        return 460;
    }

    @Override
    protected double computePrefWidth(double height) {
        return 1200;
    }
}
