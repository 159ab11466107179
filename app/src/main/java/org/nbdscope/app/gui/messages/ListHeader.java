package org.nbdscope.app.gui.messages;

import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Cursor;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Pane;
import org.nbdscope.app.view.ColumnLayout;
import org.nbdscope.app.view.ListColumn;

/** The heads of the columns: a click sorts, dragging a border sizes, dragging a head moves, a right click chooses columns. */
final class ListHeader extends Pane {

    /** How near the right border of a head counts as the border. */
    private static final double BORDER = 5;
    /** How far a head must be dragged before it moves. */
    private static final double DRAG = 12;

    private final Map<ListColumn, Label> labels = new EnumMap<>(ListColumn.class);
    private final Runnable changed;
    private final Consumer<ListColumn> sort;
    private ColumnLayout layout;
    private RowGeometry geometry;
    private double scroll;
    private ListColumn pressed;
    private boolean sizing;
    private boolean moving;
    private double pressedX;
    private double pressedWidth;

    ListHeader(Runnable changed, Consumer<ListColumn> sort) {
        this.changed = changed;
        this.sort = sort;
        getStyleClass().add("list-header");
        for (ListColumn column : ListColumn.values()) {
            Label label = new Label();
            label.getStyleClass().add("list-head");
            label.setMouseTransparent(true);
            label.setAlignment(column.number() ? Pos.CENTER_RIGHT : Pos.CENTER_LEFT);
            labels.put(column, label);
            getChildren().add(label);
        }
        setOnMouseMoved(event -> setCursor(border(event.getX()) != null ? Cursor.H_RESIZE : Cursor.DEFAULT));
        setOnMousePressed(this::press);
        setOnMouseDragged(this::drag);
        setOnMouseReleased(this::release);
        setOnContextMenuRequested(event -> menu().show(this, event.getScreenX(), event.getScreenY()));
        setMinHeight(0);
    }

    /** Shows these columns at these places. */
    void show(ColumnLayout newLayout, RowGeometry newGeometry, double newScroll, Map<ListColumn, String> titles) {
        layout = newLayout;
        geometry = newGeometry;
        scroll = newScroll;
        titles.forEach((column, title) -> labels.get(column).setText(title));
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        if (geometry == null) {
            return;
        }
        for (ListColumn column : ListColumn.values()) {
            labels.get(column).setVisible(geometry.has(column));
            if (geometry.has(column)) {
                labels.get(column).resizeRelocate(geometry.x(column) - scroll, 0, geometry.width(column), getHeight());
            }
        }
    }

    private ListColumn border(double x) {
        for (ListColumn column : layout.shown()) {
            if (Math.abs(x + scroll - geometry.x(column) - geometry.width(column)) < BORDER) {
                return column;
            }
        }
        return null;
    }

    private void press(MouseEvent event) {
        if (event.getButton() != MouseButton.PRIMARY) {
            pressed = null;
            return;
        }
        ListColumn border = border(event.getX());
        sizing = border != null;
        moving = false;
        pressed = sizing ? border : geometry.at(event.getX() + scroll);
        pressedX = event.getX();
        pressedWidth = pressed == null ? 0 : geometry.width(pressed);
    }

    private void drag(MouseEvent event) {
        if (pressed == null) {
            return;
        }
        if (sizing) {
            layout.width(pressed, (pressedWidth + event.getX() - pressedX) / geometry.zoom());
            changed.run();
        } else if (moving || Math.abs(event.getX() - pressedX) > DRAG) {
            moving = true;
            setCursor(Cursor.MOVE);
        }
    }

    private void release(MouseEvent event) {
        if (pressed == null) {
            return;
        }
        if (moving) {
            ListColumn target = geometry.at(event.getX() + scroll);
            layout.move(pressed, target);
            changed.run();
            setCursor(Cursor.DEFAULT);
        } else if (!sizing && pressed.sortable()) {
            sort.accept(pressed);
        }
        pressed = null;
    }

    /** Chooses the columns. */
    ContextMenu menu() {
        ContextMenu menu = new ContextMenu();
        for (ListColumn column : ListColumn.values()) {
            CheckMenuItem item = new CheckMenuItem(column.title());
            item.setSelected(layout.shown().contains(column));
            item.setOnAction(event -> {
                layout.show(column, item.isSelected());
                changed.run();
            });
            menu.getItems().add(item);
        }
        MenuItem reset = new MenuItem("Columns as they came");
        reset.setOnAction(event -> {
            ColumnLayout fresh = new ColumnLayout();
            ListColumn[] columns = ListColumn.values();
            for (int i = columns.length - 1; i >= 0; i--) {
                layout.move(columns[i], i + 1 < columns.length ? columns[i + 1] : null);
                layout.show(columns[i], true);
                layout.width(columns[i], fresh.width(columns[i]));
            }
            changed.run();
        });
        menu.getItems().addAll(new SeparatorMenuItem(), reset);
        return menu;
    }
}
