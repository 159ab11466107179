package org.nbdscope.app.gui.messages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.beans.property.SimpleObjectProperty;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.nbdscope.app.gui.ShownPane;
import org.nbdscope.app.gui.theme.Look;
import org.nbdscope.app.gui.theme.Theme;
import org.nbdscope.app.view.Samples;
import org.nbdscope.app.view.Settings;
import org.nbdscope.app.view.Workspace;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.framework.junit5.Stop;

/** Uses the list without a display. */
@ExtendWith(ApplicationExtension.class)
@Timeout(120)
class MessageListTest {

    private final Workspace workspace = new Workspace();
    private final SimpleObjectProperty<Look> look = new SimpleObjectProperty<>(new Look(Theme.LIGHT, 1));
    private MessageList list;

    @Start
    void start(Stage stage) {
        list = new MessageList(workspace, look, Settings.forgotten());
        ShownPane.show(stage, list, 1000, 400, look.get());
    }

    @Stop
    void stop() {
        workspace.close();
    }

    private void open(FxRobot robot) throws InterruptedException {
        robot.interact(() -> workspace.open(Samples.FOUR_CONNECTIONS));
        assertTrue(workspace.document().get().awaitEnd(30_000));
        robot.interact(() -> {
            list.refresh();
            list.layout();
        });
        assertTrue(list.rowCount() > 100, "more than find room");
    }

    private void larger(FxRobot robot) {
        robot.interact(() -> {
            look.set(new Look(Theme.LIGHT, 1.5));
            list.layout();
        });
    }

    @Test
    void largerTypeLeavesTheSelectionInSight(FxRobot robot) throws InterruptedException {
        open(robot);
        int last = list.fullRows() - 1;
        robot.interact(() -> list.selectPlace(last));
        assertEquals(0, list.firstPlace());
        larger(robot);
        assertTrue(last < list.firstPlace() + list.fullRows(), "the first row is " + list.firstPlace());
    }

    @Test
    void largerTypeDoesNotLeadBackToASelectionOutOfSight(FxRobot robot) throws InterruptedException {
        open(robot);
        robot.interact(() -> {
            list.selectPlace(0);
            list.scrollTo(50);
            list.layout();
        });
        larger(robot);
        assertEquals(50, list.firstPlace());
    }
}
