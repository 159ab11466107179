package org.nbdscope.app.gui.messages;

import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import javafx.application.Platform;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.geometry.Side;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.ScrollBar;
import javafx.scene.layout.Region;
import org.nbdscope.app.gui.theme.Look;
import org.nbdscope.app.gui.theme.PaneCorners;
import org.nbdscope.app.view.CaptureDocument;
import org.nbdscope.app.view.Column;
import org.nbdscope.app.view.FieldCells;
import org.nbdscope.app.view.ListColumn;
import org.nbdscope.app.view.ListMode;
import org.nbdscope.app.view.ListModel;
import org.nbdscope.app.view.ListQuery;
import org.nbdscope.app.view.RowCells;
import org.nbdscope.app.view.RowSet;
import org.nbdscope.app.view.Settings;
import org.nbdscope.app.view.Workspace;
import org.nbdscope.dissector.schema.FieldDefinition;

/**
 * The list of messages, transactions or packets: a canvas for the rows in sight, with a head and scroll bars of its own, because the costs
 * of a TableView grow with the place in the list. Arrow keys, Page Up and Down, Home and End move the selection.
 */
public final class MessageList extends Region {

    private final Workspace workspace;
    private final ObjectProperty<Look> look;
    private final ListColumns columns;
    private final RowSelection selection;
    private final ListHeader header = new ListHeader(this::layoutChanged, this::sort, this::fitColumns);
    private final Canvas canvas = new Canvas();
    private final ScrollStrip strip = new ScrollStrip(part -> scrollTo((int) (part * this.rows.size()) - fullRows() / 2));
    private final ScrollBar vertical = new ScrollBar();
    private final ScrollBar horizontal = new ScrollBar();
    private final ListInput input;
    private final ColumnMeasure measure;
    private RowGeometry geometry;
    private ListPicture picture;
    private RowSet rows = RowSet.EMPTY;
    private RowCells cells;
    private FieldCells fields;
    private BitSet hits = new BitSet();
    private ListMode mode = ListMode.MESSAGES;
    private ListQuery shown;
    private ListModel shownModel;
    /** Whether the first row was selected when the file was opened. */
    private boolean firstSelected;
    private int top;
    private int hover = -1;
    /** Whether the newest row is shown as it comes; who scrolls up lets go of that. */
    private final BooleanProperty followEnd = new SimpleBooleanProperty();
    /** The list moves by itself, nobody scrolls. */
    private boolean moving;

