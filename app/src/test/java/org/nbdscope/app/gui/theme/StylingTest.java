package org.nbdscope.app.gui.theme;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.concurrent.TimeUnit;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;

/** What lies around a card where windows can be transparent, and where they cannot. */
@ExtendWith(ApplicationExtension.class)
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class StylingTest {

    private final VBox card = new VBox();

    private void style(FxRobot robot, boolean transparent) {
        robot.interact(() -> {
            card.getStyleClass().add("chart-card");
            Scene scene = new Scene(new StackPane(card), 200, 100, Color.TRANSPARENT);
            Styling.apply(scene, new Look(Theme.DARK, 1), transparent);
            scene.getRoot().applyCss();
        });
    }

    private double radius() {
        return card.getBackground().getFills().get(0).getRadii().getTopLeftHorizontalRadius();
    }

    @Test
    void aCardIsRoundAndHasAShadow(FxRobot robot) {
        style(robot, true);
        assertNotNull(card.getEffect());
        assertEquals(7, radius());
    }

    @Test
    void aCardFillsItsWindowWhereThatCannotBeTransparent(FxRobot robot) {
        style(robot, false);
        assertNull(card.getEffect());
        assertEquals(0, radius());
    }
}
