package org.nbdscope.app.gui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.nbdscope.app.gui.OpenWindow.list;
import static org.nbdscope.app.gui.OpenWindow.until;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.nbdscope.app.view.ListColumn;
import org.nbdscope.app.view.Samples;
import org.nbdscope.dissector.model.MessageTable;
import org.testfx.api.FxRobot;

/** Times and offsets as somebody wants them, in the cells and heads of the list. */
@Timeout(120)
class FormatsWindowTest {

    private static final int READ_REQUEST = 221;

    @RegisterExtension
    final OpenWindow open = new OpenWindow();

    @Test
    void countsTimesFromTheMessageThatSomebodyChose(FxRobot robot) {
        open.open(Samples.FOUR_CONNECTIONS, 288);
        robot.interact(() -> list(robot).goTo(100));
        robot.push(KeyCode.CONTROL, KeyCode.T);
        assertEquals("*REF*", time(robot, 100));
        assertEquals(seconds(100, 150), time(robot, 150));
        assertEquals(seconds(100, 0), time(robot, 0));
        assertTrue(time(robot, 0).startsWith("-"), "what came before counts backwards");
        robot.push(KeyCode.CONTROL, KeyCode.T);
        assertEquals(seconds(0, 100), new BigDecimal(time(robot, 100)).subtract(new BigDecimal(time(robot, 0))).toPlainString());
    }

    @Test
    void writesTimesInTheFormatThatSomebodyChose(FxRobot robot) {
        open.open(Samples.FOUR_CONNECTIONS, 288);
        Instant first = Instant.ofEpochSecond(0, nanos(0));
        open.choose(robot, "Date and time, UTC");
        until("the head says so", () -> hasHead(robot, "Time (UTC)"));
        assertEquals(DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSSSSS").format(first.atOffset(ZoneOffset.UTC)), time(robot, 0));
        open.choose(robot, "Time of day, local");
        until("the head says so", () -> hasHead(robot, "Time of day"));
        assertEquals(DateTimeFormatter.ofPattern("HH:mm:ss.SSSSSS").format(first.atZone(ZoneId.systemDefault())), time(robot, 0));
        button(robot, "Time: ", "Seconds since previous row");
        until("the head says so", () -> hasHead(robot, "Since previous (s)"));
        assertEquals(seconds(149, 150), time(robot, 150));
    }

    @Test
    void writesOffsetsInTheFormatThatSomebodyChose(FxRobot robot) {
        open.open(Samples.FOUR_CONNECTIONS, 288);
        assertEquals("772997120", offset(robot).replace("\u2009", ""));
        open.choose(robot, "Hexadecimal");
        until("the head says so", () -> hasHead(robot, "Offset (hex)"));
        assertEquals("0x2e130000", offset(robot));
        button(robot, "Offsets: ", "Blocks of 512 bytes");
        until("the head says so", () -> hasHead(robot, "Offset (blocks)"));
        assertEquals(Long.toString(772_997_120 / 512), offset(robot).replace("\u2009", ""));
    }

    private boolean hasHead(FxRobot robot, String title) {
        return open.heads(robot).stream().map(Label::getText).anyMatch(title::equals);
    }

    /** Chooses a format in the menu over the list. */
    private static void button(FxRobot robot, String begins, String format) {
        MenuButton button = robot.lookup(".pane-head .menu-button").queryAllAs(MenuButton.class).stream()
                .filter(each -> each.getText().startsWith(begins)).findFirst().orElseThrow();
        robot.interact(() -> button.getItems().stream().filter(item -> item.getText().equals(format)).findFirst().orElseThrow().fire());
    }

    private static String time(FxRobot robot, int place) {
        return list(robot).textAt(place, ListColumn.TIME);
    }

    private static String offset(FxRobot robot) {
        return list(robot).textAt(READ_REQUEST, ListColumn.OFFSET);
    }

    private long nanos(int message) {
        MessageTable messages = open.window.workspace().document().get().model().messages();
        return messages.timeNanos(message);
    }

    /** From one message to another, in seconds with six digits; the capture has microseconds. */
    private String seconds(int from, int to) {
        return BigDecimal.valueOf(nanos(to) - nanos(from), 9).setScale(6).toPlainString();
    }
}
