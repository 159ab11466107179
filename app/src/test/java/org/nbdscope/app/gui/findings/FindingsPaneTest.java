package org.nbdscope.app.gui.findings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeTableRow;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.nbdscope.app.gui.ShownPane;
import org.nbdscope.app.gui.layout.Dividers;
import org.nbdscope.app.gui.theme.Fonts;
import org.nbdscope.app.gui.theme.Look;
import org.nbdscope.app.gui.theme.TextWidths;
import org.nbdscope.app.gui.theme.Theme;
import org.nbdscope.app.view.FilterInput;
import org.nbdscope.app.view.Samples;
import org.nbdscope.app.view.Settings;
import org.nbdscope.app.view.Workspace;
import org.nbdscope.app.view.findings.FindingNode;
import org.nbdscope.app.view.findings.FindingsModel;
import org.nbdscope.app.view.findings.PlacedFinding;
import org.nbdscope.dissector.findings.Severity;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.framework.junit5.Stop;
import org.testfx.util.WaitForAsyncUtils;

/** Uses the pane without a display. */
@ExtendWith(ApplicationExtension.class)
@Timeout(120)
class FindingsPaneTest {

    private static final int PATIENCE_SECONDS = 30;

    private final Workspace workspace = new Workspace();
    private final List<String> filters = new ArrayList<>();
    private int shown;
    private FindingsPane pane;

    @Start
    void start(Stage stage) {
        SimpleObjectProperty<Look> look = new SimpleObjectProperty<>(new Look(Theme.LIGHT, 1));
        pane = new FindingsPane(workspace, look, new Dividers(Settings.forgotten()), () -> shown++, filters::add);
        ShownPane.show(stage, pane, 1280, 900, look.get());
    }

    @Stop
    void stop() {
        workspace.close();
    }

    @Test
    void leadsFromAFindingToItsMessage(FxRobot robot) {
        open(robot, "wrong-block-status.pcapng");
        FindingTable table = robot.lookup("#findings").queryAs(FindingTable.class);
        assertEquals("Errors", table.getTreeItem(0).getValue().label());
        assertEquals(1, table.getSelectionModel().getSelectedIndex(), "the first rule is explained");
        assertEquals(-1, workspace.selected().get(), "nobody has chosen it yet");
        robot.clickOn("HIGH_STATUS_BITS");
        int message = table.selected().message();
        assertEquals(message, workspace.selected().get());
        until("its bytes are lit", () -> robot.lookup("Bytes of #" + message + ", lit: Block Status Flags").tryQuery().isPresent());
        robot.push(KeyCode.ENTER);
        assertEquals(1, shown);
        robot.clickOn("Filter");
        assertTrue(filters.get(0).startsWith("nbd.session == "), filters.toString());
        int request = table.selected().messages().get(0);
        robot.clickOn("#message-" + request);
        assertEquals(request, workspace.selected().get(), "a line of its messages selects another one");
        assertEquals(message, table.selected().message(), "and the finding stays");
        robot.clickOn("Next");
        assertFalse(table.selected().message() == message);
    }

    @Test
    void countsAreNeverCut(FxRobot robot) {
        open(robot, "wrong-block-status.pcapng");
        FindingTable table = robot.lookup("#findings").queryAs(FindingTable.class);
        double before = table.getColumns().get(1).getWidth();
        FindingNode many = new FindingNode(FindingNode.Kind.GROUP, Severity.NOTE, "Notes", "", 1_234_567_890L, "", "", "", null, List.of());
        robot.interact(() -> {
            table.show(List.of(many), null);
            table.layout();
        });
        assertTrue(table.getColumns().get(1).getWidth() >= before + 20, "was " + before + ", is " + table.getColumns().get(1).getWidth());
    }

