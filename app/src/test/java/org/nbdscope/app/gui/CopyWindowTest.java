package org.nbdscope.app.gui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.nbdscope.app.gui.OpenWindow.details;
import static org.nbdscope.app.gui.OpenWindow.list;
import static org.nbdscope.app.gui.OpenWindow.rootText;
import static org.nbdscope.app.gui.OpenWindow.selectField;
import static org.nbdscope.app.gui.OpenWindow.until;

import java.util.List;
import java.util.stream.Stream;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.input.Clipboard;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.nbdscope.app.view.Samples;
import org.testfx.api.FxRobot;

/** What the menu of the details puts on the clipboard. */
@Timeout(120)
class CopyWindowTest {

    @RegisterExtension
    final OpenWindow open = new OpenWindow();

    @Test
    void copiesTheMessageInEveryForm(FxRobot robot) {
        open.open(Samples.FOUR_CONNECTIONS, 288);
        robot.interact(() -> list(robot).goTo(221));
        until("the fields are there", () -> rootText(robot).equals("Request: NBD_CMD_READ"));
        selectField(robot, "Offset");
        String text = copied(robot, "As text");
        assertTrue(text.startsWith("Request: NBD_CMD_READ\n"), text);
        assertTrue(text.lines().anyMatch(line -> line.startsWith("    ") && line.contains("Offset") && line.contains("772997120")), text);
        String hex = copied(robot, "As hex dump");
        assertTrue(hex.lines().findFirst().orElseThrow().contains("25 60 95 13"), hex);
        assertEquals(2, hex.lines().count(), "28 bytes, 16 a line");
        String annotated = copied(robot, "As annotated hex");
        assertTrue(annotated.lines().anyMatch(line -> line.contains("00 00 00 00 2e 13 00 00".substring(0, 11)) && line.contains("Offset")),
                annotated);
        String json = copied(robot, "As JSON");
        assertTrue(json.startsWith("{\"label\":") && json.strip().endsWith("}"), json);
        assertTrue(json.contains("\"name\":\"nbd.from\"") && json.contains("\"number\":772997120"), json);
    }

    @Test
    void copiesTheSelectedField(FxRobot robot) {
        open.open(Samples.FOUR_CONNECTIONS, 288);
        robot.interact(() -> list(robot).goTo(221));
        until("the fields are there", () -> rootText(robot).equals("Request: NBD_CMD_READ"));
        selectField(robot, "Offset");
        assertEquals("nbd.from", copied(robot, "Copy filter name"));
        assertTrue(copied(robot, "Copy value").startsWith("772997120"), copied(robot, "Copy value"));
        assertTrue(copied(robot, "Copy line").startsWith("Offset: 772997120"), copied(robot, "Copy line"));
    }

    /** What is on the clipboard after something was chosen in the menu of the details. */
    private static String copied(FxRobot robot, String name) {
        List<MenuItem> items = details(robot).getContextMenu().getItems();
        MenuItem item = items.stream().flatMap(each -> each instanceof Menu menu ? menu.getItems().stream() : Stream.of(each))
                .filter(each -> name.equals(each.getText())).findFirst().orElseThrow();
        String[] copied = new String[1];
        robot.interact(() -> {
            Clipboard.getSystemClipboard().clear();
            item.fire();
            copied[0] = Clipboard.getSystemClipboard().getString();
        });
        return copied[0];
    }
}
