package org.nbdscope.app.gui.action;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javafx.beans.value.ObservableBooleanValue;
import javafx.beans.value.ObservableValue;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import org.nbdscope.app.gui.theme.Icons;

/**
 * Something one can do, declared once: the menus, the tool bar, the keyboard and the page of keys are made from it. For example
 * {@code Action.of("_Open...", this::choose).at(Place.FILE_OPEN).key("Shortcut+O").icon(Icons.OPEN).tool(ToolGroup.FILE)}.
 */
public final class Action {

    private final String name;
    private final Runnable work;
    private final List<KeyCombination> keys = new ArrayList<>();
    private String id;
    private Place place;
    private ToolGroup tool;
    private Icons icon;
    private ObservableBooleanValue enabled;
    private ObservableValue<Boolean> state;
    private boolean choice;

    private Action(String name, Runnable work) {
        this.name = name;
        this.work = work;
    }

    /**
     * Something one can do.
     *
     * @param name what the menu calls it; an underscore is before the letter for the keyboard, three dots say that a question follows
     * @param work does it, on the thread of the window
     */
    public static Action of(String name, Runnable work) {
        return new Action(name, work);
    }

    /** Puts it into a menu. */
    public Action at(Place newPlace) {
        place = newPlace;
        return this;
    }

    /**
     * Gives it keys.
     *
     * @param shown the one that menus name, as JavaFX writes it ({@code Shortcut+O}); a single letter works wherever nobody writes text
     * @param also  others that do the same, because keyboards differ
     */
    public Action key(String shown, String... also) {
        keys.add(KeyCombination.keyCombination(shown));
        for (String other : also) {
            keys.add(KeyCombination.keyCombination(other));
        }
        return this;
    }

    /** Gives it a picture. */
    public Action icon(Icons newIcon) {
        icon = newIcon;
        return this;
    }

    /** Puts it into the tool bar as well; it needs a picture. */
    public Action tool(ToolGroup group) {
        tool = group;
        return this;
    }

    /** Says when it can be done; without, it always can. */
    public Action when(ObservableBooleanValue condition) {
        enabled = condition;
        return this;
    }

    /** It switches something on and off, and this says which. */
    public Action switches(ObservableValue<Boolean> on) {
        state = on;
        return this;
    }

    /** It chooses one of several, and this says whether it is the one. */
    public Action chooses(ObservableValue<Boolean> chosen) {
        state = chosen;
        choice = true;
        return this;
    }

    /** Gives its menu item and its button ({@code tool-} in front) a name for style sheets and tests. */
    public Action id(String newId) {
        id = newId;
        return this;
    }

    /** Does it, if it can be done now. */
    public void run() {
        if (canRun()) {
            work.run();
        }
    }

    /** Whether it can be done now. */
    public boolean canRun() {
        return enabled == null || enabled.get();
    }

    /** What the menu calls it, with the underscore. */
    public String name() {
        return name;
    }

    /** What it is called elsewhere. */
    public String plainName() {
        return name.replace("_", "").replace("...", "");
    }

    /** Its keys for people, the first one or all; "" for none. */
    public String keyText(boolean all) {
        return keys.stream().limit(all ? keys.size() : 1).map(KeyNames::of).distinct().collect(Collectors.joining(" or "));
    }

    /** Where in the menus it is; null for nowhere. */
    public Place place() {
        return place;
    }

    /** Its picture; null for none. */
    public Icons icon() {
        return icon;
    }

    ToolGroup tool() {
        return tool;
    }

    String id() {
        return id;
    }

    ObservableBooleanValue enabled() {
        return enabled;
    }

    ObservableValue<Boolean> state() {
        return state;
    }

    boolean choice() {
        return choice;
    }

    /** The key that menus name; null for none. */
    public KeyCombination key() {
        return keys.isEmpty() ? null : keys.get(0);
    }

    boolean matches(KeyEvent event) {
        return keys.stream().anyMatch(key -> key.match(event));
    }
}
