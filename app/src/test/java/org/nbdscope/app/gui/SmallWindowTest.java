package org.nbdscope.app.gui;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.nbdscope.app.gui.OpenWindow.until;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.nbdscope.app.view.Job;
import org.nbdscope.app.view.Samples;
import org.testfx.api.FxRobot;

/** In a small window there is less to see, but nothing hides behind something else. */
@Timeout(120)
class SmallWindowTest {

    @RegisterExtension
    final OpenWindow open = new OpenWindow();

    private void size(FxRobot robot, double width, double height) {
        robot.interact(() -> {
            open.stage.setWidth(width);
            open.stage.setHeight(height);
        });
    }

    private static Bounds place(Node node) {
        return node.localToScene(node.getLayoutBounds());
    }

    @Test
    void everyPaneKeepsItsTitle(FxRobot robot) {
        open.open(Samples.FOUR_CONNECTIONS, 288);
        size(robot, 700, 500);
        for (KeyCode view : List.of(KeyCode.DIGIT2, KeyCode.DIGIT3, KeyCode.DIGIT4, KeyCode.DIGIT5)) {
            robot.push(KeyCode.CONTROL, view);
            until("no title is cut in view " + view + ": " + cut(robot), () -> cut(robot).isEmpty());
        }
    }

    @Test
    void whatFindingsAreJudgedByIsWhole(FxRobot robot) {
        open.open(Samples.FOUR_CONNECTIONS, 288);
        size(robot, 700, 500);
        robot.push(KeyCode.CONTROL, KeyCode.DIGIT5);
        until("the list of findings has room for its head", () -> robot.lookup("#findings-profile").tryQuery().isPresent()
                && place(robot.lookup("#findings-profile").query()).getMaxX() <= place(robot.lookup("#findings").query()).getMaxX());
    }

    /** Titles that begin left of the window or above their view. */
    private List<String> cut(FxRobot robot) {
        List<String> cut = new ArrayList<>();
        robot.interact(() -> {
            double top = place(robot.lookup(".filter-bar").query()).getMaxY();
            for (Node title : robot.lookup(".pane-title").queryAll()) {
                Bounds place = place(title);
                if (place.getMinX() < 0 || place.getMinY() < top) {
                    cut.add(((Labeled) title).getText());
                }
            }
        });
        return cut;
    }

    @Test
    void findingsAreLeftForTheNextOne(FxRobot robot) {
        open.open(Samples.FOUR_CONNECTIONS, 288);
        size(robot, 1024, 700);
        robot.push(KeyCode.CONTROL, KeyCode.DIGIT5);
        until("the last button is in the window",
                () -> place(robot.lookup("Next").query()).getMaxX() <= open.stage.getScene().getWidth());
    }

    @Test
    void whatWasDoneStandsAtTheEdge(FxRobot robot) {
        open.open(Samples.FOUR_CONNECTIONS, 288);
        robot.interact(() -> open.window.workspace().job().set(Job.start("Working", job -> "All is done")));
        until("it is told", () -> robot.lookup("All is done").tryQuery().isPresent());
        double right = place(robot.lookup("All is done").query()).getMaxX();
        assertTrue(right > open.stage.getScene().getWidth() - 30, "at " + right);
    }
}
