package org.nbdscope.app.gui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.nbdscope.app.gui.OpenWindow.until;

import java.util.List;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.stage.Window;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.nbdscope.app.view.MemoryPreferences;
import org.nbdscope.app.view.Samples;
import org.nbdscope.app.view.Settings;
import org.testfx.api.FxRobot;

/** Columns that somebody moved, sized and hid stay so, also in a window to come. */
@Timeout(120)
class ColumnsWindowTest {

    private final Settings settings = new Settings(new MemoryPreferences());
    @RegisterExtension
    final OpenWindow open = new OpenWindow(settings);

    @Test
    void staysAsSomebodyArrangedIt(FxRobot robot) throws Exception {
        open.open(Samples.FOUR_CONNECTIONS, 288);
        until("the heads are there", () -> titles(robot).contains("Depth"));
        hide(robot, "Flags");
        until("the column is hidden", () -> !titles(robot).contains("Flags"));
        Bounds length = head(robot, "Length");
        drag(robot, length.getCenterX(), head(robot, "Message").getCenterX());
        until("the column stands where it was dropped", () -> follows(titles(robot), "Length", "Message"));
        Bounds status = head(robot, "Status");
        drag(robot, status.getMaxX() - 1, status.getMaxX() + 59);
        until("the column is wider", () -> Math.abs(head(robot, "Status").getWidth() - status.getWidth() - 60) < 3);
        List<String> arranged = titles(robot);
        double width = head(robot, "Status").getWidth();
        open.again();
        open.open(Samples.FOUR_CONNECTIONS, 288);
        until("its columns are the same", () -> titles(robot).equals(arranged));
        until("as wide as before", () -> Math.abs(head(robot, "Status").getWidth() - width) < 3);
    }

    private static boolean follows(List<String> titles, String first, String second) {
        return titles.indexOf(first) >= 0 && titles.indexOf(second) == titles.indexOf(first) + 1;
    }

    private List<String> titles(FxRobot robot) {
        return open.heads(robot).stream().map(Label::getText).toList();
    }

    private Bounds head(FxRobot robot, String title) {
        Label label = open.heads(robot).stream().filter(each -> each.getText().equals(title)).findFirst().orElseThrow();
        return label.localToScreen(label.getLayoutBounds());
    }

    /** Drags what is in the heads at one place of the screen to another. */
    private void drag(FxRobot robot, double from, double to) {
        Node header = robot.lookup(".list-header").query();
        double y = head(robot, "Status").getCenterY();
        robot.interact(() -> {
            Event.fireEvent(header, mouse(MouseEvent.MOUSE_PRESSED, header, from, y));
            Event.fireEvent(header, mouse(MouseEvent.MOUSE_DRAGGED, header, to, y));
            Event.fireEvent(header, mouse(MouseEvent.MOUSE_RELEASED, header, to, y));
        });
    }

    private static MouseEvent mouse(EventType<MouseEvent> type, Node header, double x, double y) {
        Point2D place = header.localToScene(header.screenToLocal(x, y));
        boolean down = type != MouseEvent.MOUSE_RELEASED;
        return new MouseEvent(type, place.getX(), place.getY(), x, y, MouseButton.PRIMARY, 1, false, false, false, false, down, false,
                false, false, false, false, null);
    }

    private void hide(FxRobot robot, String title) {
        Node header = robot.lookup(".list-header").query();
        Bounds head = head(robot, title);
        double x = header.screenToLocal(head.getCenterX(), head.getCenterY()).getX();
        robot.interact(() -> Event.fireEvent(header, new ContextMenuEvent(ContextMenuEvent.CONTEXT_MENU_REQUESTED, x, 10,
                head.getCenterX(), head.getCenterY(), false, null)));
        ContextMenu menu = Window.getWindows().stream().filter(ContextMenu.class::isInstance).map(ContextMenu.class::cast).findFirst()
                .orElseThrow();
        robot.interact(() -> {
            menu.getItems().stream().filter(item -> ("Hide \"" + title + '"').equals(item.getText())).findFirst().orElseThrow().fire();
            menu.hide();
        });
    }
}
