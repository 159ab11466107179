package org.nbdscope.app.gui.shell;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import org.nbdscope.app.gui.action.Action;
import org.nbdscope.app.gui.action.ActionSource;
import org.nbdscope.app.gui.action.Place;
import org.nbdscope.app.gui.action.ToolGroup;
import org.nbdscope.app.gui.layout.Dividers;
import org.nbdscope.app.gui.theme.Icons;
import org.nbdscope.app.gui.theme.Look;
import org.nbdscope.app.gui.theme.ThemeChoice;
import org.nbdscope.app.view.OffsetFormat;
import org.nbdscope.app.view.TimeFormat;
import org.nbdscope.app.view.Workspace;

/** How things are shown: formats, theme, size, room for each pane. */
final class LookActions implements ActionSource {

    private final Workspace workspace;
    private final LookChoice choice;
    private final ObjectProperty<Look> look;
    private final Dividers layout;
    private final Runnable preferences;

    /** @param preferences opens the preferences */
    LookActions(Workspace workspace, LookChoice choice, Dividers layout, Runnable preferences) {
        this.workspace = workspace;
        this.choice = choice;
        this.layout = layout;
        this.preferences = preferences;
        look = choice.look();
    }

    @Override
    public List<Action> actions() {
        List<Action> actions = new ArrayList<>();
        actions.addAll(choices(Place.VIEW_TIME, TimeFormat.values(), TimeFormat::label, workspace.timeFormat()));
        actions.addAll(choices(Place.VIEW_OFFSETS, OffsetFormat.values(), OffsetFormat::label, workspace.offsetFormat()));
        BooleanProperty names = workspace.hostNames().shown();
        actions.add(Action.of("Resol_ve Host Names", () -> names.set(!names.get())).at(Place.VIEW_SHOW).id("host-names").switches(names));
        for (ThemeChoice theme : ThemeChoice.values()) {
            actions.add(Action.of(theme.menuName(), () -> choice.theme().set(theme)).at(Place.VIEW_THEME)
                    .id("theme-" + theme.name().toLowerCase(Locale.ROOT)).chooses(choice.theme().map(now -> now == theme)));
        }
        // Plus and minus are on other keys of other keyboards.
        actions.add(Action.of("Zoom I_n", () -> look.set(look.get().larger())).at(Place.VIEW_ZOOM)
                .key("Shortcut+Plus", "Shortcut+Equals", "Shortcut+Add", "Shortcut+Shift+Equals").icon(Icons.ZOOM_IN).tool(ToolGroup.ZOOM));
        actions.add(Action.of("Zoom O_ut", () -> look.set(look.get().smaller())).at(Place.VIEW_ZOOM)
                .key("Shortcut+Minus", "Shortcut+Subtract").icon(Icons.ZOOM_OUT).tool(ToolGroup.ZOOM));
        actions.add(Action.of("Normal Si_ze", () -> look.set(look.get().with(1.0))).at(Place.VIEW_ZOOM)
                .key("Shortcut+0", "Shortcut+Numpad 0"));
        actions.add(Action.of("Reset _Layout", layout::reset).at(Place.VIEW_ZOOM).key("Shortcut+Shift+W"));
        actions.add(Action.of("_Preferences...", preferences).at(Place.EDIT_PREFERENCES).key("Shortcut+Shift+P"));
        return actions;
    }

    /** An action for each value that a property can have. */
    private static <E> List<Action> choices(Place place, E[] values, Function<E, String> label, ObjectProperty<E> property) {
        return Arrays.stream(values).map(value -> Action.of("_" + label.apply(value), () -> property.set(value)).at(place)
                .chooses(property.map(now -> now == value))).toList();
    }
}
