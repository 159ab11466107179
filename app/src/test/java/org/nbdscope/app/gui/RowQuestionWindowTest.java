package org.nbdscope.app.gui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.nbdscope.app.gui.OpenWindow.list;
import static org.nbdscope.app.gui.OpenWindow.text;
import static org.nbdscope.app.gui.OpenWindow.until;

import javafx.scene.Node;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.nbdscope.app.view.Samples;
import org.testfx.api.FxRobot;

/** Going to a row by its number. */
@Timeout(120)
class RowQuestionWindowTest {

    @RegisterExtension
    final OpenWindow open = new OpenWindow();

    @Test
    void asksUntilThereIsSuchARow(FxRobot robot) {
        open.open(Samples.FOUR_CONNECTIONS, 288);
        ask(robot);
        write(robot, "99999");
        robot.push(KeyCode.ENTER);
        until("it says why not", () -> text(robot, "#row-problem").equals("\"99999\" is no number of a row: there are rows 0 to 287."));
        TextField field = robot.lookup("#row-number").queryAs(TextField.class);
        assertTrue(field.isFocused(), "the question stays, with the keyboard in its field");
        assertEquals("99999", field.getSelectedText(), "what is typed next takes its place");
        write(robot, "221");
        assertEquals("", text(robot, "#row-problem"));
        robot.push(KeyCode.ENTER);
        until("the row is selected", () -> list(robot).selectedPlace() == 221);
        assertTrue(robot.lookup("#row-number").tryQuery().isEmpty(), "the question is gone");
    }

    @Test
    void letsGoOfTheQuestion(FxRobot robot) {
        open.open(Samples.FOUR_CONNECTIONS, 288);
        robot.interact(() -> list(robot).selectPlace(3));
        ask(robot);
        write(robot, "221");
        robot.push(KeyCode.ESCAPE);
        until("the question is gone", () -> robot.lookup("#row-number").tryQuery().isEmpty());
        assertEquals(3, list(robot).selectedPlace());
    }

    /** The robot itself writes into the window behind. */
    private static void write(FxRobot robot, String number) {
        robot.interact(() -> robot.lookup("#row-number").queryAs(TextField.class).setText(number));
    }

    private static void ask(FxRobot robot) {
        robot.push(KeyCode.CONTROL, KeyCode.G);
        until("it asks", () -> robot.lookup("#row-number").tryQuery().filter(Node::isFocused).isPresent());
    }
}
