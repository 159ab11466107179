package org.nbdscope.app.gui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.nbdscope.app.gui.theme.ThemeChoice;
import org.nbdscope.app.view.MemoryPreferences;
import org.nbdscope.app.view.Samples;
import org.nbdscope.app.view.Settings;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.framework.junit5.Stop;
import org.testfx.util.WaitForAsyncUtils;

/** The frame of the window: what can be done in it, the first page, the keyboard's way from pane to pane, preferences. */
@ExtendWith(ApplicationExtension.class)
@Timeout(120)
class ShellTest {

    private static final int PATIENCE_SECONDS = 60;

    private final Settings settings = new Settings(new MemoryPreferences());
    private MainWindow window;
    private Stage stage;

    @Start
    void start(Stage newStage) {
        stage = newStage;
        window = new MainWindow(stage, settings);
        window.show();
    }

    @Stop
    void stop() {
        stage.hide();
    }

    @Test
    void everythingThatCanBeDoneHasItsOwnKeyAndLetter(FxRobot robot) {
        MenuBar bar = robot.lookup(".menu-bar").queryAs(MenuBar.class);
        Map<String, MenuItem> keys = new HashMap<>();
        for (Menu menu : bar.getMenus()) {
            letters(menu);
            for (MenuItem item : items(menu)) {
                MenuItem other = item.getAccelerator() == null ? null : keys.put(item.getAccelerator().getName(), item);
                // Start and stop share a key, as in Wireshark: there is only ever one of them to do.
                assertTrue(other == null || item.isDisable() != other.isDisable(), "two things have the key " + item.getAccelerator());
            }
        }
        assertTrue(keys.keySet().containsAll(Set.of("Shortcut+O", "F5", "J")), keys.toString());
    }

    /** Within a menu every item has a letter of its own. */
    private static void letters(Menu menu) {
        Set<Character> letters = new HashSet<>();
        for (MenuItem item : menu.getItems()) {
            if (!(item instanceof SeparatorMenuItem) && item.isMnemonicParsing()) {
                int at = item.getText().indexOf('_');
                assertTrue(at >= 0, item.getText() + " has a letter");
                assertTrue(letters.add(Character.toLowerCase(item.getText().charAt(at + 1))),
                        "the letter of " + item.getText() + " is another's in " + menu.getText());
            }
        }
    }

    private static List<MenuItem> items(Menu menu) {
        List<MenuItem> all = new ArrayList<>();
        for (MenuItem item : menu.getItems()) {
            if (item instanceof Menu inner) {
                all.addAll(items(inner));
            } else {
                all.add(item);
            }
        }
        return all;
    }

    @Test
    void everyToolHasAPictureAndAName(FxRobot robot) {
        Set<ButtonBase> tools = robot.lookup(".main-tools .tool").queryAllAs(ButtonBase.class);
        assertTrue(tools.size() > 8);
        for (ButtonBase tool : tools) {
            assertNotNull(tool.getGraphic(), tool.getAccessibleText());
            assertFalse(tool.getAccessibleText().isBlank());
            assertTrue(tool.getTooltip().getText().startsWith(tool.getAccessibleText()));
        }
    }

    @Test
    void opensWithTheSummaryAndLeadsOn(FxRobot robot) {
        robot.interact(() -> window.open(Samples.FOUR_CONNECTIONS));
        until("the summary is whole", () -> robot.lookup("#summary-filter-maps").tryQuery().isPresent()
                && robot.lookup("#top-findings .finding-row").tryQuery().isPresent());
        robot.interact(() -> robot.lookup("READ").query().requestFocus());
        robot.push(KeyCode.ENTER);
        until("its messages are shown", () -> robot.lookup("#message-list").tryQuery().isPresent());
        assertEquals("nbd.type == NBD_CMD_READ", robot.lookup("#filter").queryAs(TextField.class).getText());
        robot.push(KeyCode.CONTROL, KeyCode.DIGIT5);
        until("Ctrl+5 shows the findings", () -> robot.lookup("#findings-view").tryQuery().isPresent());
        robot.push(KeyCode.CONTROL, KeyCode.DIGIT1);
        until("and Ctrl+1 the summary", () -> robot.lookup("#summary").tryQuery().isPresent());
        robot.push(KeyCode.CONTROL, KeyCode.W);
        until("the start page has a picture of it", () -> robot.lookup(".recent-row .canvas").tryQuery().isPresent()
                || !robot.lookup(".recent-row").queryAllAs(Node.class).isEmpty() && settings.thumbnail(Samples.FOUR_CONNECTIONS) != null);
    }

    @Test
    void theKeyboardGoesFromPaneToPane(FxRobot robot) {
        robot.interact(() -> window.open(Samples.FOUR_CONNECTIONS));
        robot.push(KeyCode.CONTROL, KeyCode.DIGIT2);
        until("the list is there", () -> robot.lookup("#message-list").tryQuery().isPresent());
        Set<Node> visited = new HashSet<>();
        robot.push(KeyCode.CONTROL, KeyCode.SLASH);
        until("the filter has the keyboard", () -> robot.lookup("#filter").query().isFocused());
        Node first = stage.getScene().getFocusOwner();
        for (int i = 0; i < 12; i++) {
            robot.push(KeyCode.F6);
            visited.add(stage.getScene().getFocusOwner());
            if (stage.getScene().getFocusOwner() == first) {
                break;
            }
        }
        assertTrue(visited.contains(first), "it comes round");
        assertTrue(visited.contains(robot.lookup("#message-list").query()), visited.toString());
        assertTrue(visited.size() >= 4, visited.toString());
    }

