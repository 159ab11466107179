package org.nbdscope.app.gui.timeline;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.shape.Rectangle;
import org.nbdscope.app.gui.theme.Palette;
import org.nbdscope.app.view.CommandGroup;
import org.nbdscope.app.view.timeline.Legend;
import org.nbdscope.app.view.timeline.TimelineMode;
import org.nbdscope.app.view.timeline.TimelineView;

/** Title, legend and modes above the timeline. An entry of the legend is a toggle: off, its requests are dimmed. */
final class TimelineHeader extends HBox {

    private static final double SWATCH = 9;

    private final TimelineView view;
    private final Label name = new Label("Timeline");
    private final Label title = new Label();
    private final HBox legend = new HBox(2);
    private final HBox modes = new HBox();
    private final ToggleGroup group = new ToggleGroup();
    private List<CommandGroup> shown = List.of();
    private Palette palette;

    TimelineHeader(TimelineView view) {
        super(8);
        this.view = view;
        getStyleClass().add("pane-header");
        setAlignment(Pos.CENTER_LEFT);
        setPadding(new Insets(2, 8, 2, 8));
        setMinHeight(26);
        legend.setAlignment(Pos.CENTER_RIGHT);
        legend.setMinWidth(Region.USE_PREF_SIZE);
        modes.setMinWidth(Region.USE_PREF_SIZE);
        modes.setAlignment(Pos.CENTER);
        name.setMinWidth(Region.USE_PREF_SIZE);
        title.setMinWidth(0);
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        for (TimelineMode mode : TimelineMode.values()) {
            ToggleButton button = new ToggleButton(mode.label());
            button.setUserData(mode);
            button.setToggleGroup(group);
            button.setId("timeline-mode-" + mode.name().toLowerCase(Locale.ROOT));
            button.setOnAction(event -> {
                button.setSelected(true);
                view.mode().set(mode);
            });
            modes.getChildren().add(button);
        }
        getChildren().setAll(name, title, space, legend, modes);
        view.mode().addListener((property, old, now) -> refresh());
    }

    void palette(Palette newPalette) {
        palette = newPalette;
        setStyle("-fx-background-color: " + css(palette.line()) + ", " + css(palette.panel2()) + "; -fx-background-insets: 0, 0 0 1 0;");
        name.setStyle("-fx-font-size: 12px; -fx-font-weight: bold; -fx-text-fill: " + css(palette.tx()) + ";");
        title.setStyle("-fx-font-size: 11px; -fx-text-fill: " + css(palette.tx2()) + ";");
        shown = List.of();
        refresh();
    }

    /** The capture, the selection or the mode has changed. */
    void refresh() {
        if (palette == null) {
            return;
        }
        title.setText(Legend.title(view));
        List<CommandGroup> groups = Legend.of(view.index());
        if (!groups.equals(shown)) {
            shown = groups;
            List<ToggleButton> entries = new ArrayList<>();
            groups.forEach(one -> entries.add(entry(one)));
            legend.getChildren().setAll(entries);
        }
        for (var toggle : group.getToggles()) {
            ToggleButton button = (ToggleButton) toggle;
            button.setSelected(button.getUserData() == view.mode().get());
            style(button, button.isSelected());
        }
    }

    private ToggleButton entry(CommandGroup one) {
        ToggleButton button = new ToggleButton(one.label(), new Rectangle(SWATCH, SWATCH, palette.of(one)));
        button.setSelected((view.groups().get() >> one.ordinal() & 1) != 0);
        button.setStyle("-fx-background-color: transparent; -fx-font-size: 11px; -fx-padding: 1 5 1 5; -fx-text-fill: " + css(palette.tx2())
                + ";");
        button.setOpacity(button.isSelected() ? 1 : 0.45);
        button.setId("timeline-legend-" + one.name().toLowerCase(Locale.ROOT));
        button.setTooltip(new Tooltip("Show or dim " + one.label()));
        button.setOnAction(event -> {
            int bit = 1 << one.ordinal();
            view.groups().set(button.isSelected() ? view.groups().get() | bit : view.groups().get() & ~bit);
            button.setOpacity(button.isSelected() ? 1 : 0.45);
        });
        return button;
    }

    private void style(ToggleButton button, boolean on) {
        button.setStyle("-fx-font-size: 11px; -fx-padding: 2 8 2 8; -fx-background-radius: 0; -fx-background-insets: 0, 1 0 1 1;"
                + " -fx-background-color: " + css(palette.line()) + ", " + css(on ? palette.accbg() : palette.panel()) + "; -fx-text-fill: "
                + css(on ? palette.acc() : palette.tx2()) + ";");
    }

    static String css(Color colour) {
        return "#" + colour.toString().substring(2);
    }
}
