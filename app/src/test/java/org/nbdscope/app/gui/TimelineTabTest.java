package org.nbdscope.app.gui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.nbdscope.app.gui.OpenWindow.until;

import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.nbdscope.app.gui.messages.MessageList;
import org.nbdscope.app.gui.timeline.TimelinePane;
import org.nbdscope.app.view.Samples;
import org.nbdscope.app.view.timeline.TimeWindow;
import org.nbdscope.app.view.timeline.TimelineMode;
import org.nbdscope.app.view.timeline.TimelineView;
import org.testfx.api.FxRobot;

/** The timeline's own view in the real window: it shares time, selection and filter with the others. */
@Timeout(120)
class TimelineTabTest {

    @RegisterExtension
    final OpenWindow open = new OpenWindow();

    /** Opens a file, and the list with the timeline above it. */
    private void open(FxRobot robot) {
        open.open(Samples.FOUR_CONNECTIONS, 288);
    }

    private static TimelineView shown(FxRobot robot) {
        return robot.lookup(".timeline").queryAs(TimelinePane.class).view();
    }

    private static TimelinePane beside(FxRobot robot) {
        return robot.lookup(".timeline-beside").queryAs(TimelinePane.class);
    }

    @Test
    void worksWithTheKeyboardOnlyAndSharesEverything(FxRobot robot) {
        open(robot);
        MessageList list = OpenWindow.list(robot);
        TimelineView strip = shown(robot);
        until("the timeline is complete", () -> strip.index().count() == 120);
        assertEquals(TimelineMode.LANES, strip.mode().get());
        robot.push(KeyCode.CONTROL, KeyCode.DIGIT3);
        until("the view is in front", () -> robot.lookup(".timeline").tryQuery().isPresent() && shown(robot) != strip);
        TimelineView own = shown(robot);
        assertEquals(TimelineMode.REQUESTS, own.mode().get());
        until("the chart has the keyboard", () -> "timeline-chart".equals(open.stage.getScene().getFocusOwner().getId()));
        until("the segments are read", () -> own.wire().get() != null && !own.wire().get().segments().isEmpty());
        robot.type(KeyCode.DOWN).type(KeyCode.DOWN).type(KeyCode.ENTER);
        int selected = own.selectedMessage().get();
        assertNotEquals(TimelineView.NONE, own.selectedTransaction().get());
        assertEquals(selected, open.window.workspace().selected().get());
        assertEquals(selected, list.selectedPlace(), "the row follows");
        robot.type(KeyCode.F);
        TimeWindow fitted = own.window().get();
        assertTrue(fitted.length() < own.whole().length());
        robot.interact(() -> own.range().set(fitted));
        robot.push(KeyCode.CONTROL, KeyCode.DIGIT2);
        until("the list is in front", () -> shown(robot) == strip);
        assertEquals(fitted, strip.window().get(), "the same time");
        assertEquals(fitted, strip.range().get());
        assertEquals(selected, strip.selectedMessage().get());
    }

    @Test
    void selectedTimeLeavesOutRowsTillItIsLetGoOf(FxRobot robot) {
        open(robot);
        TimelineView strip = shown(robot);
        until("the timeline is complete", () -> strip.index().count() == 120);
        assertFalse(robot.lookup("#range").query().isVisible());
        TimeWindow whole = strip.window().get();
        robot.interact(() -> strip.range().set(TimeWindow.between(whole.at(0.1), whole.at(0.3))));
        MessageList list = OpenWindow.list(robot);
        until("rows are left out", () -> open.window.workspace().list().get().rows().size() < 288);
        until("the list shows no others", () -> list.rowCount() == open.window.workspace().list().get().rows().size());
        Button chip = robot.lookup("#range").queryButton();
        assertTrue(chip.isVisible());
        assertTrue(chip.getText().endsWith(" ms selected"), chip.getText());
        robot.clickOn(chip);
        until("all rows are back", () -> open.window.workspace().list().get().rows().size() == 288);
        assertFalse(chip.isVisible());
        assertNull(strip.range().get());
    }

    @Test
    void offsetsStandBesideIt(FxRobot robot) {
        open(robot);
        robot.push(KeyCode.CONTROL, KeyCode.DIGIT3);
        until("both are there", () -> robot.lookup(".timeline-beside").tryQuery().isPresent()
                && beside(robot).view().index().count() == 120 && shown(robot).window().get().equals(beside(robot).view().window().get()));
        TimelineView own = shown(robot);
        TimelineView offsets = beside(robot).view();
        assertEquals(own.rowsSession(), offsets.strong().get(), "the connection that has rows");
        robot.interact(() -> own.zoom(0.2, own.whole().at(0.5)));
        assertEquals(own.window().get(), offsets.window().get());
        robot.interact(() -> offsets.select(70));
        assertEquals(70, own.selectedTransaction().get());
        assertEquals(own.index().session(70), offsets.strong().get());
        robot.interact(() -> own.mode().set(TimelineMode.LANES));
        assertEquals(TimelineView.NONE, offsets.strong().get(), "lanes show all of them");
        robot.interact(() -> own.mode().set(TimelineMode.OFFSETS));
        assertTrue(robot.lookup(".timeline-beside").tryQuery().isEmpty(), "they are shown already");
        robot.interact(() -> own.mode().set(TimelineMode.REQUESTS));
        assertTrue(robot.lookup(".timeline-beside").tryQuery().isPresent());
    }

    @Test
    void anotherFileBeginsAtItsOwnTime(FxRobot robot) {
        open(robot);
        until("the first is complete", () -> shown(robot).index().count() == 120);
        robot.interact(() -> shown(robot).zoom(0.1, shown(robot).whole().at(0.5)));
        robot.interact(() -> open.window.open(Samples.ERRORS));
        robot.push(KeyCode.CONTROL, KeyCode.DIGIT2);
        until("the second is there", () -> robot.lookup(".timeline").tryQuery().isPresent() && shown(robot).index().count() > 0 && shown(robot).index().count() != 120
                && open.window.workspace().document().get().verdict() != null);
        until("all of it is shown", () -> shown(robot).window().get().equals(shown(robot).whole()));
        until("the findings are there", () -> shown(robot).findings().get() != null);
    }
}