    /** The rows of the workspace's list. */
    public MessageList(Workspace workspace, ObjectProperty<Look> look, Settings settings) {
        this.workspace = workspace;
        this.look = look;
        this.columns = new ListColumns(workspace, settings);
        this.selection = new RowSelection(workspace);
        this.measure = new ColumnMeasure(columns, look, this::textAt);
        getStyleClass().add("message-list");
        setId("message-list");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.LIST_VIEW);
        vertical.setOrientation(Orientation.VERTICAL);
        getChildren().addAll(header, canvas, strip, vertical, horizontal);
        vertical.valueProperty().addListener((property, before, now) -> {
            top = (int) Math.round(now.doubleValue());
            if (!moving) {
                scrolled();
            }
            requestLayout();
        });
        for (ObservableValue<?> value : new ObservableValue<?>[] {horizontal.valueProperty(), look, focusedProperty(), workspace.related(),
            workspace.timeFormat(), workspace.offsetFormat(), workspace.timeReference(), workspace.markCount(), workspace.list()}) {
            value.addListener((property, before, now) -> requestLayout());
        }
        for (ObservableValue<?> value : new ObservableValue<?>[] {look, workspace.timeFormat(), workspace.offsetFormat(), workspace.timeReference()}) {
            value.addListener((property, before, now) -> measure.forget());
        }
        workspace.list().addListener((property, before, now) -> {
            if (now == null) {
                refresh(); // a closed file is let go of at once: on a busy machine it may take seconds until somebody calls that
            }
        });
        workspace.selected().addListener((property, before, now) -> selectionMoved());
        workspace.packet().addListener((property, before, now) -> selectionMoved());
        input = new ListInput(this, workspace, canvas);
    }

    /** Sets who gets a filter that was picked here, and whether it is to be put in force at once. */
    public void onFilter(BiConsumer<String, Boolean> newFilter) {
        input.onFilter(newFilter);
    }

    /** Looks for new rows; called now and then. */
    public void refresh() {
        ListModel model = workspace.list().get();
        RowSet now = model == null ? RowSet.EMPTY : model.rows();
        ListQuery query = model == null ? null : model.query();
        boolean other = model != shownModel || !Objects.equals(query, shown);
        if (other) {
            show(model, query);
        }
        if (now != rows) {
            int gone = !other && model.query().sort() == null && now.size() > 0 ? rows.placesBefore(now.row(0)) : 0;
            boolean grown = !other && now.size() >= rows.size() - gone && model.query().sort() == null;
            rows = now;
            selection.rows(now);
            boolean first = model != null && !firstSelected && rows.size() > 0;
            if (first) {
                firstSelected = true;
                if (workspace.selected().get() < 0) {
                    selectPlace(0);
                }
            }
            if (followEnd.get() && live() && (grown || first)) {
                scrollTo(rows.size());
            } else if (!grown && !first) {
                keepSelectionInSight();
            } else if (gone > 0) {
                scrollTo(top - gone);
            }
            requestLayout();
        } else if (other) {
            requestLayout();
        }
        measureColumns();
        if (model == null) {
            strip.clear();
        } else {
            strip.refresh(workspace.document().get(), mode, rows, workspace.markedMessages(), workspace.markedPackets(), hits);
        }
    }

    /** Takes out the rows that are not kept any more, and looks for no new ones. */
    public void dropGone() {
        if (shownModel == null || rows.size() == 0 || shown.sort() != null) {
            return;
        }
        int gone = rows.placesBefore(shownModel.first());
        if (gone > 0) {
            rows = rows.from(shownModel.first());
            selection.rows(rows);
            scrollTo(top - gone);
        }
    }

    private void show(ListModel model, ListQuery query) {
        boolean sameCells = model != null && model == shownModel && shown != null && shown.mode() == query.mode();
        firstSelected &= model == shownModel;
        shown = query;
        shownModel = model;
        if (!sameCells) {
            mode = model == null ? mode : query.mode();
            cells = model == null ? null : model.cells(Platform::runLater, this::requestLayout);
            fields = model == null ? null : model.fieldCells(Platform::runLater, this::requestLayout);
            hits = new BitSet();
            measure.forget();
            picture = null; // it holds the file, and none is drawn while the list is out of sight
            columns.mode(mode);
            selection.cells(mode, cells);
        }
    }

    /** Whether the newest row is shown as it comes. */
    public BooleanProperty followEnd() {
        return followEnd;
    }

    /** Somebody scrolled: away from the end, or back to it. */
    void scrolled() {
        if (capturing()) {
            followEnd.set(top >= rows.size() - fullRows());
        }
    }

    /** Whether the rows come, or came, from a capture of this window: only those are followed, not a file that is read. */
    private boolean live() {
        CaptureDocument open = workspace.document().get();
        return open != null && open.live() != null;
    }

    private boolean capturing() {
        CaptureDocument open = workspace.document().get();
        return open != null && open.capturing();
    }

    /** Shows on the scroll bar which rows of the table were found. */
    public void hits(BitSet found) {
        hits = found;
    }

    /** How many rows are shown. */
    public int rowCount() {
        return rows.size();
    }

    /** The first place in sight. */
    public int firstPlace() {
        return top;
    }

    /** The place of the selected row, or -1 where it is not shown. */
    public int selectedPlace() {
        return selection.place();
    }

    /** What a cell says as text. */
    public String textAt(int place, Column column) {
        return ListPicture.text(workspace, cells, fields, rows, column, place);
    }

    /** Selects what stands at a place, and brings it into sight. */
    public void selectPlace(int place) {
        selection.select(place);
    }

    /** Moves the selection by so many rows. */
    public void moveSelection(int by) {
        selection.move(by, top);
    }

    /** Selects the next or the previous marked row that is shown; goes on at the other end. */
    public void goToMark(boolean forward) {
        selection.goToMark(forward, top);
    }

    /** Selects the row that is nearest to a message. */
    public void goTo(int message) {
        selection.goTo(message);
    }

    /** Selects the row with this number in the first column, or the nearest that is shown. */
    public void goToNumber(int number) {
        selection.goToNumber(number);
    }

    /** The columns that are shown, from left to right. */
    List<Column> shownColumns() {
        return columns.layout().shown();
    }

    /** Shows a field as a column of its own. */
    public void addColumn(FieldDefinition field) {
        columns.add(field);
        requestLayout();
    }

    private void selectionMoved() {
        keepSelectionInSight();
        int place = selectedPlace();
        setAccessibleText(place < 0 ? "no row selected" : rowText(place, " "));
        requestLayout();
    }

    /** What the cells of a row say, with something between them. */
    String rowText(int place, String between) {
        return columns.layout().shown().stream().map(column -> textAt(place, column)).filter(text -> !text.isEmpty())
                .collect(Collectors.joining(between));
    }

    /** Scrolls as far as it takes to show the selected row. */
    void keepSelectionInSight() {
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

    /** Brings a place to the top, as far as there are rows below it. */
    public void scrollTo(int place) {
        int most = Math.max(0, rows.size() - fullRows());
        top = Math.max(0, Math.min(most, place));
        moving = true;
        vertical.setMax(most);
        vertical.setValue(top);
        moving = false;
        requestLayout();
    }

    /** Scrolls by so many pixels. */
    void scrollSideways(double by) {
        horizontal.setValue(Math.max(0, Math.min(horizontal.getMax(), horizontal.getValue() + by)));
    }

    /** How many rows are whole in sight. */
    int fullRows() {
        return geometry == null ? 1 : (int) Math.max(1, Math.floor(canvas.getHeight() / geometry.rowHeight()));
    }

    private void layoutChanged() {
        columns.keep();
        requestLayout();
    }

    private void fitColumns() {
        measure.fitColumns(rows, top, shown);
    }

    /** Not where rows are packets: those are read from the file, which takes too long for that. */
    private void measureColumns() {
        CaptureDocument document = workspace.document().get();
        if (cells != null && mode != ListMode.PACKETS && measure.look(rows, cells, document == null ? null : document.verdict())) {
            requestLayout();
        }
    }

    private void sort(Column column) {
        ListModel model = workspace.list().get();
        if (model == null) {
            return;
        }
        ListQuery query = model.query();
        if (!column.equals(query.sort())) {
            model.query(query.sorted(column, false));
        } else if (query.descending()) {
            model.query(query.sorted(null, false));
        } else {
            model.query(query.sorted(column, true));
        }
        refresh();
        measure.needHead(column, model.query());
    }

    /** The place at a height in the rows, or -1. */
    int placeAt(double y) {
        int place = top + (int) Math.floor(y / geometry.rowHeight());
        return place < rows.size() ? place : -1;
    }

    /** The column at a distance from the left; null for none. */
    Column columnAt(double x) {
        return picture == null ? null : geometry.at(x + picture.scroll());
    }

    /** What is shown; null before anything was. */
    ListPicture picture() {
        return picture;
    }

    /** Shows where the pointer is, -1 for nowhere. */
    void hover(int place) {
        if (place != hover) {
            hover = place;
            requestLayout();
        }
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth();
        double height = getHeight();
        double bar = Math.ceil(vertical.prefWidth(-1));
        double ticks = look.get().px(ScrollStrip.WIDTH);
        double room = Math.max(0, width - bar - ticks);
        int place = selectedPlace();
        boolean inSight = geometry != null && place >= top && place < top + fullRows();
        int last = shownModel == null ? 0 : shownModel.count();
        geometry = measure.geometry(room, last);
        double head = geometry.headHeight();
        boolean wide = geometry.total() > room;
        double bottom = wide ? Math.ceil(horizontal.prefHeight(-1)) : 0;
        header.resizeRelocate(0, 0, width, head);
        double canvasHeight = Math.max(0, height - head - bottom);
        canvas.relocate(0, head);
        canvas.setWidth(room);
        canvas.setHeight(canvasHeight);
        strip.resizeRelocate(room, head, ticks, canvasHeight);
        vertical.resizeRelocate(width - bar, head, bar, canvasHeight);
        horizontal.setVisible(wide);
        horizontal.resizeRelocate(0, height - bottom, room, bottom);
        horizontal.setMax(Math.max(0, geometry.total() - room));
        horizontal.setVisibleAmount(Math.max(1, horizontal.getMax()) * room / geometry.total());
        double scroll = wide ? Math.round(Math.min(horizontal.getValue(), horizontal.getMax())) : 0;
        int most = Math.max(0, rows.size() - fullRows());
        vertical.setMax(Math.max(1, most));
        vertical.setVisibleAmount(Math.max(1.0, most) * Math.min(1, (double) fullRows() / Math.max(1, rows.size())));
        vertical.setUnitIncrement(1);
        vertical.setBlockIncrement(fullRows());
        vertical.setDisable(most == 0);
        top = Math.max(0, Math.min(top, most));
        if (inSight && place >= top + fullRows()) {
            scrollTo(place - fullRows() + 1); // larger type, or a smaller pane
        }
        header.show(columns.layout(), geometry, scroll, column -> columns.title(column, shown));
        boolean joined = mode == ListMode.MESSAGES && shown != null && shown.sort() == null;
        picture = new ListPicture(workspace, cells, fields, rows, geometry, top, selectedPlace(), hover, scroll, isFocused(), joined, room,
                canvasHeight);
        measure.painter().paint(canvas.getGraphicsContext2D(), picture);
        if (!wide) {
            PaneCorners.show(canvas, Pos.BOTTOM_LEFT);
        }
        strip.draw(look.get(), picture.selected(), rows.size());
    }

    /** Lets people choose the columns. */
    public void showColumnMenu(Node beside) {
        header.menu(null).show(beside, Side.BOTTOM, 0, 0);
    }

    @Override
    protected double computePrefHeight(double width) {
        return 240;
    }
}
