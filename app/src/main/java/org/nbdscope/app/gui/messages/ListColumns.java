package org.nbdscope.app.gui.messages;

import java.util.EnumMap;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.nbdscope.app.view.Column;
import org.nbdscope.app.view.ColumnLayout;
import org.nbdscope.app.view.FieldColumn;
import org.nbdscope.app.view.ListMode;
import org.nbdscope.app.view.ListQuery;
import org.nbdscope.app.view.Settings;
import org.nbdscope.app.view.Workspace;
import org.nbdscope.dissector.schema.FieldDefinition;

/** The columns of each kind of list, which last. */
final class ListColumns {

    private final Workspace workspace;
    private final Settings settings;
    private final Map<ListMode, ColumnLayout> layouts = new EnumMap<>(ListMode.class);
    private ListMode mode = ListMode.MESSAGES;

    ListColumns(Workspace workspace, Settings settings) {
        this.workspace = workspace;
        this.settings = settings;
        for (ListMode each : ListMode.values()) {
            layouts.put(each, ColumnLayout.of(each, settings.get(key(each), "")));
        }
    }

    private static String key(ListMode mode) {
        return "columns of " + mode.noun();
    }

    /** The list shows rows of this kind. */
    void mode(ListMode newMode) {
        mode = newMode;
    }

    /** The columns of the rows that are shown. */
    ColumnLayout layout() {
        return layouts.get(mode);
    }

    /** Keeps how the columns are now. */
    void keep() {
        settings.put(key(mode), layout().text());
    }

    /** Shows a field as a column of its own. */
    void add(FieldDefinition field) {
        layout().add(new FieldColumn(field));
        keep();
    }

    /** Makes every column as wide as it has to be. */
    void fit(ToDoubleFunction<Column> width) {
        layout().shown().forEach(column -> layout().width(column, width.applyAsDouble(column)));
    }

    /** What the head of a column says. */
    String title(Column column, ListQuery shown) {
        String title = workspace.title(column);
        boolean sorted = shown != null && column.equals(shown.sort());
        return sorted ? title + (shown.descending() ? " ▼" : " ▲") : title;
    }
}
