package org.nbdscope.app.gui.coverage;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import org.nbdscope.app.gui.theme.Look;
import org.nbdscope.app.view.coverage.CoverageSubject;
import org.nbdscope.app.view.coverage.CoverageView;

/** Chooses whose answers are shown: a button each, or a list where there are many. */
final class SubjectSwitch extends HBox {

    private static final int MAX_BUTTONS = 4;
    private static final double LEAST_BUTTON = 150;

    private final CoverageView view;
    private final ObjectProperty<Look> look;
    private boolean choosing;

    SubjectSwitch(CoverageView view, ObjectProperty<Look> look) {
        super(4);
        this.view = view;
        this.look = look;
        view.subjects().addListener((property, before, now) -> show());
        view.subject().addListener((property, before, now) -> show());
        show();
    }

    private void show() {
        choosing = true;
        List<CoverageSubject> all = view.subjects().get();
        getChildren().setAll(all.size() <= MAX_BUTTONS ? buttons(all) : List.of(list(all)));
        choosing = false;
    }

    private List<Node> buttons(List<CoverageSubject> all) {
        List<Node> nodes = new ArrayList<>();
        ToggleGroup group = new ToggleGroup();
        for (CoverageSubject each : all) {
            ToggleButton button = new ToggleButton(each.label());
            button.setMnemonicParsing(false);
            button.getStyleClass().add("choice");
            button.setMinWidth(Math.min(look.get().px(LEAST_BUTTON), button.prefWidth(-1)));
            button.setToggleGroup(group);
            button.setSelected(each.sameAs(view.subject().get()));
            button.setOnAction(event -> {
                button.setSelected(true);
                view.subject().set(each);
            });
            nodes.add(button);
        }
        return nodes;
    }

    private ComboBox<CoverageSubject> list(List<CoverageSubject> all) {
        ComboBox<CoverageSubject> box = new ComboBox<>();
        box.getItems().setAll(all);
        all.stream().filter(each -> each.sameAs(view.subject().get())).findFirst().ifPresent(box::setValue);
        box.valueProperty().addListener((property, before, now) -> {
            if (!choosing && now != null) {
                view.subject().set(now);
            }
        });
        return box;
    }
}
