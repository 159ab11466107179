package org.nbdscope.app.gui.theme;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javafx.scene.Scene;
import javafx.scene.control.Alert;
import javafx.scene.layout.StackPane;
import javafx.scene.paint.Paint;
import javafx.stage.Stage;
import javafx.stage.Window;
import javafx.stage.WindowEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** What a dialog looks like at the moment at which the system makes its window. */
@ExtendWith(ApplicationExtension.class)
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class DialogsTest {

    private static final Look DARK = new Look(Theme.DARK, 1);

    private final List<Paint> grounds = new ArrayList<>();
    private Stage owner;

    @Start
    void start(Stage stage) {
        owner = stage;
        stage.setScene(new Scene(new StackPane(), 400, 300));
        stage.show();
        // Last: a window of another test that is still there may give each window that is shown its own colours.
        Styling.apply(stage.getScene(), DARK);
    }

    private void watch(Window window) {
        window.addEventHandler(WindowEvent.WINDOW_SHOWING, event -> grounds.add(window.getScene().getFill()));
    }

    @Test
    void aDialogBeginsInTheColourOfItsOwner(FxRobot robot) {
        robot.interact(() -> {
            Alert alert = new Alert(Alert.AlertType.INFORMATION, "what there is to say");
            Dialogs.own(alert, owner);
            Window window = alert.getDialogPane().getScene().getWindow();
            watch(window);
            alert.show();
            assertSame(owner, alert.getOwner());
            alert.close();
        });
        assertEquals(List.of(DARK.palette().bg()), grounds);
    }

    @Test
    void aWindowOfItsOwnDoesSoToo(FxRobot robot) {
        robot.interact(() -> {
            Stage dialog = new Stage();
            dialog.setScene(new Scene(new StackPane(), 200, 100));
            Dialogs.own(dialog, owner);
            watch(dialog);
            dialog.show();
            assertSame(owner, dialog.getOwner());
            dialog.close();
        });
        assertEquals(List.of(DARK.palette().bg()), grounds);
    }
}
