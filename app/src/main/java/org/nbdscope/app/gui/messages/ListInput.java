package org.nbdscope.app.gui.messages;

import java.util.function.BiConsumer;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import org.nbdscope.app.view.Column;
import org.nbdscope.app.view.Workspace;

/** What mouse and keyboard do with a list: clicks and arrow keys select, the wheel scrolls, the pointer asks what a cell says in full. */
final class ListInput {

    /** Rows that a turn of the wheel moves. */
    private static final int WHEEL_ROWS = 3;

    private final MessageList list;
    private final Workspace workspace;
    private final CellTip tip;
    private BiConsumer<String, Boolean> filter = (text, now) -> { };
    private ContextMenu rowMenu;

    /** @param rows draws the rows, and nothing else */
    ListInput(MessageList list, Workspace workspace, Node rows) {
        this.list = list;
        this.workspace = workspace;
        tip = new CellTip(rows);
        rows.setOnMousePressed(this::press);
        rows.setOnMouseMoved(this::move);
        rows.setOnMouseExited(event -> list.hover(-1));
        list.setOnContextMenuRequested(this::contextMenu);
        list.setOnScroll(this::wheel);
        list.setOnKeyPressed(this::key);
    }

    /** Sets who gets a filter that was picked here, and whether it is to be put in force at once. */
    void onFilter(BiConsumer<String, Boolean> newFilter) {
        filter = newFilter;
    }

    private void press(MouseEvent event) {
        list.requestFocus();
        int place = list.placeAt(event.getY());
        if (place >= 0) {
            list.selectPlace(place);
        }
    }

    private void move(MouseEvent event) {
        int place = list.placeAt(event.getY());
        list.hover(place);
        if (list.picture() != null) {
            tip.over(list.picture(), list.columnAt(event.getX()), place);
        }
    }

    private void contextMenu(ContextMenuEvent event) {
        int place = list.selectedPlace();
        if (place < 0 || list.picture() == null) {
            return;
        }
        Column column = event.isKeyboardTrigger() ? null : list.columnAt(event.getX());
        if (rowMenu != null) {
            rowMenu.hide();
        }
        rowMenu = RowMenu.of(workspace, filter, () -> column == null ? list.rowText(place, "\t") : list.textAt(place, column),
                () -> list.rowText(place, "\t"));
        rowMenu.show(list, event.getScreenX(), event.getScreenY());
        event.consume();
    }

    private void wheel(ScrollEvent event) {
        if (event.isShortcutDown()) {
            return; // the window zooms
        }
        if (event.getDeltaX() != 0 || event.isShiftDown()) {
            list.scrollSideways(-(event.getDeltaX() != 0 ? event.getDeltaX() : event.getDeltaY()));
        } else {
            list.scrollTo(list.firstPlace() - (int) Math.signum(event.getDeltaY()) * WHEEL_ROWS);
            list.scrolled();
        }
        event.consume();
    }

    private void key(KeyEvent event) {
        if (event.isShortcutDown() || event.isAltDown()) {
            return;
        }
        switch (event.getCode()) {
            case UP -> list.moveSelection(-1);
            case DOWN -> list.moveSelection(1);
            case PAGE_UP -> list.moveSelection(-list.fullRows());
            case PAGE_DOWN -> list.moveSelection(list.fullRows());
            case HOME -> list.selectPlace(0);
            case END -> list.selectPlace(list.rowCount() - 1);
            default -> {
                return;
            }
        }
        // Also where the row was selected before, and is out of sight.
        list.keepSelectionInSight();
        list.scrolled();
        event.consume();
    }
}