    /** Long codes, two places, and a long title, in the window's first size. */
    @Test
    void titlesAreWhole(FxRobot robot) {
        open(robot, "wrong-block-status.pcapng");
        FindingTable table = robot.lookup("#findings").queryAs(FindingTable.class);
        String title = "An extended write without NBD_CMD_FLAG_PAYLOAD_LEN";
        FindingNode code = new FindingNode(FindingNode.Kind.CODE, Severity.NOTE, "WRITE_WITHOUT_PAYLOAD_LEN", "", 240, "client", "C2 #173, C3 #513",
                title, null, List.of());
        FindingNode group = new FindingNode(FindingNode.Kind.GROUP, Severity.NOTE, "Notes", "performance, advice", 658, "", "", "", null,
                List.of(code));
        robot.interact(() -> {
            table.show(List.of(group), null);
            table.layout();
        });
        double room = table.getColumns().get(4).getWidth() - 12;
        double needed = new TextWidths(new Look(Theme.LIGHT, 1).fonts().text(Fonts.TEXT)).of(title);
        assertTrue(needed <= room, "has " + room + ", needs " + needed);
    }

    @Test
    void followsTheSelectionOfOtherViews(FxRobot robot) {
        open(robot, "wrong-block-status.pcapng");
        FindingTable table = robot.lookup("#findings").queryAs(FindingTable.class);
        PlacedFinding high = find(table.getRoot(), "EXT_OFFSET").finding();
        robot.interact(() -> workspace.selected().set(high.message()));
        assertEquals(high.message(), table.selected().message());
    }

    @Test
    void showsBitsWhereBitsMatter(FxRobot robot) {
        open(robot, "wrong-block-status.pcapng");
        robot.clickOn("HIGH_STATUS_BITS");
        until("its bits are shown", () -> robot.lookup("The upper 32 bits must be zero: bit 40 is set").tryQuery().isPresent());
        robot.clickOn("EXT_OFFSET");
        until("they are gone", () -> robot.lookup("#finding-bits").tryQuery().isEmpty());
    }

    @Test
    void aMarkAlongTheCaptureLeadsToItsFinding(FxRobot robot) {
        open(robot, "wrong-block-status.pcapng");
        FindingTable table = robot.lookup("#findings").queryAs(FindingTable.class);
        AlongCapture along = robot.lookup("#along-capture").queryAs(AlongCapture.class);
        PlacedFinding before = table.selected();
        robot.clickOn(along.localToScreen(along.place(find(table.getRoot(), "HIGH_STATUS_BITS").finding())));
        assertEquals("HIGH_STATUS_BITS", table.selected().finding().rule().code());
        assertEquals(table.selected().message(), workspace.selected().get());
        assertFalse(table.selected() == before);
        assertTrue(along.getAccessibleText().contains("C1: "), along.getAccessibleText());
    }

    @Test
    void theKeyboardFilters(FxRobot robot) {
        open(robot, "wrong-block-status.pcapng");
        robot.clickOn("HIGH_STATUS_BITS");
        robot.push(KeyCode.CONTROL, KeyCode.ENTER);
        assertEquals(1, filters.size());
        assertEquals(0, shown);
    }

    @Test
    void whatWasNotJudgedIsExplained(FxRobot robot) {
        open(robot, "lost-packets.pcap.gz");
        robot.clickOn("Bytes missing");
        assertTrue(robot.lookup(".finding-text").queryAll().stream().anyMatch(node -> node instanceof Label label
                && label.getText().endsWith("what depends on them was not judged.")));
    }

    @Test
    void filtersBySeverity(FxRobot robot) {
        open(robot, "wrong-block-status.pcapng");
        FindingTable table = robot.lookup("#findings").queryAs(FindingTable.class);
        robot.clickOn("#chip-error");
        assertEquals("Warnings", table.getTreeItem(0).getValue().label());
        assertTrue(robot.lookup("#chip-error").queryAs(ToggleButton.class).getText().startsWith("Errors "), "the number stays");
        robot.clickOn("#chip-error");
        assertEquals("Errors", table.getTreeItem(0).getValue().label());
    }

