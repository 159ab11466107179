package org.nbdscope.app.gui;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import javafx.scene.control.Label;
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
    Stage stage;
    MainWindow window;

    @Override
    public void beforeEach(ExtensionContext test) throws TimeoutException {
        FxToolkit.registerPrimaryStage(); // starts the toolkit; what one test does to the size of its stage is no other's matter
        stage = FxToolkit.registerStage(Stage::new);
        FxToolkit.setupFixture(() -> {
            window = new MainWindow(stage, Settings.forgotten());
            window.show();
        });
    }

    @Override
    public void afterEach(ExtensionContext test) throws TimeoutException {
        FxToolkit.cleanupInput(robot);
        FxToolkit.setupFixture(stage::hide); // closes what is open as well
        WaitForAsyncUtils.waitForFxEvents();
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