    @Test
    void theViewInFrontHasTheKeyboard(FxRobot robot) {
        robot.interact(() -> window.open(Samples.FOUR_CONNECTIONS));
        until("the summary has it at first", () -> within("#summary"));
        for (int turn = 0; turn < 2; turn++) {
            front(robot, KeyCode.DIGIT2, View.TRAFFIC, "#message-list");
            front(robot, KeyCode.DIGIT3, View.TIMELINE, "#timeline-chart");
            front(robot, KeyCode.DIGIT4, View.COVERAGE, "#coverage-chart");
            front(robot, KeyCode.DIGIT5, View.FINDINGS, "#findings-view .tree-table-view");
            front(robot, KeyCode.DIGIT1, View.SUMMARY, "#summary");
        }
        robot.push(KeyCode.CONTROL, KeyCode.DIGIT2);
        robot.push(KeyCode.HOME);
        robot.clickOn("#view-traffic"); // what is in front already
        robot.push(KeyCode.DOWN);
        assertEquals(1, window.workspace().selected().get());
        robot.push(KeyCode.CONTROL, KeyCode.SLASH);
        robot.push(KeyCode.CONTROL, KeyCode.DIGIT2);
        assertTrue(within("#message-list"), "also where the view was in front already");
    }

    private void front(FxRobot robot, KeyCode key, View view, String main) {
        robot.push(KeyCode.CONTROL, key);
        until(main + " has the keyboard, not " + stage.getScene().getFocusOwner(), () -> within(main));
        robot.push(KeyCode.DOWN);
        robot.push(KeyCode.RIGHT);
        assertTrue(within(main), "arrow keys are the view's, not " + stage.getScene().getFocusOwner());
        assertEquals(view, chosen(robot));
    }

    private boolean within(String selector) {
        Node wanted = stage.getScene().getRoot().lookup(selector);
        Node node = stage.getScene().getFocusOwner();
        while (node != null && node != wanted) {
            node = node.getParent();
        }
        return node != null;
    }

    /** The view that the switch says is in front. */
    private static View chosen(FxRobot robot) {
        List<View> chosen = Stream.of(View.values())
                .filter(view -> robot.lookup("#view-" + view.name().toLowerCase(Locale.ROOT)).queryAs(ToggleButton.class).isSelected()).toList();
        assertEquals(1, chosen.size(), chosen.toString());
        return chosen.get(0);
    }

    @Test
    void theSwitchSaysWhichViewIsInFront(FxRobot robot) {
        robot.interact(() -> window.open(Samples.FOUR_CONNECTIONS));
        robot.push(KeyCode.CONTROL, KeyCode.DIGIT2);
        robot.interact(() -> robot.lookup("#view-traffic").query().requestFocus());
        robot.push(KeyCode.RIGHT);
        assertEquals(View.TIMELINE, chosen(robot));
        until("it is in front", () -> robot.lookup("#timeline-mode-requests").tryQuery().isPresent());
        robot.clickOn("#view-timeline");
        assertEquals(View.TIMELINE, chosen(robot));
        assertTrue(robot.lookup("#timeline-mode-requests").tryQuery().isPresent());
    }

    @Test
    void whatIsWrittenIsNoShortcut(FxRobot robot) {
        robot.interact(() -> window.open(Samples.FOUR_CONNECTIONS));
        until("something is selected", () -> window.workspace().selected().get() == 0);
        robot.push(KeyCode.CONTROL, KeyCode.SLASH);
        until("the filter has the keyboard", () -> robot.lookup("#filter").query().isFocused());
        robot.write("j");
        assertEquals("j", robot.lookup("#filter").queryAs(TextField.class).getText());
        assertEquals(0, window.workspace().selected().get());
    }

    @Test
    void preferencesShowAtOnceAndLast(FxRobot robot) {
        robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.P);
        until("the preferences are there", () -> robot.lookup("#preferences").tryQuery().isPresent());
        robot.interact(() -> theme(robot).setValue(ThemeChoice.DARK));
        assertTrue(stage.getScene().getRoot().getStyleClass().contains("dark"));
        assertEquals(ThemeChoice.DARK, settings.get("theme", ThemeChoice.LIGHT));
        robot.interact(() -> robot.lookup("#preferences").query().getScene().getWindow().hide());
    }

    @SuppressWarnings("unchecked")
    private static ChoiceBox<ThemeChoice> theme(FxRobot robot) {
        return robot.lookup("#preference-theme").queryAs(ChoiceBox.class);
    }

    @Test
    void aMenuChoosesTheViewWhereTheWindowIsNarrow(FxRobot robot) {
        robot.interact(() -> stage.setWidth(1000));
        until("there is a menu", () -> robot.lookup("#view-menu").query().isVisible());
        robot.interact(() -> stage.setWidth(1300));
        until("there are buttons", () -> !robot.lookup("#view-menu").query().isVisible());
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
