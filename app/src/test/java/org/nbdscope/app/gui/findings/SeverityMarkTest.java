package org.nbdscope.app.gui.findings;

import static org.junit.jupiter.api.Assertions.assertEquals;

import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.nbdscope.app.gui.ShownPane;
import org.nbdscope.app.gui.theme.Look;
import org.nbdscope.app.gui.theme.Styling;
import org.nbdscope.app.gui.theme.Theme;
import org.nbdscope.dissector.findings.Severity;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** Marks of severity are as large as the text beside them. */
@ExtendWith(ApplicationExtension.class)
class SeverityMarkTest {

    private static final Look LOOK = new Look(Theme.LIGHT, 1);

    private final StackPane pane = new StackPane();
    private Stage stage;

    @Start
    void start(Stage newStage) {
        stage = newStage;
        for (Severity severity : Severity.values()) {
            pane.getChildren().add(new SeverityMark(severity));
        }
        ShownPane.show(stage, pane, 300, 200, LOOK);
    }

    private double size(int mark) {
        return ((Region) ((Region) pane.getChildren().get(mark)).getChildrenUnmodifiable().get(0)).getHeight();
    }

    @Test
    void growWithIt(FxRobot robot) {
        for (double zoom : new double[] {1, 2, 0.8}) {
            robot.interact(() -> Styling.apply(stage.getScene(), LOOK.with(zoom)));
            robot.interact(() -> {
                pane.applyCss();
                pane.layout();
            });
            for (int mark = 0; mark < pane.getChildren().size(); mark++) {
                assertEquals(14 * zoom, size(mark), 2, Severity.values()[mark] + " at " + zoom);
            }
        }
    }
}
