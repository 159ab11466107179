package org.nbdscope.app.gui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.nbdscope.app.gui.OpenWindow.until;

import java.util.function.Predicate;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.nbdscope.app.view.Samples;
import org.testfx.api.FxRobot;

/** The summary in the real window. */
@Timeout(120)
class SummaryWindowTest {

    @RegisterExtension
    final OpenWindow open = new OpenWindow();

    private static Predicate<Node> speaking(String words) {
        return node -> node.getAccessibleText() != null && node.getAccessibleText().startsWith(words);
    }

    @Test
    void aDotOfTheNegotiationLeadsToItsMessage(FxRobot robot) {
        robot.interact(() -> open.window.open(Samples.file("map-6gib-structured.pcapng")));
        robot.push(KeyCode.CONTROL, KeyCode.DIGIT1);
        Predicate<Node> refusal = speaking("extended headers, refused\nC0 #3, packet 10: NBD_REP_ERR_UNSUP");
        until("the negotiation is there", () -> robot.lookup(refusal).tryQuery().isPresent());
        robot.interact(() -> robot.lookup(refusal).query().requestFocus());
        robot.type(KeyCode.ENTER);
        assertEquals(3, open.window.workspace().selected().get());
        until("its row is shown", () -> robot.lookup("#message-list").tryQuery().isPresent() && OpenWindow.list(robot).selectedPlace() == 3);
    }

    @Test
    void commandsAreThoseOfTheRowsThatTheFilterShows(FxRobot robot) {
        robot.interact(() -> open.window.open(Samples.FOUR_CONNECTIONS));
        Predicate<Node> words = node -> node instanceof Label label && label.getText().equals("Of the 28 of 120 requests that the filter shows");
        until("the commands are there", () -> robot.lookup("READ").tryQuery().isPresent());
        assertFalse(robot.lookup(words).tryQuery().isPresent());
        robot.interact(() -> open.window.filter("nbd.session == 0"));
        until("they are those of a connection", () -> robot.lookup(words).tryQuery().isPresent());
        robot.interact(() -> open.window.filter(""));
        until("they are those of all", () -> robot.lookup("READ").tryQuery().isPresent() && robot.lookup(words).tryQuery().isEmpty());
    }
}
