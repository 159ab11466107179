package org.nbdscope.app.gui.coverage;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import org.nbdscope.app.gui.action.Choice;
import org.nbdscope.app.gui.theme.Look;
import org.nbdscope.app.view.coverage.CoverageSubject;
import org.nbdscope.app.view.coverage.CoverageView;

/** Chooses whose answers are shown: a button each, or a list where there are many. */
final class SubjectSwitch extends HBox {

    private static final int MAX_BUTTONS = 4;
    private static final double LEAST_BUTTON = 150;
    private static final double MOST_BUTTON = 340;

    private final CoverageView view;
    private final ObjectProperty<Look> look;
    /** Shows which subject is chosen. */
    private Consumer<CoverageSubject> follow = subject -> { };
    private boolean following;
    private boolean narrow;

    SubjectSwitch(CoverageView view, ObjectProperty<Look> look) {
        super(4);
        this.view = view;
        this.look = look;
        view.subjects().addListener((property, before, now) -> show());
        view.subject().addListener((property, before, now) -> follow());
        show();
    }

    /** Whether there is too little room for a button each. */
    void narrow(boolean now) {
        if (narrow != now) {
            narrow = now;
            show();
        }
    }

    private void show() {
        following = true;
        List<CoverageSubject> all = view.subjects().get();
        getChildren().setAll(all.size() <= MAX_BUTTONS && !narrow ? buttons(all) : List.of(list(all)));
        following = false;
        follow();
    }

    private void follow() {
        following = true;
        view.subjects().get().stream().filter(each -> each.sameAs(view.subject().get())).findFirst().ifPresent(follow);
        following = false;
    }

    private List<Node> buttons(List<CoverageSubject> all) {
        List<Node> nodes = new ArrayList<>();
        Choice<CoverageSubject> choice = new Choice<>(this::chosen);
        for (CoverageSubject each : all) {
            ToggleButton button = choice.add(each, each.label());
            button.setMnemonicParsing(false);
            button.getStyleClass().add("choice");
            button.setMinWidth(Math.min(look.get().px(LEAST_BUTTON), button.prefWidth(-1)));
            button.setMaxWidth(look.get().px(MOST_BUTTON));
            button.setTooltip(new Tooltip(each.label()));
            nodes.add(button);
        }
        follow = choice::choose;
        return nodes;
    }

    private ComboBox<CoverageSubject> list(List<CoverageSubject> all) {
        ComboBox<CoverageSubject> box = new ComboBox<>();
        box.getItems().setAll(all);
        box.setMinWidth(look.get().px(LEAST_BUTTON));
        box.valueProperty().addListener((property, before, now) -> {
            if (now != null) {
                chosen(now);
            }
        });
        follow = box::setValue;
        return box;
    }

    private void chosen(CoverageSubject subject) {
        if (!following) {
            view.subject().set(subject);
        }
    }
}
