package org.nbdscope.app.gui.messages;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.beans.value.ObservableBooleanValue;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.controlsfx.control.SegmentedButton;
import org.nbdscope.app.gui.action.Action;
import org.nbdscope.app.gui.action.ActionSource;
import org.nbdscope.app.gui.action.Choice;
import org.nbdscope.app.gui.action.KeyHint;
import org.nbdscope.app.gui.action.Place;
import org.nbdscope.app.gui.export.ExportActions;
import org.nbdscope.app.gui.theme.Look;
import org.nbdscope.app.view.CaptureDocument;
import org.nbdscope.app.view.ListMode;
import org.nbdscope.app.view.ListModel;
import org.nbdscope.app.view.OffsetFormat;
import org.nbdscope.app.view.Related;
import org.nbdscope.app.view.Settings;
import org.nbdscope.app.view.TimeFormat;
import org.nbdscope.app.view.Workspace;

/** The list with what it shows and how: messages or transactions, formats, columns; and what to do where it is empty. */
public final class MessagePane extends BorderPane implements ActionSource {

    /** A button that chooses a format is so wide at least, in pixels: its name is seen. */
    private static final double LEAST_FORMAT_WIDTH = 60;

    private final Workspace workspace;
    private final MessageList list;
    private final ExportActions exports;
    private final Label hint = new Label();
    private final Label emptyTitle = new Label();
    private final Hyperlink clearFilter = new Hyperlink("Clear filter");
    private final Hyperlink packets = new Hyperlink("List the packets that are in it");
    private final VBox empty = new VBox(emptyTitle, clearFilter, packets);
    private final Choice<ListMode> modes = new Choice<>(this::mode);
    private Runnable modeChanged = () -> { };

    /** @param clear takes the filter away */
    public MessagePane(Workspace workspace, ObjectProperty<Look> look, Settings settings, Runnable clear) {
        this.workspace = workspace;
        this.list = new MessageList(workspace, look, settings);
        this.exports = new ExportActions(this, workspace, list::shownColumns, settings);
        getStyleClass().add("pane");
        Label title = new Label("Messages");
        title.getStyleClass().add("pane-title");
        title.setMinWidth(USE_PREF_SIZE);
        SegmentedButton switches = new SegmentedButton();
        switches.setMinWidth(USE_PREF_SIZE);
        switches.setToggleGroup(modes.group());
        for (ListMode mode : ListMode.values()) {
            switches.getButtons().add(button(mode));
        }
        modes.choose(ListMode.MESSAGES);
        hint.getStyleClass().add("hint");
        hint.setMinWidth(0);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        Button columns = new Button("Columns...");
        columns.getStyleClass().add("quiet");
        columns.setMinWidth(USE_PREF_SIZE);
        columns.setOnAction(event -> list.showColumnMenu(columns));
        HBox head = new HBox(title, switches, hint, gap,
                formats("Time", TimeFormat.values(), TimeFormat::label, workspace.timeFormat()),
                formats("Offsets", OffsetFormat.values(), OffsetFormat::label, workspace.offsetFormat()), columns);
        head.setAlignment(Pos.CENTER_LEFT);
        head.getStyleClass().add("pane-head");
        setTop(head);
        emptyTitle.getStyleClass().add("empty-title");
        clearFilter.setOnAction(event -> clear.run());
        packets.setOnAction(event -> modes.choose(ListMode.PACKETS));
        empty.getStyleClass().add("empty-state");
        empty.setPickOnBounds(false);
        setCenter(new StackPane(list, empty));
        workspace.related().addListener((property, before, now) -> tell(now));
        workspace.list().addListener((property, before, now) -> mode(modes.chosen()));
        refresh();
    }

