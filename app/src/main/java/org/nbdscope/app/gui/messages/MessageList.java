package org.nbdscope.app.gui.messages;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import javafx.beans.property.ObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Orientation;
import javafx.geometry.Side;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.ScrollBar;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;
import org.nbdscope.app.gui.theme.Look;
import org.nbdscope.app.view.ColumnLayout;
import org.nbdscope.app.view.ListColumn;
import org.nbdscope.app.view.ListMode;
import org.nbdscope.app.view.ListModel;
import org.nbdscope.app.view.ListQuery;
import org.nbdscope.app.view.RowCells;
import org.nbdscope.app.view.RowSet;
import org.nbdscope.app.view.Settings;
import org.nbdscope.app.view.Workspace;

/**
 * The list of messages or transactions: a canvas for the rows in sight, with a head and scroll bars of its own, because the costs of a
 * TableView grow with the place in the list. Arrow keys, Page Up and Down, Home and End move the selection.
 */
public final class MessageList extends Region {

    private static final String LAYOUT_KEY = "columns";
    /** Rows that a turn of the wheel moves. */
    private static final int WHEEL_ROWS = 3;

    private final Workspace workspace;
    private final ObjectProperty<Look> look;
    private final Settings settings;
    private final ColumnLayout layout;
    private final ListHeader header = new ListHeader(this::layoutChanged, this::sort);
    private final Canvas canvas = new Canvas();
    private final ScrollBar vertical = new ScrollBar();
    private final ScrollBar horizontal = new ScrollBar();
    private RowPainter painter;
    private RowGeometry geometry;
    private RowSet rows = RowSet.EMPTY;
    private RowCells cells;
    private ListQuery shown;
    private ListModel shownModel;
    /** Whether the first row was selected when the file was opened. */
    private boolean firstSelected;
    private int top;
    private int hover = -1;

