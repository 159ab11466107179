package org.nbdscope.app.gui.theme;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.concurrent.TimeUnit;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ToolBar;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** Icons grow with the text. */
@ExtendWith(ApplicationExtension.class)
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class IconSizeTest {

    private static final Look LOOK = new Look(Theme.LIGHT, 1);

    private Stage stage;
    private Node box;

    @Start
    void start(Stage newStage) {
        stage = newStage;
        box = Icons.SAVE.node();
        Button button = new Button();
        button.setGraphic(box);
        button.getStyleClass().add("tool");
        stage.setScene(new Scene(new ToolBar(button), 400, 100));
        Styling.apply(stage.getScene(), LOOK);
        stage.show();
    }

    private double lines() {
        return box.lookup(".icon").getBoundsInParent().getWidth();
    }

    @Test
    void aLargerTextHasLargerIcons(FxRobot robot) {
        assertEquals(16, box.getLayoutBounds().getWidth(), 0.1);
        double before = lines();
        robot.interact(() -> Styling.apply(stage.getScene(), LOOK.with(2)));
        assertEquals(32, box.getLayoutBounds().getWidth(), 0.1);
        assertEquals(2 * before, lines(), 0.1);
        robot.interact(() -> Styling.apply(stage.getScene(), LOOK));
        assertEquals(before, lines(), 0.1);
    }
}
