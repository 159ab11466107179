package org.nbdscope.app.gui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.nbdscope.app.gui.OpenWindow.until;

import com.sun.javafx.tk.TKClipboard;
import java.lang.reflect.Constructor;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import javafx.event.EventType;
import javafx.scene.Node;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.DataFormat;
import javafx.scene.input.DragEvent;
import javafx.scene.input.Dragboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.PickResult;
import javafx.scene.input.TransferMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.nbdscope.app.view.Samples;
import org.testfx.api.FxRobot;

/** How files come into the window, and which view is in front then. */
@Timeout(120)
class FilesWindowTest {

    @RegisterExtension
    final OpenWindow open = new OpenWindow();

    @Test
    void opensAFileThatIsDroppedOnIt(FxRobot robot) {
        Node middle = robot.lookup(".views").query();
        DragEvent over = drag(robot, DragEvent.DRAG_OVER, Samples.FOUR_CONNECTIONS);
        assertTrue(over.isAccepted(), "a file may be dropped");
        assertTrue(middle.getStyleClass().contains("dropping"), "the window shows it");
        drag(robot, DragEvent.DRAG_EXITED, Samples.FOUR_CONNECTIONS);
        assertFalse(middle.getStyleClass().contains("dropping"));
        DragEvent dropped = drag(robot, DragEvent.DRAG_DROPPED, Samples.FOUR_CONNECTIONS);
        assertTrue(dropped.isDropCompleted());
        until("the file is open", () -> open.stage.getTitle().startsWith(Samples.FOUR_CONNECTIONS.getFileName().toString()));
        until("its messages are there", () -> open.window.workspace().document().get().messages() == 288);
    }

    /** What happens in the window while a file is dragged over it from elsewhere. */
    private DragEvent drag(FxRobot robot, EventType<DragEvent> type, Path file) {
        DragEvent[] seen = new DragEvent[1];
        robot.interact(() -> {
            Node root = open.stage.getScene().getRoot();
            DragEvent event = new DragEvent(null, root, type, dragboard(file), 300, 300, 300, 300, TransferMode.COPY, null, root,
                    new PickResult(root, 300, 300));
            root.addEventHandler(type, each -> seen[0] = each);
            root.fireEvent(event);
        });
        return seen[0];
    }

    /** JavaFX makes dragboards of its own only, while something is dragged. */
    private static Dragboard dragboard(Path file) {
        try {
            TKClipboard content = (TKClipboard) Proxy.newProxyInstance(TKClipboard.class.getClassLoader(),
                    new Class<?>[] {TKClipboard.class},
                    (proxy, method, arguments) -> switch (method.getName()) {
                        case "getTransferModes" -> EnumSet.of(TransferMode.COPY);
                        case "hasContent" -> arguments[0].equals(DataFormat.FILES);
                        case "getContent" -> arguments[0].equals(DataFormat.FILES) ? List.of(file.toFile()) : null;
                        default -> null; // it is told of things that do not matter here
                    });
            Constructor<Dragboard> constructor = Dragboard.class.getDeclaredConstructor(TKClipboard.class);
            constructor.setAccessible(true);
            return constructor.newInstance(content);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void showsTheSummaryOfEachFileThatIsOpenedFirst(FxRobot robot) {
        open.open(Samples.FOUR_CONNECTIONS, 288);
        assertEquals("TRAFFIC", front(robot));
        robot.interact(() -> open.window.open(Samples.ERRORS));
        assertEquals("SUMMARY", front(robot), "of another file the summary comes first");
        robot.push(KeyCode.CONTROL, KeyCode.DIGIT4);
        assertEquals("COVERAGE", front(robot));
        robot.push(KeyCode.F5);
        assertEquals("COVERAGE", front(robot), "the same file, read again, is looked at as before");
        robot.interact(() -> open.window.open(Samples.ERRORS));
        assertEquals("SUMMARY", front(robot));
    }

    /** The view in front, by the button that is down. */
    private static String front(FxRobot robot) {
        return robot.lookup(".view-switch .toggle-button").queryAllAs(ToggleButton.class).stream()
                .filter(ToggleButton::isSelected).findFirst().orElseThrow().getId().replace("view-", "").toUpperCase(Locale.ROOT);
    }
}
