package org.nbdscope.app.gui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.nbdscope.app.gui.OpenWindow.list;
import static org.nbdscope.app.gui.OpenWindow.rootText;
import static org.nbdscope.app.gui.OpenWindow.selectField;
import static org.nbdscope.app.gui.OpenWindow.until;

import java.util.List;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.nbdscope.app.view.Samples;
import org.testfx.api.FxRobot;

/** Filters that are not written by hand: out of the details, and those that were used before. */
@Timeout(120)
class FilterMenusWindowTest {

    @RegisterExtension
    final OpenWindow open = new OpenWindow();

    @Test
    void preparesAFieldAsFilterWithoutApplyingIt(FxRobot robot) {
        open.open(Samples.FOUR_CONNECTIONS, 288);
        robot.interact(() -> list(robot).goTo(221));
        until("the fields are there", () -> rootText(robot).equals("Request: NBD_CMD_READ"));
        selectField(robot, "Offset");
        open.choose(robot, "Prepare Selected Field as Filter");
        assertEquals("nbd.from == 772997120", field(robot).getText());
        assertEquals("", open.window.workspace().filter().get().text(), "it is not in force yet");
        assertEquals(288, list(robot).rowCount());
        assertTrue(field(robot).isFocused(), "one may go on writing");
        assertTrue(robot.lookup(".completion").tryQuery().isEmpty(), "nothing is proposed for what nobody writes");
        robot.push(KeyCode.ENTER);
        until("it is in force", () -> list(robot).rowCount() == 2);
    }

    @Test
    void offersTheFiltersThatWereUsedBefore(FxRobot robot) {
        open.open(Samples.FOUR_CONNECTIONS, 288);
        for (String filter : List.of("nbd.type == NBD_CMD_BLOCK_STATUS", "nbd.from == 772997120")) {
            robot.interact(() -> open.window.filter(filter));
            until("it is in force", () -> open.window.workspace().filter().get().text().equals(filter));
        }
        MenuButton history = robot.lookup(".history").queryAs(MenuButton.class);
        robot.interact(history::show);
        List<String> offered = history.getItems().stream().map(MenuItem::getText).filter(text -> text != null && text.contains("=="))
                .toList();
        int newest = offered.indexOf("nbd.from == 772997120");
        assertTrue(newest >= 0 && offered.indexOf("nbd.type == NBD_CMD_BLOCK_STATUS") > newest, () -> "the newest comes first: " + offered);
        robot.interact(() -> history.getItems().stream().filter(item -> "nbd.type == NBD_CMD_BLOCK_STATUS".equals(item.getText()))
                .findFirst().orElseThrow().fire());
        robot.interact(history::hide);
        until("it is in force again", () -> list(robot).rowCount() == 18);
        assertEquals("nbd.type == NBD_CMD_BLOCK_STATUS", field(robot).getText());
    }

    private static TextField field(FxRobot robot) {
        return robot.lookup("#filter").queryAs(TextField.class);
    }
}
