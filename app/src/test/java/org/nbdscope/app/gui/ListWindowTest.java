package org.nbdscope.app.gui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.nbdscope.app.gui.OpenWindow.details;
import static org.nbdscope.app.gui.OpenWindow.list;
import static org.nbdscope.app.gui.OpenWindow.rootText;
import static org.nbdscope.app.gui.OpenWindow.text;
import static org.nbdscope.app.gui.OpenWindow.until;

import java.util.ArrayList;
import java.util.List;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuBar;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.TreeItem;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.text.Text;
import javafx.stage.Window;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.nbdscope.app.view.DetailLine;
import org.nbdscope.app.view.FieldColumn;
import org.nbdscope.app.view.ListColumn;
import org.nbdscope.app.view.Samples;
import org.nbdscope.app.view.find.FindKind;
import org.nbdscope.dissector.protocol.NbdFields;
import org.testfx.api.FxRobot;

/** Drives list, details and find bar of the real window without a display. */
@Timeout(120)
class ListWindowTest {

    @RegisterExtension
    final OpenWindow open = new OpenWindow();

    @Test
    void noHeadIsCutWhateverTheSizeOfText(FxRobot robot) {
        open.open(Samples.FOUR_CONNECTIONS, 288);
        for (int i = 0; i < 3; i++) {
            robot.push(KeyCode.CONTROL, KeyCode.MINUS);
        }
        List<String> cut = new ArrayList<>();
        try {
            until("all heads are whole", () -> {
                cut.clear();
                heads(robot).stream().filter(head -> head.endsWith("...")).forEach(cut::add);
                return cut.isEmpty();
            });
        } catch (AssertionError e) {
            throw new AssertionError("cut: " + cut, e);
        }
    }

    private static List<String> heads(FxRobot robot) {
        return robot.lookup(".list-head .text").queryAllAs(Text.class).stream().map(Text::getText).toList();
    }

    @Test
    void theMenuSaysWhichRowsAreShown(FxRobot robot) {
        open.open(Samples.FOUR_CONNECTIONS, 288);
        robot.interact(() -> item(robot, "List of Transactions").fire());
        assertTrue(item(robot, "List of Transactions").isSelected());
        assertFalse(item(robot, "List of Messages").isSelected());
    }

    private static RadioMenuItem item(FxRobot robot, String name) {
        return robot.lookup(".menu-bar").queryAs(MenuBar.class).getMenus().stream().flatMap(menu -> menu.getItems().stream())
                .filter(item -> item.getText() != null && name.equals(item.getText().replace("_", ""))).map(RadioMenuItem.class::cast)
                .findFirst().orElseThrow();
    }

    @Test
    void listsPackets(FxRobot robot) {
        open.open(Samples.FOUR_CONNECTIONS, 288);
        robot.clickOn("#rows-packets");
        until("the rows are packets", () -> list(robot).rowCount() == 408);
        robot.interact(() -> list(robot).selectPlace(7));
        until("the packet was read", () -> list(robot).textAt(7, ListColumn.INFO).contains("NBD_OPT_EXTENDED_HEADERS"));
        until("its fields are there", () -> rootText(robot).startsWith("Packet 8"));
        assertEquals(2, open.window.workspace().selected().get(), "the message that it completed is selected with it");
        robot.interact(() -> list(robot).selectPlace(0));
        until("a packet without message has fields as well", () -> rootText(robot).startsWith("Packet 1"));
        assertEquals(-1, open.window.workspace().selected().get());
    }

    @Test
    void theHeadsHaveAMenuOfTheirOwn(FxRobot robot) {
        open.open(Samples.FOUR_CONNECTIONS, 288);
        robot.clickOn("#view-traffic");
        Node header = robot.lookup(".list-header").query();
        robot.interact(() -> Event.fireEvent(header, new ContextMenuEvent(ContextMenuEvent.CONTEXT_MENU_REQUESTED, 100, 10, 300, 300, false, null)));
        assertEquals(1, Window.getWindows().stream().filter(ContextMenu.class::isInstance).count(), "not that of the rows as well");
    }

