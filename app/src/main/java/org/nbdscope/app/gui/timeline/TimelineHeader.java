package org.nbdscope.app.gui.timeline;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.shape.Rectangle;
import org.controlsfx.control.SegmentedButton;
import org.nbdscope.app.gui.action.Choice;
import org.nbdscope.app.gui.theme.Look;
import org.nbdscope.app.view.CommandGroup;
import org.nbdscope.app.view.timeline.Legend;
import org.nbdscope.app.view.timeline.TimelineMode;
import org.nbdscope.app.view.timeline.TimelineView;

/**
 * Title, legend and modes above the timeline. An entry of the legend is a toggle: off, its requests are dimmed. Where there is not room for
 * all beside each other, the legend goes below the others, in as many lines as it needs.
 */
final class TimelineHeader extends FoldingRow {

    private static final double SWATCH = 9;
    private static final double OFF = 0.45;
    /** Less of a text, at 100 %, says nothing. */
    private static final double LEAST_TEXT = 60;
    /** A name that somebody gave to an export gets no more than this, at 100 %. */
    private static final double MOST_TEXT = 280;

    private final TimelineView view;
    private final boolean withLegend;
    private final Label heading = new Label();
    private final Label title = new Label();
    private final MenuButton connection = new MenuButton();
    private final BreakingLine legend = new BreakingLine();
    private final SegmentedButton switches = new SegmentedButton();
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
        heading.setText(name);
        heading.getStyleClass().add("pane-title");
        title.getStyleClass().add("hint");
        whole(title);
        legend.setAlignment(Pos.CENTER_LEFT);
        legend.getStyleClass().add("timeline-legend");
        switches.setToggleGroup(modes.group());
        for (TimelineMode mode : offered) {
            ToggleButton button = modes.add(mode, mode.label());
            button.setId("timeline-mode-" + mode.name().toLowerCase(Locale.ROOT));
            switches.getButtons().add(button);
        }
        connection.getStyleClass().add("quiet");
        connection.setId("timeline-connection");
        connection.setOnShowing(event -> connection.getItems().setAll(connections()));
        connection.getItems().add(new MenuItem()); // an empty menu does not open
        whole(connection);
        switches.setManaged(offered.size() > 1);
        getChildren().addAll(heading, connection, title, gap(), legend, switches);
        breaks(legend);
        view.mode().addListener((property, old, now) -> refresh());
        view.session().addListener((property, old, now) -> refresh());
        view.findings().addListener((property, old, now) -> refresh());
        view.groups().addListener((property, old, now) -> refreshEntries());
    }

    void look(Look newLook) {
        look = newLook;
        shown.clear();
        rank(switches);
        rank(heading);
        rank(connection, look.px(LEAST_TEXT), look.px(MOST_TEXT));
        rank(title, look.px(LEAST_TEXT), look.px(MOST_TEXT));
        refresh();
    }

    /** The capture, the selection or the mode has changed. */
    void refresh() {
        if (look == null) {
            return;
        }
        title.setText(withLegend ? Legend.title(view) : Legend.strong(view));
        boolean chooses = view.mode().get() != TimelineMode.LANES && view.index().laneCount() > 1;
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

    /** What was cut is read by hovering. */
    private static void whole(Labeled cut) {
        Tooltip tip = new Tooltip();
        tip.textProperty().bind(cut.textProperty());
        cut.setTooltip(tip);
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