    /** The rows of the workspace's list. */
    public MessageList(Workspace workspace, ObjectProperty<Look> look, Settings settings) {
        this.workspace = workspace;
        this.look = look;
        this.settings = settings;
        this.layout = ColumnLayout.of(settings.get(LAYOUT_KEY, ""));
        getStyleClass().add("message-list");
        setId("message-list");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.LIST_VIEW);
        vertical.setOrientation(Orientation.VERTICAL);
        getChildren().addAll(header, canvas, vertical, horizontal);
        vertical.valueProperty().addListener((property, before, now) -> {
            top = (int) Math.round(now.doubleValue());
            requestLayout();
        });
        for (ObservableValue<?> value : new ObservableValue<?>[] {horizontal.valueProperty(), look, focusedProperty(), workspace.related(),
            workspace.timeFormat(), workspace.offsetFormat(), workspace.timeReference(), workspace.markCount(), workspace.list()}) {
            value.addListener((property, before, now) -> requestLayout());
        }
        workspace.selected().addListener((property, before, now) -> selectionMoved());
        canvas.setOnMousePressed(this::press);
        canvas.setOnMouseMoved(event -> hover(placeAt(event.getY())));
        canvas.setOnMouseExited(event -> hover(-1));
        setOnScroll(this::wheel);
        setOnKeyPressed(this::key);
    }

    /** Looks for new rows; called now and then. */
    public void refresh() {
        ListModel model = workspace.list().get();
        RowSet now = model == null ? RowSet.EMPTY : model.rows();
        ListQuery query = model == null ? null : model.query();
        boolean other = model != shownModel || !Objects.equals(query, shown);
        if (other) {
            firstSelected &= model == shownModel;
            shown = query;
            shownModel = model;
            cells = model == null ? null : model.cells();
        }
        if (now != rows) {
            boolean grown = !other && now.size() >= rows.size() && model.query().sort() == null;
            rows = now;
            if (model != null && !firstSelected && rows.size() > 0) {
                firstSelected = true;
                if (workspace.selected().get() < 0) {
                    selectPlace(0);
                }
            } else if (!grown) {
                keepSelectionInSight();
            }
            requestLayout();
        } else if (other) {
            requestLayout();
        }
    }

    /** How many rows are shown. */
    public int rowCount() {
        return rows.size();
    }

    /** The first place in sight. */
    public int firstPlace() {
        return top;
    }

    /** The place of the selected message, or -1 where it is not shown. */
    public int selectedPlace() {
        int message = workspace.selected().get();
        return message < 0 || cells == null ? -1 : rows.placeOf(cells.rowOf(message));
    }

    /** What a cell says as text. */
    public String textAt(int place, ListColumn column) {
        return cells.text(column, rows.row(place));
    }

    /** Selects what stands at a place, and brings it into sight. */
    public void selectPlace(int place) {
        if (rows.size() == 0) {
            return;
        }
        int row = rows.row(Math.max(0, Math.min(rows.size() - 1, place)));
        workspace.selected().set(cells.message(row));
    }

    /** Moves the selection by so many rows. */
    public void moveSelection(int by) {
        int place = selectedPlace();
        if (place < 0 && workspace.selected().get() >= 0) {
            place = rows.nearest(cells.rowOf(workspace.selected().get()));
        }
        selectPlace(place < 0 ? top : place + by);
    }

    /** Selects the row that is nearest to a message. */
    public void goTo(int message) {
        if (cells != null && rows.size() > 0) {
            selectPlace(rows.nearest(cells.rowOf(message)));
        }
    }

    private void selectionMoved() {
        keepSelectionInSight();
        int place = selectedPlace();
        setAccessibleText(place < 0 ? "no message selected"
                : textAt(place, ListColumn.NUMBER) + ' ' + textAt(place, ListColumn.MESSAGE) + ' ' + textAt(place, ListColumn.SUMMARY));
        requestLayout();
    }

    private void keepSelectionInSight() {
        int place = selectedPlace();
        if (place < 0) {
            scrollTo(Math.min(top, Math.max(0, rows.size() - fullRows())));
        } else if (place < top) {
            scrollTo(place);
        } else if (place >= top + fullRows()) {
            boolean far = place >= top + 2 * fullRows();
            scrollTo(place - (far ? fullRows() / 2 : fullRows() - 1));
        }
    }

    private void scrollTo(int place) {
        int most = Math.max(0, rows.size() - fullRows());
        top = Math.max(0, Math.min(most, place));
        vertical.setMax(most);
        vertical.setValue(top);
        requestLayout();
    }

    private int fullRows() {
        return geometry == null ? 1 : (int) Math.max(1, Math.floor(canvas.getHeight() / geometry.rowHeight()));
    }

    private void layoutChanged() {
        settings.put(LAYOUT_KEY, layout.text());
        requestLayout();
    }

    private void sort(ListColumn column) {
        ListModel model = workspace.list().get();
        if (model == null) {
            return;
        }
        ListQuery query = model.query();
        if (query.sort() != column) {
            model.query(query.sorted(column, false));
        } else if (query.descending()) {
            model.query(query.sorted(null, false));
        } else {
            model.query(query.sorted(column, true));
        }
        refresh();
    }

    private int placeAt(double y) {
        int place = top + (int) Math.floor(y / geometry.rowHeight());
        return place < rows.size() ? place : -1;
    }

    private void hover(int place) {
        if (place != hover) {
            hover = place;
            requestLayout();
        }
    }

    private void press(MouseEvent event) {
        requestFocus();
        int place = placeAt(event.getY());
        if (place >= 0) {
            selectPlace(place);
        }
    }

    private void wheel(ScrollEvent event) {
        if (event.isShortcutDown()) {
            return; // the window zooms
        }
        if (event.getDeltaX() != 0 || event.isShiftDown()) {
            double by = event.getDeltaX() != 0 ? event.getDeltaX() : event.getDeltaY();
            horizontal.setValue(Math.max(0, Math.min(horizontal.getMax(), horizontal.getValue() - by)));
        } else {
            scrollTo(top - (int) Math.signum(event.getDeltaY()) * WHEEL_ROWS);
        }
        event.consume();
    }

    private void key(KeyEvent event) {
        if (event.isShortcutDown() || event.isAltDown()) {
            return;
        }
        switch (event.getCode()) {
            case UP -> moveSelection(-1);
            case DOWN -> moveSelection(1);
            case PAGE_UP -> moveSelection(-fullRows());
            case PAGE_DOWN -> moveSelection(fullRows());
            case HOME -> selectPlace(0);
            case END -> selectPlace(rows.size() - 1);
            default -> {
                return;
            }
        }
        event.consume();
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth();
        double height = getHeight();
        double bar = Math.ceil(vertical.prefWidth(-1));
        if (painter == null || !painter.isFor(look.get())) {
            painter = new RowPainter(look.get());
        }
        int last = shownModel == null ? 0 : shownModel.count();
        geometry = new RowGeometry(layout, look.get(), width - bar, painter.widthOfNumber(last));
        double head = geometry.headHeight();
        boolean wide = geometry.total() > width - bar;
        double bottom = wide ? Math.ceil(horizontal.prefHeight(-1)) : 0;
        header.resizeRelocate(0, 0, width, head);
        double canvasHeight = Math.max(0, height - head - bottom);
        canvas.relocate(0, head);
        canvas.setWidth(Math.max(0, width - bar));
        canvas.setHeight(canvasHeight);
        vertical.resizeRelocate(width - bar, head, bar, canvasHeight);
        horizontal.setVisible(wide);
        horizontal.resizeRelocate(0, height - bottom, width - bar, bottom);
        horizontal.setMax(Math.max(0, geometry.total() - (width - bar)));
        horizontal.setVisibleAmount(Math.max(1, horizontal.getMax()) * (width - bar) / geometry.total());
        double scroll = wide ? Math.round(Math.min(horizontal.getValue(), horizontal.getMax())) : 0;
        int most = Math.max(0, rows.size() - fullRows());
        vertical.setMax(Math.max(1, most));
        vertical.setVisibleAmount(Math.max(1.0, most) * Math.min(1, (double) fullRows() / Math.max(1, rows.size())));
        vertical.setUnitIncrement(1);
        vertical.setBlockIncrement(fullRows());
        vertical.setDisable(most == 0);
        top = Math.max(0, Math.min(top, most));
        header.show(layout, geometry, scroll, titles());
        draw(scroll);
    }

    private void draw(double scroll) {
        boolean joined = shown != null && shown.mode() == ListMode.MESSAGES && shown.sort() == null;
        painter.paint(canvas.getGraphicsContext2D(), new RowPainter.View(workspace, cells, rows, geometry, top, selectedPlace(), hover,
                scroll, isFocused(), joined, canvas.getWidth(), canvas.getHeight()));
    }

    private Map<ListColumn, String> titles() {
        Map<ListColumn, String> titles = new EnumMap<>(ListColumn.class);
        for (ListColumn column : ListColumn.values()) {
            String title = switch (column) {
                case TIME -> workspace.timeFormat().get().title();
                case OFFSET -> switch (workspace.offsetFormat().get()) {
                    case DECIMAL -> "Offset (bytes)";
                    case HEX -> "Offset (hex)";
                    case BLOCKS -> "Offset (blocks)";
                };
                default -> column.title();
            };
            boolean sorted = shown != null && shown.sort() == column;
            titles.put(column, sorted ? title + (shown.descending() ? " ▼" : " ▲") : title);
        }
        return titles;
    }

    /** Lets people choose the columns. */
    public void showColumnMenu(Node beside) {
        header.menu().show(beside, Side.BOTTOM, 0, 0);
    }

    @Override
    protected double computePrefHeight(double width) {
        return 240;
    }
}