    @Test
    void showsFindingsAndExplainsThem(FxRobot robot) {
        robot.interact(() -> open.window.open(Samples.file("wrong-block-status.pcapng")));
        until("it is judged", () -> open.window.workspace().document().get().verdict() != null);
        robot.clickOn("#view-traffic");
        var placed = open.window.workspace().document().get().verdict().findings().stream().filter(each -> each.hasMessage()).findFirst()
                .orElseThrow();
        robot.interact(() -> list(robot).goTo(placed.message()));
        String code = placed.finding().rule().code();
        assertTrue(list(robot).textAt(list(robot).selectedPlace(), ListColumn.FINDING).contains(code));
        until("it stands in the details", () -> line(robot, code) != null);
        robot.interact(() -> details(robot).getSelectionModel().select(line(robot, code)));
        until("it is explained", () -> robot.lookup("#explanation .field-name").queryAs(Label.class).getText().equals(code));
    }

    @Test
    void makesAnyFieldAColumn(FxRobot robot) {
        open.open(Samples.FOUR_CONNECTIONS, 288);
        robot.interact(() -> list(robot).goTo(221));
        until("the fields are there", () -> line(robot, "Magic") != null);
        robot.interact(() -> details(robot).getSelectionModel().select(line(robot, "Magic")));
        robot.interact(() -> details(robot).requestFocus());
        robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.I);
        until("the head has it", () -> robot.lookup(".list-head").queryAll().stream()
                .anyMatch(head -> ((Label) head).getText().equals(NbdFields.MAGIC.label())));
        FieldColumn magic = new FieldColumn(NbdFields.MAGIC);
        until("its value is read from the file", () -> list(robot).textAt(list(robot).selectedPlace(), magic).contains("NBD_REQUEST_MAGIC"));
    }

    @Test
    void findsBytes(FxRobot robot) {
        open.open(Samples.FOUR_CONNECTIONS, 288);
        robot.interact(() -> list(robot).selectPlace(1));
        robot.push(KeyCode.CONTROL, KeyCode.F);
        robot.interact(() -> kinds(robot).setValue(FindKind.TEXT_IN_BYTES));
        robot.interact(() -> robot.lookup("#find").query().requestFocus());
        robot.write("NBDMAGICIHAVEOPT");
        robot.push(KeyCode.ENTER);
        until("all were found, and which one this is", () -> text(robot, "#find-result").equals("2 of 4"));
        int second = list(robot).selectedPlace();
        assertTrue(second > 1, "the next greeting is selected");
        robot.push(KeyCode.CONTROL, KeyCode.B);
        until("the one before is selected", () -> list(robot).selectedPlace() == 0 && text(robot, "#find-result").equals("1 of 4"));
        robot.push(KeyCode.CONTROL, KeyCode.B);
        until("it goes on at the other end, and says so", () -> text(robot, "#find-result").startsWith("4 of 4 · the top was reached"));
        robot.interact(() -> list(robot).selectPlace(5));
        until("the number of what is found stays", () -> text(robot, "#find-result").equals("4 messages"));
        robot.clickOn("#find").write("x");
        assertEquals("", text(robot, "#find-result"), "what is looked for now was not looked for yet");
    }

    @Test
    void goesFromMarkToMark(FxRobot robot) {
        open.open(Samples.FOUR_CONNECTIONS, 288);
        robot.interact(() -> list(robot).requestFocus());
        for (int place : new int[] {10, 50}) {
            robot.interact(() -> list(robot).selectPlace(place));
            robot.push(KeyCode.CONTROL, KeyCode.M);
        }
        robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.N);
        until("goes round to the first mark", () -> list(robot).selectedPlace() == 10);
        robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.B);
        until("and back", () -> list(robot).selectedPlace() == 50);
    }

    @SuppressWarnings("unchecked")
    private static ChoiceBox<FindKind> kinds(FxRobot robot) {
        return robot.lookup("#find-kind").queryAs(ChoiceBox.class);
    }

    private static TreeItem<DetailLine> line(FxRobot robot, String label) {
        boolean shown = robot.lookup("#details").tryQuery().isPresent() && details(robot).getRoot() != null;
        return !shown ? null : details(robot).getRoot().getChildren().stream().filter(item -> item.getValue().label().equals(label))
                .findFirst().orElse(null);
    }
}
