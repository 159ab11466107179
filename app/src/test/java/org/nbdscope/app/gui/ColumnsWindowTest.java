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
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.nbdscope.app.view.MemoryPreferences;
import org.nbdscope.app.view.Samples;
import org.nbdscope.app.view.Settings;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.framework.junit5.Stop;

/** Columns that somebody moved, sized and hid stay so, also in a window to come. */
@ExtendWith(ApplicationExtension.class)
@Timeout(120)
class ColumnsWindowTest {

    private final Settings settings = new Settings(new MemoryPreferences());
    private OpenWindow open;

    @Start
    void start(Stage stage) {
        open = new OpenWindow(stage, settings);
    }

    @Stop
    void stop() {
        open.close();
    }

    @Test
    void staysAsSomebodyArrangedIt(FxRobot robot) {
        open.open(robot, Samples.FOUR_CONNECTIONS, 288);
        until("the heads are there", () -> titles(robot, open).contains("Depth"));
        hide(robot, "Flags");
        until("the column is hidden", () -> !titles(robot, open).contains("Flags"));
        Bounds length = head(robot, "Length");
        drag(robot, length.getCenterX(), head(robot, "Message").getCenterX());
        until("the column stands where it was dropped", () -> follows(titles(robot, open), "Length", "Message"));
        Bounds status = head(robot, "Status");
        drag(robot, status.getMaxX() - 1, status.getMaxX() + 59);
        until("the column is wider", () -> Math.abs(head(robot, "Status").getWidth() - status.getWidth() - 60) < 3);
        List<String> arranged = titles(robot, open);
        double width = head(robot, "Status").getWidth();
        OpenWindow[] another = new OpenWindow[1];
        robot.interact(() -> {
            another[0] = new OpenWindow(new Stage(), settings);
            another[0].window.open(Samples.FOUR_CONNECTIONS);
        });
        another[0].choose(robot, "Traffic");
        until("its columns are the same", () -> titles(robot, another[0]).equals(arranged));
        until("as wide as before", () -> Math.abs(head(robot, another[0], "Status").getWidth() - width) < 3);
        robot.interact(() -> another[0].close());
    }

    private static boolean follows(List<String> titles, String first, String second) {
        return titles.indexOf(first) >= 0 && titles.indexOf(second) == titles.indexOf(first) + 1;
    }

    private static List<String> titles(FxRobot robot, OpenWindow window) {
        return window.heads(robot).stream().map(Label::getText).toList();
    }

    private Bounds head(FxRobot robot, String title) {
        return head(robot, open, title);
    }

    private static Bounds head(FxRobot robot, OpenWindow window, String title) {
        Label label = window.heads(robot).stream().filter(each -> each.getText().equals(title)).findFirst().orElseThrow();
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
