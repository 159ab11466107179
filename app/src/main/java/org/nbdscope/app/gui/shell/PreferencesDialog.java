package org.nbdscope.app.gui.shell;

import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.ObjectProperty;
import javafx.collections.FXCollections;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonType;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.ColorPicker;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.stage.Modality;
import javafx.stage.Stage;
import javafx.util.StringConverter;
import org.nbdscope.app.gui.theme.Dialogs;
import org.nbdscope.app.gui.theme.Look;
import org.nbdscope.app.gui.theme.Taste;
import org.nbdscope.app.gui.theme.ThemeChoice;
import org.nbdscope.app.view.CommandGroup;
import org.nbdscope.app.view.OffsetFormat;
import org.nbdscope.app.view.TimeFormat;
import org.nbdscope.app.view.Workspace;

/** How somebody wants the window; a change shows at once, and lasts. */
final class PreferencesDialog extends Dialog<Void> {

    private static final String OWN_FONT = "The program's own";
    private static final double FIELD_WIDTH = 240;
    private static final double PERCENT = 100;

    private final LookChoice choice;
    private final Workspace workspace;

    /** @param columns lets somebody choose the columns of the list, beside a node */
    PreferencesDialog(Stage owner, LookChoice choice, Workspace workspace, Consumer<Node> columns) {
        this.choice = choice;
        this.workspace = workspace;
        Dialogs.own(this, owner);
        initModality(Modality.NONE);
        setTitle("Preferences");
        GridPane form = new GridPane();
        form.getStyleClass().addAll("form", "preferences");
        form.setId("preferences");
        fill(form, columns);
        getDialogPane().setContent(form);
        getDialogPane().getButtonTypes().addAll(ButtonType.CLOSE);
    }

    private void fill(GridPane form, Consumer<Node> columns) {
        heading(form, "Appearance");
        row(form, "Theme", choices("theme", ThemeChoice.values(), ThemeChoice::label, choice.theme()));
        row(form, "Size of text", zoom());
        row(form, "Font", font(false));
        row(form, "Monospaced font", font(true));
        heading(form, "Messages");
        row(form, "Times", choices("times", TimeFormat.values(), TimeFormat::label, workspace.timeFormat()));
        row(form, "Offsets", choices("offsets", OffsetFormat.values(), OffsetFormat::label, workspace.offsetFormat()));
        Button choose = new Button("Choose columns...");
        choose.setOnAction(event -> columns.accept(choose));
        row(form, "Columns", choose);
        heading(form, "Colours of commands");
        for (CommandGroup group : CommandGroup.values()) {
            row(form, Character.toUpperCase(group.label().charAt(0)) + group.label().substring(1), colour(group));
        }
    }

    private static void heading(GridPane form, String text) {
        Label label = new Label(text);
        label.getStyleClass().addAll("pane-title", "form-heading");
        form.add(label, 0, form.getRowCount(), 2, 1);
    }

    private static void row(GridPane form, String name, Node field) {
        Label label = new Label(name);
        label.setLabelFor(field);
        label.setMinWidth(Label.USE_PREF_SIZE);
        field.setAccessibleText(name);
        form.addRow(form.getRowCount(), label, field);
    }

    private static <E> ChoiceBox<E> choices(String id, E[] values, Function<E, String> name, ObjectProperty<E> property) {
        ChoiceBox<E> box = new ChoiceBox<>(FXCollections.observableArrayList(Arrays.asList(values)));
        box.setId("preference-" + id);
        box.setPrefWidth(FIELD_WIDTH);
        box.setConverter(new StringConverter<>() {
            @Override
            public String toString(E value) {
                return value == null ? "" : name.apply(value);
            }

            @Override
            public E fromString(String text) {
                return Arrays.stream(values).filter(value -> name.apply(value).equals(text)).findFirst().orElse(null);
            }
        });
        box.valueProperty().bindBidirectional(property);
        return box;
    }

    private HBox zoom() {
        Slider slider = new Slider(Look.MIN_ZOOM * PERCENT, Look.MAX_ZOOM * PERCENT, choice.look().get().zoom() * PERCENT);
        slider.setPrefWidth(FIELD_WIDTH - 60);
        slider.setBlockIncrement(10);
        Label value = new Label(percent(slider.getValue()));
        slider.valueProperty().addListener((property, before, now) -> {
            value.setText(percent(now.doubleValue()));
            if (!slider.isValueChanging()) {
                zoom(now.doubleValue());
            }
        });
        // What is dragged would run away from under the pointer if everything grew meanwhile.
        slider.valueChangingProperty().addListener((property, before, now) -> zoom(slider.getValue()));
        slider.setAccessibleText("Size of text in per cent");
        HBox box = new HBox(slider, value);
        box.getStyleClass().add("form-line");
        return box;
    }

    private void zoom(double percent) {
        choice.look().set(choice.look().get().with(Math.round(percent) / PERCENT));
    }

    private static String percent(double value) {
        return Math.round(value) + " %";
    }

    private ComboBox<String> font(boolean mono) {
        ComboBox<String> box = new ComboBox<>();
        box.setId(mono ? "preference-mono" : "preference-font");
        box.setPrefWidth(FIELD_WIDTH);
        box.getItems().add(OWN_FONT);
        box.getItems().addAll(families());
        String now = mono ? taste().mono() : taste().text();
        box.setValue(now == null ? OWN_FONT : now);
        box.setOnAction(event -> {
            String family = OWN_FONT.equals(box.getValue()) ? null : box.getValue();
            taste(mono ? taste().withMono(family) : taste().withText(family));
        });
        return box;
    }

    private static List<String> families() {
        return Font.getFamilies().stream().distinct().toList();
    }

    private HBox colour(CommandGroup group) {
        ColorPicker picker = new ColorPicker(choice.look().get().palette().of(group));
        picker.setId("preference-" + group.name());
        picker.setAccessibleText("Colour of " + group.label());
        Button back = new Button("Reset");
        back.setAccessibleText("Reset the colour of " + group.label());
        back.setDisable(!taste().colours().containsKey(group));
        picker.setOnAction(event -> {
            Color chosen = picker.getValue();
            taste(taste().with(group, chosen));
            back.setDisable(false);
        });
        back.setOnAction(event -> {
            taste(taste().with(group, null));
            picker.setValue(choice.look().get().palette().of(group));
            back.setDisable(true);
        });
        HBox box = new HBox(picker, back);
        box.getStyleClass().add("form-line");
        return box;
    }

    private Taste taste() {
        return choice.look().get().taste();
    }

    private void taste(Taste taste) {
        choice.look().set(choice.look().get().with(taste));
    }
}
