package org.nbdscope.app.gui.messages;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
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
import org.nbdscope.app.view.Column;
import org.nbdscope.app.view.ColumnLayout;
import org.nbdscope.app.view.FieldColumn;

/** The heads of the columns: a click sorts, dragging a border sizes, dragging a head moves, a right click chooses columns. */
final class ListHeader extends Pane {

    /** How near the right border of a head counts as the border. */
    private static final double BORDER = 5;
    /** How far a head must be dragged before it moves. */
    private static final double DRAG = 12;

    private final Map<Column, Label> labels = new HashMap<>();
    private final Runnable changed;
    private final Consumer<Column> sort;
    private final Runnable widest;
    private ColumnLayout layout;
    private RowGeometry geometry;
    private double scroll;
    private Column pressed;
    private boolean sizing;
    private boolean moving;
    private double pressedX;
    private double pressedWidth;

    /**
     * @param changed is told that the layout is another
     * @param sort    gets the column by which rows shall be sorted
     * @param widest  makes every column as wide as what it shows
     */
    ListHeader(Runnable changed, Consumer<Column> sort, Runnable widest) {
        this.changed = changed;
        this.sort = sort;
        this.widest = widest;
        getStyleClass().add("list-header");
        setOnMouseMoved(event -> setCursor(border(event.getX()) != null ? Cursor.H_RESIZE : Cursor.DEFAULT));
        setOnMousePressed(this::press);
        setOnMouseDragged(this::drag);
        setOnMouseReleased(this::release);
        setOnContextMenuRequested(event -> {
            menu(geometry.at(event.getX() + scroll)).show(this, event.getScreenX(), event.getScreenY());
            event.consume(); // the rows have a menu of their own
        });
        setMinHeight(0);
    }

    /** Shows these columns at these places. */
    void show(ColumnLayout newLayout, RowGeometry newGeometry, double newScroll, Function<Column, String> titles) {
        layout = newLayout;
        geometry = newGeometry;
        scroll = newScroll;
        labels.keySet().removeIf(column -> !geometry.has(column));
        for (Column column : geometry.columns()) {
            labels.computeIfAbsent(column, ListHeader::label).setText(titles.apply(column));
        }
        if (getChildren().size() != labels.size() || !getChildren().containsAll(labels.values())) {
            getChildren().setAll(labels.values());
        }
        requestLayout();
    }

    private static Label label(Column column) {
        Label label = new Label();
        label.getStyleClass().add("list-head");
        label.setMouseTransparent(true);
        label.setAlignment(column.number() ? Pos.CENTER_RIGHT : Pos.CENTER_LEFT);
        return label;
    }

    @Override
    protected void layoutChildren() {
        labels.forEach((column, label) ->
                label.resizeRelocate(geometry.x(column) - scroll, 0, geometry.width(column), getHeight()));
    }

    private Column border(double x) {
        for (Column column : geometry.columns()) {
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
        Column border = border(event.getX());
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
            layout.move(pressed, geometry.at(event.getX() + scroll));
            changed.run();
            setCursor(Cursor.DEFAULT);
        } else if (!sizing && pressed.sortable()) {
            sort.accept(pressed);
        }
        pressed = null;
    }

    /**
     * Chooses the columns.
     *
     * @param under the column that was clicked, which can be hidden at once; null for none
     */
    ContextMenu menu(Column under) {
        ContextMenu menu = new ContextMenu();
        if (under instanceof FieldColumn column) {
            menu.getItems().add(item("Remove \"" + under.title() + "\"", () -> layout.remove(column)));
        } else if (under != null) {
            menu.getItems().add(item("Hide \"" + under.title() + "\"", () -> layout.show(under, false)));
        }
        menu.getItems().add(item("Fit columns to what they show", widest));
        menu.getItems().add(new SeparatorMenuItem());
        for (Column column : layout.all()) {
            CheckMenuItem item = new CheckMenuItem(column.title());
            item.setMnemonicParsing(false);
            boolean shown = layout.shown().contains(column);
            item.setSelected(shown && geometry.has(column));
            item.setOnAction(event -> {
                layout.show(column, item.isSelected());
                if (shown && item.isSelected()) {
                    layout.width(column, column.width()); // there was too little room, and it is wanted nevertheless
                }
                changed.run();
            });
            menu.getItems().add(item);
        }
        menu.getItems().addAll(new SeparatorMenuItem(), item("Columns as they came", layout::reset));
        return menu;
    }

    private MenuItem item(String text, Runnable work) {
        MenuItem item = new MenuItem(text);
        item.setMnemonicParsing(false);
        item.setOnAction(event -> {
            work.run();
            changed.run();
        });
        return item;
    }
}
