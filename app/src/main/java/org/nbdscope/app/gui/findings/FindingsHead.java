package org.nbdscope.app.gui.findings;

import javafx.beans.binding.Bindings;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/**
 * The head of the list of findings: how many there are, by what they are judged, and how they are grouped. In two lines where one is too
 * narrow.
 */
final class FindingsHead extends FlowPane {

    private final HBox name;
    private final Label judged = new Label("Profile");
    private final Control profile;
    private final HBox judging;
    private final Region groups;

    FindingsHead(Label totals, Control profile, Region groups) {
        this.profile = profile;
        this.groups = groups;
        Label title = new Label("Findings");
        title.getStyleClass().add("pane-title");
        title.setMinWidth(USE_PREF_SIZE);
        totals.getStyleClass().add("hint");
        name = new HBox(title, totals);
        name.getStyleClass().add("finding-head-part");
        judged.getStyleClass().add("hint");
        judged.setMinWidth(USE_PREF_SIZE);
        profile.setMinWidth(USE_PREF_SIZE);
        groups.setMinWidth(USE_PREF_SIZE);
        judging = new HBox(judged, profile);
        judging.getStyleClass().add("finding-head-part");
        getStyleClass().addAll("pane-head", "finding-head");
        getChildren().addAll(name, judging, groups);
        // Where all stand in one line, the others stand at its right end; where they do not, room is dear.
        name.minWidthProperty().bind(Bindings.createDoubleBinding(() -> Math.max(0, Math.floor(rest())), widthProperty(),
                totals.widthProperty(), profile.widthProperty(), groups.widthProperty()));
        judged.visibleProperty().bind(Bindings.createBooleanBinding(() -> rest() > 0, widthProperty(), totals.widthProperty(),
                profile.widthProperty(), groups.widthProperty()));
        judged.managedProperty().bind(judged.visibleProperty());
    }

    /** What a single line leaves for the name; 0 where that is not enough. */
    private double rest() {
        double room = getWidth() - getInsets().getLeft() - getInsets().getRight() - 2 * getHgap() - 1;
        double others = judged.prefWidth(-1) + judging.getSpacing() + profile.prefWidth(-1) + groups.prefWidth(-1);
        return room - others < name.prefWidth(-1) ? 0 : room - others;
    }
}
