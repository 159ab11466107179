package org.nbdscope.app.gui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.nbdscope.app.gui.OpenWindow.details;
import static org.nbdscope.app.gui.OpenWindow.list;
import static org.nbdscope.app.gui.OpenWindow.rootText;
import static org.nbdscope.app.gui.OpenWindow.text;
import static org.nbdscope.app.gui.OpenWindow.until;

import java.io.IOException;
import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import javafx.scene.Node;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;
import javafx.scene.control.TreeView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.nbdscope.app.gui.timeline.TimelinePane;
import org.nbdscope.app.view.CaptureDocument;
import org.nbdscope.app.view.DetailLine;
import org.nbdscope.app.view.ListColumn;
import org.nbdscope.app.view.Samples;
import org.nbdscope.app.view.ScriptedInput;
import org.nbdscope.app.view.StopWish;
import org.nbdscope.app.view.timeline.TimelineView;
import org.nbdscope.dissector.model.CaptureModel;
import org.testfx.api.FxRobot;

/** Drives the real window without a display. */
@Timeout(120)
class WindowTest {

    /** How often memory is looked for before somebody seems to hold it. */
    private static final int COLLECTIONS = 200;
    private static final long PAUSE_NANOS = 20_000_000;

    @RegisterExtension
    final OpenWindow open = new OpenWindow();

    @Test
    void beginsWithTheStartPage(FxRobot robot) {
        assertEquals("nbdscope", open.stage.getTitle());
        assertTrue(robot.lookup("#start-page").tryQuery().isPresent());
        assertTrue(robot.lookup("#filter").query().isDisabled(), "there is nothing to filter");
    }

    @Test
    void opensAFile(FxRobot robot) {
        open.open(Samples.FOUR_CONNECTIONS, 288);
        assertEquals("nbdcopy-four-connections.pcapng.gz — nbdscope", open.stage.getTitle());
        until("the counts stand at the bottom", () -> text(robot, "#status-counts").contains("288 messages"));
        assertEquals(0, list(robot).selectedPlace(), "the first row is selected");
        until("the keyboard moves rows, and is not at " + open.stage.getScene().getFocusOwner(), () -> list(robot).isFocused());
        assertFalse(robot.lookup("#notice").query().isVisible());
    }

    @Test
    void showsWhereAFileIsDamaged(FxRobot robot) {
        robot.interact(() -> open.window.open(Samples.CUT));
        robot.push(KeyCode.CONTROL, KeyCode.DIGIT2);
        until("the notice is there", () -> robot.lookup("#notice").query().isVisible());
        until("rows are there all the same", () -> list(robot).rowCount() > 0);
    }

    @Test
    void keepsTheWorstFindingsInSightInANarrowWindow(FxRobot robot) {
        robot.interact(() -> open.window.open(Samples.file("qemu-as-client.pcap.gz")));
        robot.push(KeyCode.CONTROL, KeyCode.DIGIT1);
        until("they are known", () -> robot.lookup("#top-findings .finding-code").tryQuery().isPresent());
        robot.interact(() -> open.stage.setWidth(900));
        until("all of them is in the window", () -> {
            Node findings = robot.lookup("#top-findings").query();
            return findings.localToScene(findings.getLayoutBounds()).getMaxX() <= open.stage.getScene().getWidth();
        });
        robot.interact(() -> open.stage.setWidth(1300));
    }

    @Test
    void goesBackToTheStartPageWhereAFileCannotBeRead(FxRobot robot) {
        robot.interact(() -> open.window.open(Path.of("no-such-file.pcap")));
        until("the notice is there", () -> robot.lookup("#notice").query().isVisible());
        assertEquals("nbdscope", open.stage.getTitle());
        assertTrue(robot.lookup("#start-page").tryQuery().isPresent());
    }

