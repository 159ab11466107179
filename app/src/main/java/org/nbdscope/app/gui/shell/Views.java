package org.nbdscope.app.gui.shell;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableBooleanValue;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.StackPane;
import org.controlsfx.control.SegmentedButton;
import org.nbdscope.app.gui.action.Action;
import org.nbdscope.app.gui.action.ActionMenus;
import org.nbdscope.app.gui.action.ActionSource;
import org.nbdscope.app.gui.action.Choice;
import org.nbdscope.app.gui.action.Place;

/** The views of an open capture on top of each other, one of them shown, with the buttons and actions that choose. */
final class Views extends StackPane implements ActionSource {

    private static final PseudoClass BAD = PseudoClass.getPseudoClass("bad");

    private final Map<View, Node> panes = new EnumMap<>(View.class);
    private final Map<View, ToggleButton> buttons = new EnumMap<>(View.class);
    private final Map<View, Action> actions = new EnumMap<>(View.class);
    private final ObjectProperty<View> shown = new SimpleObjectProperty<>();
    private final Choice<View> choice = new Choice<>(shown::set);
    private final SegmentedButton segments = new SegmentedButton();
    private final MenuButton menu = new MenuButton();
    private final StackPane switcher = new StackPane(segments, menu);
    private final ObservableBooleanValue open;

    /** @param open whether there is something to view */
    Views(ObservableBooleanValue open) {
        this.open = open;
        segments.getStyleClass().add("view-switch");
        segments.setMinWidth(USE_PREF_SIZE);
        segments.setToggleGroup(choice.group());
        menu.setId("view-menu");
        menu.setMinWidth(USE_PREF_SIZE);
        menu.textProperty().bind(shown.map(view -> "View: " + view.label()));
        menu.setFocusTraversable(false);
        switcher.setAlignment(Pos.CENTER_RIGHT);
        switcher.disableProperty().bind(Bindings.not(open));
        narrow(false);
        shown.addListener((property, before, now) -> show(now));
    }

    /** Adds a view; in the order of {@link View}. */
    void add(View view, Node pane) {
        panes.put(view, pane);
        Action action = Action.of(view.menuName(), () -> choose(view)).at(Place.VIEW_SWITCH).key(view.key()).when(open)
                .chooses(Bindings.createBooleanBinding(() -> shown.get() == view, shown));
        actions.put(view, action);
        ToggleButton button = choice.add(view, view.label());
        button.setId("view-" + view.name().toLowerCase(Locale.ROOT));
        button.setTooltip(new Tooltip(view.label() + " (" + action.keyText(false) + ")"));
        button.setContentDisplay(ContentDisplay.RIGHT);
        button.setAccessibleText(view.label());
        button.setFocusTraversable(false); // the view has the keyboard, and the menu offers the same to it
        button.setOnAction(event -> choose(view)); // also by a click on what is chosen already
        buttons.put(view, button);
        segments.getButtons().add(button);
        menu.getItems().add(ActionMenus.item(action));
    }

    /** Whether there is too little room for a button each. */
    void narrow(boolean narrow) {
        segments.setVisible(!narrow);
        segments.setManaged(!narrow);
        menu.setVisible(narrow);
        menu.setManaged(narrow);
    }

    /** Says how much there is to see in a view, in words and beside its name; "" for nothing to say. */
    void count(View view, String count, String spoken, boolean bad) {
        ToggleButton button = buttons.get(view);
        if (count.isEmpty()) {
            button.setGraphic(null);
        } else if (!(button.getGraphic() instanceof Label label) || !label.getText().equals(count)) {
            Label label = new Label(count);
            label.getStyleClass().add("view-count");
            label.pseudoClassStateChanged(BAD, bad);
            button.setGraphic(label);
        }
        button.setAccessibleText(view.label() + (spoken.isEmpty() ? "" : ", " + spoken));
    }

    /** Brings a view to the front, where it may be already, and gives it the keyboard. */
    void choose(View view) {
        shown.set(view);
        requestFocus();
    }

    /** The keyboard goes to what the view in front is about. */
    @Override
    public void requestFocus() {
        Node pane = panes.get(shown.get());
        pane.applyCss(); // what stands in a control is in the window only once the control has its skin
        pane.requestFocus();
    }

    /** The view in front; another one gets the keyboard with it. */
    ObjectProperty<View> shown() {
        return shown;
    }

    /** What chooses a view: a button each, or a menu. */
    Node switcher() {
        return switcher;
    }

    /** What chooses a view. */
    @Override
    public List<Action> actions() {
        return List.copyOf(actions.values());
    }

    /** The views in which something can be done. */
    List<ActionSource> sources() {
        return panes.values().stream().filter(ActionSource.class::isInstance).map(ActionSource.class::cast).toList();
    }

    private void show(View view) {
        getChildren().setAll(panes.get(view));
        choice.choose(view);
        requestFocus();
    }
}
