package org.nbdscope.app.gui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.nbdscope.app.gui.OpenWindow.list;
import static org.nbdscope.app.gui.OpenWindow.until;

import java.util.List;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.nbdscope.app.view.Samples;
import org.nbdscope.dissector.filter.Proposal;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/** What the filter bar proposes while somebody writes, and what its keys do with it. */
@Timeout(120)
class CompletionWindowTest {

    @RegisterExtension
    final OpenWindow open = new OpenWindow();

    @BeforeEach
    void writeAFilter(FxRobot robot) {
        open.open(Samples.FOUR_CONNECTIONS, 288);
        robot.push(KeyCode.CONTROL, KeyCode.SLASH);
    }

    @Test
    void takesTheFieldWhoseNameWasBegun(FxRobot robot) {
        robot.write("nbd.ex");
        assertTrue(proposed(robot).stream().allMatch(name -> name.contains("nbd.ex")), () -> "proposed: " + proposed(robot));
        robot.push(KeyCode.DOWN);
        String chosen = proposed(robot).get(0);
        robot.push(KeyCode.ENTER);
        assertEquals(chosen, field(robot).getText());
        assertTrue(proposed(robot).isEmpty(), "what was taken is not proposed again");
    }

    @Test
    void takesTheValueThatWasBegun(FxRobot robot) {
        robot.write("nbd.type == N");
        assertTrue(proposed(robot).stream().allMatch(name -> name.startsWith("N")), () -> "proposed: " + proposed(robot));
        robot.write("BD_CMD_BLO");
        assertEquals(List.of("NBD_CMD_BLOCK_STATUS"), proposed(robot));
        robot.push(KeyCode.TAB);
        assertEquals("nbd.type == NBD_CMD_BLOCK_STATUS", field(robot).getText());
        robot.push(KeyCode.ENTER);
        until("the filter is in force", () -> list(robot).rowCount() == 18);
    }

    @Test
    void proposesForWhatIsLeftAfterBackspace(FxRobot robot) {
        robot.write("nbd.typf");
        assertTrue(proposed(robot).isEmpty(), () -> "proposed: " + proposed(robot));
        robot.push(KeyCode.BACK_SPACE);
        assertTrue(proposed(robot).contains("nbd.type"), () -> "proposed: " + proposed(robot));
    }

    @Test
    void proposesForThePlaceOfTheCaret(FxRobot robot) {
        robot.write("nbd.f == 0");
        for (int i = 0; i < " == 0".length(); i++) {
            robot.push(KeyCode.LEFT);
        }
        robot.push(KeyCode.CONTROL, KeyCode.SPACE);
        assertTrue(proposed(robot).contains("nbd.from"));
        robot.write("r");
        robot.push(KeyCode.TAB);
        assertEquals("nbd.from == 0", field(robot).getText());
    }

    @Test
    void appliesTheFilterWhenNothingWasChosen(FxRobot robot) {
        robot.write("nbd.error");
        assertTrue(proposed(robot).size() > 1, "there are longer names");
        robot.push(KeyCode.ENTER);
        assertTrue(proposed(robot).isEmpty());
        until("the filter is in force", () -> open.window.workspace().filter().get().text().equals("nbd.error"));
        assertEquals("nbd.error", field(robot).getText());
    }

    @Test
    void closesTheProposalsBeforeItClearsTheFilter(FxRobot robot) {
        robot.write("nbd.ty");
        assertFalse(proposed(robot).isEmpty());
        robot.push(KeyCode.ESCAPE);
        assertTrue(proposed(robot).isEmpty());
        assertEquals("nbd.ty", field(robot).getText());
        robot.push(KeyCode.ESCAPE);
        assertEquals("", field(robot).getText());
        assertTrue(proposed(robot).isEmpty(), "nothing is proposed for no text");
    }

    @Test
    void proposesNothingForAFilterThatIsWrittenWhole(FxRobot robot) {
        robot.write("nbd.type == NBD_CMD_BLOCK_STATUS");
        assertTrue(proposed(robot).isEmpty(), () -> "proposed: " + proposed(robot));
    }

    /** What the list shows; empty where there is none. */
    @SuppressWarnings("unchecked")
    private static List<String> proposed(FxRobot robot) {
        WaitForAsyncUtils.waitForFxEvents();
        return robot.lookup(".completion").tryQueryAs(ListView.class)
                .map(view -> ((ListView<Proposal>) view).getItems().stream().map(Proposal::label).toList()).orElse(List.of());
    }

    private static TextField field(FxRobot robot) {
        return robot.lookup("#filter").queryAs(TextField.class);
    }
}