    @Test
    void messagesHaveAsManyLinesAsTheyNeed(FxRobot robot) {
        open(robot, "stuck-map-loop.pcap");
        robot.clickOn("FLAGS_WITHOUT_BASIS");
        robot.interact(() -> {
            pane.applyCss();
            pane.layout();
        });
        Region body = robot.lookup(".finding-body").queryAs(Region.class);
        Node line = robot.lookup(".message-line").query();
        double end = body.sceneToLocal(line.localToScene(line.getLayoutBounds())).getMaxX();
        assertTrue(end <= body.getWidth(), "ends at " + end + " of " + body.getWidth());
    }

    private static boolean dimmed(FxRobot robot, String code) {
        TreeTableRow<?> row = robot.lookup(node -> node instanceof TreeTableRow<?> each && each.getItem() instanceof FindingNode line
                && line.label().equals(code)).query();
        return row.getPseudoClassStates().stream().anyMatch(state -> state.getPseudoClassName().equals("dimmed"));
    }

    private void apply(FxRobot robot, String filter) {
        robot.interact(() -> workspace.apply(FilterInput.of(filter)));
        until("the filter is seen", () -> {
            robot.interact(pane::refresh);
            return !workspace.list().get().working() && pane.settled();
        });
    }

    @Test
    void dimsWhatTheFilterHides(FxRobot robot) {
        open(robot, "wrong-block-status.pcapng");
        Label totals = robot.lookup("#findings-totals").queryAs(Label.class);
        String all = totals.getText();
        PlacedFinding high = find(robot.lookup("#findings").queryAs(FindingTable.class).getRoot(), "HIGH_STATUS_BITS").finding();
        apply(robot, FindingsModel.filter(high));
        assertFalse(dimmed(robot, "HIGH_STATUS_BITS"));
        assertTrue(dimmed(robot, "EXT_OFFSET"), "is about other messages");
        assertFalse(dimmed(robot, "Errors"), "has what is shown below it");
        assertTrue(totals.getText().matches(Pattern.quote(all) + ", [1-9][0-9]* displayed"), totals.getText());
        apply(robot, "");
        assertFalse(dimmed(robot, "EXT_OFFSET"));
        assertEquals(all, totals.getText());
    }

    @Test
    void groupsInOtherWays(FxRobot robot) {
        open(robot, "wrong-block-status.pcapng");
        FindingTable table = robot.lookup("#findings").queryAs(FindingTable.class);
        robot.clickOn("Connection");
        assertEquals("C0", table.getTreeItem(0).getValue().label());
        robot.clickOn("Connection");
        assertEquals("C0", table.getTreeItem(0).getValue().label(), "a second click changes nothing");
        robot.clickOn("Severity, code");
        assertEquals("Errors", table.getTreeItem(0).getValue().label());
    }

    @Test
    void saysThatThereIsNothing(FxRobot robot, @TempDir Path folder) throws IOException {
        open(robot, Samples.firstPackets("tls13.pcap", 60, folder.resolve("begin.pcapng")));
        assertTrue(robot.lookup("#no-findings").query().isVisible());
        assertTrue(robot.lookup("1 connection under TLS without a key: nothing inside was judged.").tryQuery().isPresent());
    }

    private static FindingNode find(TreeItem<FindingNode> from, String code) {
        for (TreeItem<FindingNode> child : from.getChildren()) {
            FindingNode found = child.getValue().label().equals(code) ? child.getValue() : find(child, code);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private void open(FxRobot robot, String sample) {
        open(robot, Samples.file(sample));
    }

    private void open(FxRobot robot, Path file) {
        robot.interact(() -> workspace.open(file));
        until("it is judged", () -> workspace.document().get().verdict() != null);
        robot.interact(() -> {
            pane.refresh();
            pane.getScene().getRoot().applyCss();
            pane.getScene().getRoot().layout(); // a busy machine draws late, and what is not laid out cannot be clicked
        });
    }

    private static void until(String what, BooleanSupplier condition) {
        try {
            WaitForAsyncUtils.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS, condition::getAsBoolean);
        } catch (TimeoutException e) {
            throw new AssertionError("in vain: " + what, e);
        }
        WaitForAsyncUtils.waitForFxEvents();
    }
}
