package org.nbdscope.app.gui.shell;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Pane;
import javafx.stage.Stage;
import javafx.util.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.framework.junit5.Stop;
import org.testfx.util.WaitForAsyncUtils;

/** A window keeps the size it came with, until somebody wants another. */
@ExtendWith(ApplicationExtension.class)
@Timeout(60)
class FirstSizeTest {

    private static final double WIDTH = 900;
    private static final double HEIGHT = 600;
    private static final double LEAST = 300;

    /** The widths that the window got. */
    private final List<Double> widths = new ArrayList<>();
    private Stage stage;

    @Start
    void start(Stage shared) {
        stage = new Stage(); // the shared one keeps the size that a test gave it
        stage.setScene(new Scene(new Pane(), WIDTH, HEIGHT));
        stage.setMinWidth(LEAST);
        stage.setMinHeight(LEAST);
        stage.show();
        FirstSize.keep(stage, Duration.minutes(1));
        stage.widthProperty().addListener((property, before, now) -> widths.add(now.doubleValue()));
    }

    @Stop
    void stop() {
        stage.hide();
    }

    @Test
    void comesBackOnceWhenTheWindowManagerTookIt(FxRobot robot) {
        shrink(robot);
        assertTrue(widths.contains(WIDTH), "it was asked for again: " + widths);
        widths.clear();
        shrink(robot);
        assertFalse(widths.contains(WIDTH), "whoever insists has it small: " + widths);
    }

    @Test
    void staysWhatItIsWhenSomebodyHasDoneSomething(FxRobot robot) {
        robot.push(KeyCode.SHIFT);
        shrink(robot);
        assertFalse(widths.contains(WIDTH), () -> "" + widths);
    }

    private void shrink(FxRobot robot) {
        robot.interact(() -> {
            stage.setWidth(LEAST);
            stage.setHeight(LEAST);
        });
        WaitForAsyncUtils.waitForFxEvents();
        robot.interact(() -> { });
    }
}
