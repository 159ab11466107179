package org.nbdscope.app.gui.timeline;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;
import org.controlsfx.control.SegmentedButton;
import org.nbdscope.app.gui.action.Choice;
import org.nbdscope.app.gui.theme.Look;
import org.nbdscope.app.view.CommandGroup;
import org.nbdscope.app.view.timeline.Legend;
import org.nbdscope.app.view.timeline.TimelineMode;
import org.nbdscope.app.view.timeline.TimelineView;

/** Title, legend and modes above the timeline. An entry of the legend is a toggle: off, its requests are dimmed. */
final class TimelineHeader extends HBox {

    private static final double SWATCH = 9;
    private static final double OFF = 0.45;

    private final TimelineView view;
    private final boolean withLegend;
    private final Label title = new Label();
    private final MenuButton connection = new MenuButton();
    private final HBox legend = new HBox();
    private final Choice<TimelineMode> modes = new Choice<>(this::mode);
    private final List<CommandGroup> shown = new ArrayList<>();
    private Look look;

    /**
     * Above a timeline.
     *
     * @param offered    the modes to choose from; with one there is no choice
     * @param withLegend whether it has a legend; beside another timeline it is of that one's colours
     */
    TimelineHeader(TimelineView view, String name, List<TimelineMode> offered, boolean withLegend) {
        this.view = view;
        this.withLegend = withLegend;
        getStyleClass().add("pane-head");
        setAlignment(Pos.CENTER_LEFT);
        Label heading = new Label(name);
        heading.getStyleClass().add("pane-title");
        heading.setMinWidth(USE_PREF_SIZE);
        title.getStyleClass().add("hint");
        title.setMinWidth(0);
        legend.setAlignment(Pos.CENTER_RIGHT);
        legend.setMinWidth(0);
        legend.getStyleClass().add("timeline-legend");
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        SegmentedButton switches = new SegmentedButton();
        switches.setToggleGroup(modes.group());
        switches.setMinWidth(USE_PREF_SIZE);
        for (TimelineMode mode : offered) {
            ToggleButton button = modes.add(mode, mode.label());
            button.setMinWidth(USE_PREF_SIZE);
            button.setId("timeline-mode-" + mode.name().toLowerCase(Locale.ROOT));
            switches.getButtons().add(button);
        }
        connection.getStyleClass().add("quiet");
        connection.setMinWidth(USE_PREF_SIZE);
        connection.setId("timeline-connection");
        connection.setOnShowing(event -> connection.getItems().setAll(connections()));
        connection.getItems().add(new MenuItem()); // an empty menu does not open
        getChildren().addAll(heading, connection, title, space, legend);
        if (offered.size() > 1) {
            getChildren().add(switches);
        }
        view.mode().addListener((property, old, now) -> refresh());
        view.session().addListener((property, old, now) -> refresh());
        view.groups().addListener((property, old, now) -> refreshEntries());
    }

    void look(Look newLook) {
        look = newLook;
        shown.clear();
        refresh();
    }

    /** The capture, the selection or the mode has changed. */
    void refresh() {
        if (look == null) {
            return;
        }
        title.setText(withLegend ? Legend.title(view) : Legend.strong(view));
        boolean chooses = view.mode().get() != TimelineMode.LANES && view.index().laneCount() > 1;
        connection.setVisible(chooses);
        connection.setManaged(chooses);
        connection.setText(Legend.connection(view));
        List<CommandGroup> groups = withLegend ? Legend.of(view.index()) : List.of();
        if (!groups.equals(shown)) {
            shown.clear();
            shown.addAll(groups);
            legend.getChildren().setAll(groups.stream().map(this::entry).toList());
            refreshEntries();
        }
        modes.choose(view.mode().get());
    }

    private void mode(TimelineMode chosen) {
        if (view.mode().get() == chosen) {
            return;
        }
        boolean all = view.showsAll();
        view.mode().set(chosen);
        if (chosen == TimelineMode.REQUESTS && all) {
            view.fitConnection();
        }
    }

    private List<MenuItem> connections() {
        List<MenuItem> items = new ArrayList<>();
        if (view.mode().get() == TimelineMode.OFFSETS) {
            items.add(item(Legend.ALL_CONNECTIONS, TimelineView.NONE));
        }
        Legend.connections(view.index()).forEach((session, name) -> items.add(item(name, session)));
        return items;
    }

    private MenuItem item(String name, int session) {
        MenuItem item = new MenuItem(name);
        item.setMnemonicParsing(false);
        item.setOnAction(event -> {
            if (view.mode().get() == TimelineMode.REQUESTS) {
                view.showRequests(session);
            } else {
                view.session().set(session);
            }
        });
        return item;
    }

    private ToggleButton entry(CommandGroup group) {
        double size = look.px(SWATCH);
        ToggleButton button = new ToggleButton(group.label(), new Rectangle(size, size, look.palette().of(group)));
        button.getStyleClass().add("legend-entry");
        button.setUserData(group);
        button.setId("timeline-legend-" + group.name().toLowerCase(Locale.ROOT));
        button.setTooltip(new Tooltip("Show or dim " + group.label()));
        button.setOnAction(event -> {
            int bit = 1 << group.ordinal();
            view.groups().set(button.isSelected() ? view.groups().get() | bit : view.groups().get() & ~bit);
        });
        return button;
    }

    private void refreshEntries() {
        for (var node : legend.getChildren()) {
            ToggleButton button = (ToggleButton) node;
            boolean on = (view.groups().get() >> ((CommandGroup) button.getUserData()).ordinal() & 1) != 0;
            button.setSelected(on);
            button.setOpacity(on ? 1 : OFF);
            button.setAccessibleText(button.getText() + (on ? ", shown" : ", dimmed"));
        }
    }
}