    @Override
    public List<Action> actions() {
        ObservableBooleanValue marked = Bindings.greaterThan(workspace.markCount(), 0);
        List<Action> actions = new ArrayList<>(exports.actions());
        actions.add(Action.of("Ne_xt Mark", () -> list.goToMark(true)).at(Place.EDIT_MARK).key("Shortcut+Shift+N").when(marked));
        actions.add(Action.of("Previo_us Mark", () -> list.goToMark(false)).at(Place.EDIT_MARK).key("Shortcut+Shift+B").when(marked));
        actions.add(Action.of("Take _All Marks Away", workspace::clearMarks).at(Place.EDIT_MARK).when(marked));
        for (ListMode mode : ListMode.values()) {
            actions.add(Action.of("List of " + mode.menuName(), () -> modes.choose(mode)).at(Place.VIEW_SHOW)
                    .when(workspace.document().isNotNull())
                    .chooses(Bindings.createBooleanBinding(() -> modes.chosen() == mode, modes.group().selectedToggleProperty())));
        }
        return actions;
    }

    @Override
    public List<KeyHint> keyHints() {
        return List.of(new KeyHint("List", "Up Down Page Up Page Down Home End", "select another row"),
                new KeyHint("List", "Shift+F10", "what can be done with the row"));
    }

    private ToggleButton button(ListMode mode) {
        ToggleButton button = modes.add(mode, mode.label());
        button.setId("rows-" + mode.noun());
        button.setMinWidth(USE_PREF_SIZE);
        return button;
    }

    /** The list. */
    public MessageList list() {
        return list;
    }

    /** Sets who is told that the rows are of another kind. */
    public void onMode(Runnable told) {
        modeChanged = told;
    }

    private void mode(ListMode mode) {
        ListModel model = workspace.list().get();
        if (model != null && model.query().mode() != mode) {
            model.query(model.query().with(mode));
            refresh();
            tell(workspace.related().get());
            modeChanged.run();
        }
    }

    /** Chooses one of the ways to write something; can be cut where the pane is narrow. */
    private static <E> MenuButton formats(String what, E[] values, Function<E, String> label, ObjectProperty<E> chosen) {
        MenuButton button = new MenuButton();
        button.getStyleClass().add("quiet");
        button.setMinWidth(LEAST_FORMAT_WIDTH);
        ToggleGroup group = new ToggleGroup();
        for (E format : values) {
            RadioMenuItem item = new RadioMenuItem(label.apply(format));
            item.setToggleGroup(group);
            item.setSelected(format == chosen.get());
            item.setOnAction(event -> chosen.set(format));
            chosen.addListener((property, before, now) -> item.setSelected(now == format));
            button.getItems().add(item);
        }
        button.textProperty().bind(chosen.map(format -> what + ": " + lower(label.apply(format))));
        return button;
    }

    private static String lower(String text) {
        return Character.toLowerCase(text.charAt(0)) + text.substring(1);
    }

    private void tell(Related related) {
        if (workspace.list().get() != null && workspace.list().get().query().mode() != ListMode.MESSAGES) {
            hint.setText("");
            return;
        }
        boolean joined = related.first() >= 0 && related.first() != related.last();
        hint.setText(!joined ? "" : related.request() >= 0
                ? "Request #" + related.request() + " and its reply are joined in the margin; J jumps between them"
                : "The chunks of this reply are joined in the margin");
    }

    /** Looks for new rows; called now and then. */
    public void refresh() {
        list.refresh();
        ListModel model = workspace.list().get();
        CaptureDocument document = workspace.document().get();
        boolean nothing = model != null && model.rows().size() == 0 && !model.working();
        empty.setVisible(nothing);
        if (nothing) {
            boolean filtered = model.count() > 0;
            boolean reading = document.state() == CaptureDocument.State.READING;
            String rows = model.query().mode().noun();
            String all = model.query().mode() == ListMode.PACKETS ? rows : "NBD " + rows;
            emptyTitle.setText(filtered ? "0 of " + OffsetFormat.grouped(model.count()) + ' ' + rows + " match the filter"
                    : reading ? "No NBD found yet" : "No " + all + " in this capture");
            clearFilter.setVisible(filtered);
            clearFilter.setManaged(filtered);
            boolean other = !filtered && model.query().mode() != ListMode.PACKETS && document.packets() > 0;
            packets.setVisible(other);
            packets.setManaged(other);
        }
    }
}
