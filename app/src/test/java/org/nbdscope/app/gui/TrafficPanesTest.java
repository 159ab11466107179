package org.nbdscope.app.gui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.nbdscope.app.gui.OpenWindow.text;
import static org.nbdscope.app.gui.OpenWindow.until;

import java.util.Set;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.TabPane;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.nbdscope.app.view.Samples;
import org.testfx.api.FxRobot;

/** The panes below the list: who gets how much room, and what they say where they have nothing to show. */
@Timeout(120)
class TrafficPanesTest {

    private static final double ROW = 19;

    @RegisterExtension
    final OpenWindow open = new OpenWindow();

    private void open(FxRobot robot, double width) {
        robot.interact(() -> {
            open.stage.setWidth(width);
            open.stage.setHeight(800);
        });
        open.open(Samples.FOUR_CONNECTIONS, 288);
        until("fields are shown", () -> robot.lookup("#details").tryQuery().isPresent());
    }

    private static Bounds place(FxRobot robot, String selector) {
        Node node = robot.lookup(selector).query();
        return node.localToScene(node.getLayoutBounds());
    }

    @Test
    void fieldsHaveTheWholeHeightBesideTheirExplanation(FxRobot robot) {
        open(robot, 1280);
        until("they have room", () -> place(robot, "#details").getHeight() > 7 * ROW);
        assertTrue(place(robot, ".explanation").getMinX() > place(robot, "#details").getMaxX(), "beside each other");
        assertTrue(place(robot, "#message-bytes").getMinX() > place(robot, ".explanation").getMinX(), "and the bytes at the right");
    }

    @Test
    void fieldsHaveTheWholeHeightInANarrowWindow(FxRobot robot) {
        open(robot, 1000);
        until("they have room", () -> place(robot, "#details").getHeight() > 7 * ROW);
        assertTrue(place(robot, ".explanation").getMinY() > place(robot, "#message-bytes").getMaxY(), "bytes and explanation share the rest");
    }

    @Test
    void everyDividerIsThickEnoughToDrag(FxRobot robot) {
        open(robot, 1280);
        Set<Node> dividers = robot.lookup("#traffic .split-pane-divider").queryAll();
        assertEquals(4, dividers.size(), "two between timeline, list and what is below, two between that");
        for (Node divider : dividers) {
            double thickness = Math.min(divider.getLayoutBounds().getWidth(), divider.getLayoutBounds().getHeight());
            assertTrue(thickness >= 4, "has " + thickness);
        }
    }

    @Test
    void thePaneOfBytesSaysWhatToDoWhereItIsEmpty(FxRobot robot) {
        open(robot, 1280);
        until("there are bytes", () -> text(robot, "#bytes-empty").isEmpty());
        robot.interact(() -> open.window.workspace().selected().set(-1));
        until("there are none", () -> !text(robot, "#bytes-empty").isEmpty());
        assertEquals("Select a message, in the list or on the timeline, to see its bytes", text(robot, "#bytes-empty"));
        robot.clickOn("#rows-packets");
        until("packets are listed", () -> OpenWindow.list(robot).rowCount() == 408);
        robot.interact(() -> OpenWindow.list(robot).selectPlace(0));
        TabPane tabs = robot.lookup("#bytes-tabs").queryAs(TabPane.class);
        until("the first one says what it is", () -> {
            robot.interact(() -> tabs.getSelectionModel().select(0)); // a packet shows its own bytes when it comes
            return text(robot, "#bytes-empty").startsWith("This packet completes no message");
        });
    }
}