    @Test
    void worksWithTheKeyboardOnly(FxRobot robot) {
        open.open(Samples.FOUR_CONNECTIONS, 288);
        robot.push(KeyCode.CONTROL, KeyCode.SLASH);
        robot.write("nbd.type == NBD_CMD_BLOCK_STATUS");
        robot.push(KeyCode.ENTER);
        until("the filter is in force", () -> list(robot).rowCount() == 18);
        until("it says how many", () -> text(robot, "#filter-status").equals("18 of 288 messages"));
        robot.interact(() -> list(robot).requestFocus());
        robot.push(KeyCode.HOME);
        assertEquals(0, list(robot).selectedPlace());
        assertEquals("BLOCK_STATUS request", list(robot).textAt(0, ListColumn.MESSAGE));
        robot.push(KeyCode.J);
        int reply = open.window.workspace().selected().get();
        assertTrue(open.window.workspace().related().get().contains(reply));
        until("the fields of the reply are there", () -> rootText(robot).contains("NBD_REPLY_TYPE_BLOCK_STATUS"));
        robot.push(KeyCode.J);
        until("the fields of the request are there", () -> rootText(robot).equals("Request: NBD_CMD_BLOCK_STATUS"));
        robot.push(KeyCode.CONTROL, KeyCode.DOWN);
        assertEquals(1, list(robot).selectedPlace());
        robot.push(KeyCode.CONTROL, KeyCode.W);
        assertEquals("nbdscope", open.stage.getTitle());
    }

    @Test
    void linksFieldsAndBytes(FxRobot robot) {
        open.open(Samples.FOUR_CONNECTIONS, 288);
        robot.interact(() -> list(robot).goTo(221));
        until("the fields are there", () -> rootText(robot).equals("Request: NBD_CMD_READ"));
        TreeView<DetailLine> tree = details(robot);
        robot.interact(() -> tree.getSelectionModel().select(row(tree, "Offset")));
        until("it is explained", () -> text(robot, "#explanation .field-name").equals("nbd.from"));
        until("its bytes are named", () -> text(robot, "#status-selection").equals("Selected #221: Offset, 8 bytes at 16"));
        robot.interact(() -> robot.lookup("#message-bytes").query().requestFocus());
        robot.push(KeyCode.RIGHT);
        until("the next byte's field opens", () -> text(robot, "#explanation .field-name").equals("nbd.len"));
        robot.push(KeyCode.LEFT);
        robot.interact(tree::requestFocus);
        robot.push(KeyCode.CONTROL, KeyCode.ENTER);
        TextField field = robot.lookup("#filter").queryAs(TextField.class);
        until("the field is a filter", () -> field.getText().equals("nbd.from == 772997120"));
        until("request and reply have it", () -> list(robot).rowCount() == 2);
    }

    @Test
    void marksErrorsAndWrongFilters(FxRobot robot) {
        robot.interact(() -> open.window.open(Samples.ERRORS));
        robot.push(KeyCode.CONTROL, KeyCode.DIGIT2);
        until("rows are there", () -> list(robot).rowCount() > 0);
        robot.push(KeyCode.CONTROL, KeyCode.SLASH);
        robot.write("nbd.error == nonsense");
        until("it says why it is none", () -> text(robot, "#filter-status").contains("nonsense"));
    }

    @Test
    void dimsOnTheTimelineWhatTheFilterHides(FxRobot robot) {
        open.open(Samples.FOUR_CONNECTIONS, 288);
        TimelineView timeline = robot.lookup("#traffic .timeline").queryAs(TimelinePane.class).view();
        robot.interact(() -> list(robot).goTo(221));
        assertEquals(221, timeline.selectedMessage().get(), "one selection for all views");
        robot.push(KeyCode.CONTROL, KeyCode.SLASH);
        robot.write("nbd.type == NBD_CMD_BLOCK_STATUS");
        robot.push(KeyCode.ENTER);
        until("the filter is in force", () -> timeline.displayed().get() != null);
        int shown = 0;
        for (int transaction = 0; transaction < 120; transaction++) {
            shown += timeline.displayed().get().test(transaction) ? 1 : 0;
        }
        assertEquals(9, shown);
        robot.interact(() -> timeline.selectedMessage().set(111));
        until("the list follows", () -> list(robot).selectedPlace() == 12);
        robot.interact(() -> robot.lookup("#filter").query().requestFocus());
        robot.push(KeyCode.ESCAPE);
        until("nothing is dimmed any more", () -> timeline.displayed().get() == null);
    }

    @Test
    void givesTheMemoryOfAClosedFileBack(FxRobot robot) {
        open.open(Samples.FOUR_CONNECTIONS, 288);
        robot.interact(() -> list(robot).goTo(221));
        until("the fields are there", () -> rootText(robot).equals("Request: NBD_CMD_READ"));
        until("it was checked", () -> open.window.workspace().document().get().verdict() != null
                && robot.lookup("#view-findings .view-count").tryQuery().isPresent());
        OpenMemory memory = new OpenMemory();
        robot.push(KeyCode.CONTROL, KeyCode.W);
        until("nothing holds the file any more", memory::free);
    }

