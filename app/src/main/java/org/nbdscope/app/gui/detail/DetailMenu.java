package org.nbdscope.app.gui.detail;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import org.nbdscope.app.gui.action.Action;
import org.nbdscope.app.gui.action.ActionMenus;
import org.nbdscope.app.gui.action.Place;
import org.nbdscope.app.view.DetailLine;
import org.nbdscope.app.view.FilterUse;
import org.nbdscope.app.view.Workspace;
import org.nbdscope.dissector.detail.AnnotatedDump;
import org.nbdscope.dissector.export.DetailRow;
import org.nbdscope.dissector.export.JsonSink;
import org.nbdscope.dissector.schema.FieldDefinition;

/** What can be done with a line of the details: make it a filter or a column, or copy it. */
final class DetailMenu {

    private final Supplier<DetailLine.Field> root;
    private final Supplier<DetailLine> selected;
    private final BiConsumer<String, Boolean> filter;
    private final Consumer<FieldDefinition> column;
    private final Workspace workspace;

    DetailMenu(Workspace workspace, Supplier<DetailLine.Field> root, Supplier<DetailLine> selected, BiConsumer<String, Boolean> filter,
               Consumer<FieldDefinition> column) {
        this.workspace = workspace;
        this.root = root;
        this.selected = selected;
        this.filter = filter;
        this.column = column;
    }

    /** What the menus of the window offer, and the keyboard. */
    List<Action> actions(ObservableBooleanValue any) {
        return List.of(
                Action.of("_Apply Selected Field as Filter", () -> apply(true)).at(Place.ANALYZE_FILTER).key("Shortcut+Enter").when(any),
                Action.of("_Prepare Selected Field as Filter", () -> apply(false)).at(Place.ANALYZE_FILTER).when(any),
                Action.of("Selected Field as _Column", this::asColumn).at(Place.ANALYZE_FILTER).key("Shortcut+Shift+I").when(any),
                Action.of("_Value of the Field", () -> copy(value())).at(Place.EDIT_COPY).when(any),
                Action.of("As _Text", () -> copy(AnnotatedDump.tree(whole().node()))).at(Place.EDIT_COPY).when(any),
                Action.of("As _Hex Dump", () -> copy(AnnotatedDump.hex(whole().bytes()))).at(Place.EDIT_COPY).when(any),
                Action.of("As _Annotated Hex", () -> copy(AnnotatedDump.annotated(whole().node(), whole().bytes()))).at(Place.EDIT_COPY)
                        .key("Shortcut+Shift+C").when(any),
                Action.of("As _JSON", () -> copy(json())).at(Place.EDIT_COPY).when(any));
    }

    /** The menu of a line. */
    ContextMenu menu() {
        Menu apply = FilterMenu.of(workspace, true, this::picked, filter);
        Menu prepare = FilterMenu.of(workspace, false, this::picked, filter);
        MenuItem asColumn = item(Action.of("Apply as column", this::asColumn).key("Shortcut+Shift+I"));
        MenuItem value = item(Action.of("Copy value", () -> copy(value())));
        MenuItem line = item(Action.of("Copy line", () -> copy(selected.get().text())));
        MenuItem name = item(Action.of("Copy filter name", () -> copy(field().node().field().name())));
        Menu all = new Menu("Copy all");
        all.getItems().addAll(item(Action.of("As text", () -> copy(AnnotatedDump.tree(whole().node())))),
                item(Action.of("As hex dump", () -> copy(AnnotatedDump.hex(whole().bytes())))),
                item(Action.of("As annotated hex", () -> copy(AnnotatedDump.annotated(whole().node(), whole().bytes())))
                        .key("Shortcut+Shift+C")),
                item(Action.of("As JSON", () -> copy(json()))));
        ContextMenu menu = new ContextMenu(apply, prepare, asColumn, new SeparatorMenuItem(), value, line, name, all);
        menu.setOnShowing(event -> {
            boolean named = field() != null && field().node().field() != null;
            List.of(apply, prepare, asColumn, name).forEach(item -> item.setDisable(!named));
            value.setDisable(value().isEmpty());
            line.setDisable(selected.get() == null);
            all.setDisable(root.get() == null);
        });
        return menu;
    }

    private static MenuItem item(Action action) {
        return ActionMenus.item(action);
    }

    /** The selected field; null where something else, or nothing, is selected. */
    private DetailLine.Field field() {
        return selected.get() instanceof DetailLine.Field field ? field : null;
    }

    /** The message that the selected field is of; of a packet, its own tree. */
    private DetailLine.Field whole() {
        return root.get();
    }

    private String value() {
        return field() == null ? "" : field().node().value();
    }

    private String picked() {
        return FieldFilter.of(field().node(), field().bytes());
    }

    private void apply(boolean now) {
        if (field() != null && field().node().field() != null) {
            filter.accept(FilterUse.SELECTED.of(workspace.filter().get().text(), picked()), now);
        }
    }

    private void asColumn() {
        if (field() != null && field().node().field() != null) {
            column.accept(field().node().field());
        }
    }

    private String json() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (JsonSink sink = JsonSink.lines(out)) {
            new DetailRow(whole().node()).write(sink);
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    private static void copy(String text) {
        ClipboardContent clipboard = new ClipboardContent();
        clipboard.putString(text);
        Clipboard.getSystemClipboard().setContent(clipboard);
    }
}
