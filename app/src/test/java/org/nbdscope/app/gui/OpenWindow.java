package org.nbdscope.app.gui;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.scene.control.Label;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TreeView;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.nbdscope.app.gui.messages.MessageList;
import org.nbdscope.app.gui.shell.MainWindow;
import org.nbdscope.app.view.DetailLine;
import org.nbdscope.app.view.Settings;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/**
 * The program's window, open for each test on a stage and with settings of its own, and what tests want to know of it. A test class has it
 * as its extension, and gets the robot that drives it as a parameter.
 */
final class OpenWindow implements BeforeEachCallback, AfterEachCallback, ParameterResolver {

    private static final int PATIENCE_SECONDS = 60;

    private final FxRobot robot = new FxRobot();
    private final Supplier<Settings> settings;
    Stage stage;
    MainWindow window;

    /** With settings of its own for each test. */
    OpenWindow() {
        settings = Settings::forgotten;
    }

    /** With settings that others may have as well. */
    OpenWindow(Settings settings) {
        this.settings = () -> settings;
    }

    @Override
    public void beforeEach(ExtensionContext test) throws TimeoutException {
        FxToolkit.registerPrimaryStage(); // starts the toolkit; what one test does to the size of its stage is no other's matter
        show();
    }

    private void show() throws TimeoutException {
        stage = FxToolkit.registerStage(Stage::new);
        FxToolkit.setupFixture(() -> {
            window = new MainWindow(stage, settings.get());
            window.show();
        });
    }

    @Override
    public void afterEach(ExtensionContext test) throws TimeoutException {
        FxToolkit.cleanupInput(robot);
        FxToolkit.setupFixture(stage::hide); // closes what is open as well
        WaitForAsyncUtils.waitForFxEvents();
    }

    /** Closes the window, and begins with another one. */
    void again() throws TimeoutException {
        FxToolkit.setupFixture(stage::hide);
        show();
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
        return parameter.getParameter().getType() == FxRobot.class;
    }

    @Override
    public FxRobot resolveParameter(ParameterContext parameter, ExtensionContext test) {
        return robot;
    }

    /** Opens a file, brings its list to the front and waits for all of its rows. */
    void open(Path file, int rows) {
        robot.interact(() -> window.open(file));
        robot.push(KeyCode.CONTROL, KeyCode.DIGIT2);
        until("all rows are there", () -> robot.lookup("#message-list").tryQuery().isPresent() && list(robot).rowCount() == rows);
    }

    static MessageList list(FxRobot robot) {
        return robot.lookup("#message-list").queryAs(MessageList.class);
    }

    static String text(FxRobot robot, String selector) {
        return robot.lookup(selector).queryAs(Label.class).getText();
    }

    @SuppressWarnings("unchecked")
    static TreeView<DetailLine> details(FxRobot robot) {
        return robot.lookup("#details").queryAs(TreeView.class);
    }

    /** What the details are about; empty where there are none. */
    static String rootText(FxRobot robot) {
        boolean shown = robot.lookup("#details").tryQuery().isPresent();
        return !shown || details(robot).getRoot() == null ? "" : details(robot).getRoot().getValue().text();
    }

    /** Selects the first line of the details with this label, as far as they are open. */
    static void selectField(FxRobot robot, String label) {
        TreeView<DetailLine> tree = details(robot);
        robot.interact(() -> {
            for (int row = 0; row < tree.getExpandedItemCount(); row++) {
                if (tree.getTreeItem(row).getValue().label().equals(label)) {
                    tree.getSelectionModel().select(row);
                    return;
                }
            }
            throw new AssertionError("no field " + label);
        });
    }

    /** Chooses what a menu of the window, or one within it, calls so. */
    void choose(FxRobot robot, String name) {
        MenuBar bar = robot.from(stage.getScene().getRoot()).lookup(".menu-bar").queryAs(MenuBar.class);
        robot.interact(() -> item(bar.getMenus(), name).orElseThrow(() -> new AssertionError("no menu item " + name)).fire());
    }

    private static Optional<MenuItem> item(List<? extends MenuItem> items, String name) {
        return items.stream().flatMap(item -> item instanceof Menu menu ? item(menu.getItems(), name).stream()
                : Stream.of(item).filter(each -> each.getText() != null && each.getText().replace("_", "").equals(name))).findFirst();
    }

    /** The heads of the list's columns from left to right. */
    List<Label> heads(FxRobot robot) {
        return robot.from(stage.getScene().getRoot()).lookup(".list-head").queryAllAs(Label.class).stream()
                .sorted(Comparator.comparingDouble(Label::getLayoutX)).toList();
    }

    /** Waits for something that comes from the background. */
    static void until(String what, BooleanSupplier condition) {
        try {
            WaitForAsyncUtils.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS, condition::getAsBoolean);
        } catch (TimeoutException e) {
            throw new AssertionError("in vain: " + what, e);
        }
        WaitForAsyncUtils.waitForFxEvents();
    }
}