    /**
     * The window's thread does nothing else meanwhile: on a busy machine it may take seconds until it comes to anything. Only what the
     * scene draws is held until it draws again.
     */
    @Test
    void letsGoOfAClosedFileAtOnce(FxRobot robot) {
        open.open(Samples.FOUR_CONNECTIONS, 288);
        until("all is shown", open.window::settled);
        robot.interact(() -> list(robot).goTo(221));
        until("the fields are there", () -> rootText(robot).equals("Request: NBD_CMD_READ"));
        OpenMemory memory = new OpenMemory();
        boolean[] free = new boolean[1];
        robot.interact(() -> {
            open.window.workspace().close();
            for (int i = 0; i < COLLECTIONS && !free[0]; i++) {
                LockSupport.parkNanos(PAUSE_NANOS);
                free[0] = memory.documentFree();
            }
        });
        assertTrue(free[0], "somebody holds the closed file");
    }

    @Test
    void givesTheMemoryOfACaptureBackThatIsClosedWhileItIsRead(FxRobot robot, @TempDir Path folder) throws IOException {
        ScriptedInput input = new ScriptedInput(Samples.FOUR_CONNECTIONS, folder.resolve("live.pcapng"));
        input.more(200);
        robot.interact(() -> open.window.workspace().follow(input, StopWish.NONE));
        until("rows are there", () -> list(robot).rowCount() > 20);
        OpenMemory memory = new OpenMemory();
        robot.interact(() -> open.window.workspace().close());
        until("nothing holds the capture any more", memory::free);
        input.discard();
    }

    /** What belongs to the open file. */
    private final class OpenMemory {

        private final WeakReference<CaptureDocument> document = new WeakReference<>(open.window.workspace().document().get());
        private final WeakReference<CaptureModel> model = new WeakReference<>(document.get().model());

        /** Whether nobody holds the document. */
        boolean documentFree() {
            System.gc();
            return document.get() == null;
        }

        /** Whether nobody holds any of it. */
        boolean free() {
            return documentFree() && model.get() == null;
        }
    }

    @Test
    void leadsFromAFindingToItsBytes(FxRobot robot) {
        robot.interact(() -> open.window.open(Samples.file("wrong-block-status.pcapng")));
        until("the switch says how many", () -> robot.lookup("#view-findings .view-count").tryQuery().isPresent());
        robot.clickOn("#view-findings");
        until("the findings are there", () -> robot.lookup("HIGH_STATUS_BITS").tryQuery().isPresent());
        robot.clickOn("HIGH_STATUS_BITS");
        int message = open.window.workspace().selected().get();
        robot.push(KeyCode.ENTER);
        until("its fields are there", () -> rootText(robot).contains("BLOCK_STATUS_EXT"));
        assertEquals(message, open.window.workspace().selected().get());
        assertTrue(list(robot).isVisible());
    }

    @Test
    void changesThemeAndSize(FxRobot robot) {
        open.open(Samples.FOUR_CONNECTIONS, 288);
        double before = robot.lookup("#status-counts").query().getLayoutBounds().getWidth();
        robot.push(KeyCode.CONTROL, KeyCode.EQUALS);
        until("text is larger", () -> robot.lookup("#status-counts").query().getLayoutBounds().getWidth() > before);
        robot.push(KeyCode.CONTROL, KeyCode.DIGIT0);
        until("text is as before", () -> robot.lookup("#status-counts").query().getLayoutBounds().getWidth() == before);
        robot.interact(() -> menuItem(robot.lookup(".menu-bar").queryAs(MenuBar.class).getMenus(), "theme-dark").fire());
        assertTrue(open.stage.getScene().getRoot().getStyleClass().contains("dark"));
    }

    private static MenuItem menuItem(List<? extends MenuItem> items, String id) {
        for (MenuItem item : items) {
            MenuItem found = item instanceof Menu menu ? menuItem(menu.getItems(), id) : id.equals(item.getId()) ? item : null;
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private static int row(TreeView<DetailLine> tree, String label) {
        for (int row = 0; row < tree.getExpandedItemCount(); row++) {
            if (tree.getTreeItem(row).getValue().label().equals(label)) {
                return row;
            }
        }
        throw new AssertionError("no field " + label);
    }
}
