package org.nbdscope.app.gui;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import javafx.scene.control.Label;
import javafx.scene.control.TreeView;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.nbdscope.app.gui.messages.MessageList;
import org.nbdscope.app.gui.shell.MainWindow;
import org.nbdscope.app.view.DetailLine;
import org.nbdscope.app.view.MemoryPreferences;
import org.nbdscope.app.view.Settings;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/** The program's window on a test's stage, with settings of its own, and what tests want to know of it. */
final class OpenWindow {

    private static final int PATIENCE_SECONDS = 60;

    final Stage stage;
    final MainWindow window;

    /** Shows it. */
    OpenWindow(Stage stage) {
        this.stage = stage;
        window = new MainWindow(stage, new Settings(new MemoryPreferences()));
        window.show();
    }

    /** Closes it, and with it what is open. */
    void close() {
        stage.hide();
    }

    /** Opens a file, brings its list to the front and waits for all of its rows. */
    void open(FxRobot robot, Path file, int rows) {
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
