package org.nbdscope.app.gui;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.nbdscope.app.gui.OpenWindow.until;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javafx.geometry.Bounds;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nbdscope.app.view.Samples;
import org.testfx.api.FxRobot;

/** Tab leads through each view and round to where it began, and at every stop one sees where the keyboard is. */
@Timeout(240)
class KeyboardWayTest {

    /** More stops than any view has: a table of links is one, and arrow keys go from link to link in it. */
    private static final int MANY = 32;
    /** Pixels around a stop that belong to its ring. */
    private static final double RING = 4;

    @RegisterExtension
    final OpenWindow open = new OpenWindow();

    @ParameterizedTest
    @EnumSource(value = KeyCode.class, names = {"DIGIT1", "DIGIT2", "DIGIT3", "DIGIT4", "DIGIT5"})
    void isSeenAtEveryStopAndComesRound(KeyCode view, FxRobot robot) {
        open.open(Samples.FOUR_CONNECTIONS, 288);
        robot.push(KeyCode.CONTROL, view);
        until("all is there", () -> open.window.settled() && open.stage.getScene().getFocusOwner() != null);
        robot.push(KeyCode.TAB);
        Node first = open.stage.getScene().getFocusOwner();
        List<String> unseen = new ArrayList<>();
        int stops = 0;
        do {
            Node stop = open.stage.getScene().getFocusOwner();
            Rectangle2D place = place(robot, stop);
            int[] with = pixels(robot, place);
            robot.push(KeyCode.TAB);
            if (Arrays.equals(with, pixels(robot, place))) {
                unseen.add(String.valueOf(stop));
            }
            stops++;
        } while (open.stage.getScene().getFocusOwner() != first && stops < MANY);
        assertTrue(unseen.isEmpty(), "not seen: " + unseen);
        assertFalse(stops == MANY, "the keyboard does not come round");
    }

    private Rectangle2D place(FxRobot robot, Node stop) {
        List<Bounds> bounds = new ArrayList<>();
        robot.interact(() -> bounds.add(stop.localToScene(stop.getLayoutBounds())));
        Bounds at = bounds.get(0);
        double x = Math.max(0, Math.floor(at.getMinX() - RING));
        double y = Math.max(0, Math.floor(at.getMinY() - RING));
        return new Rectangle2D(x, y, Math.ceil(Math.min(open.stage.getScene().getWidth(), at.getMaxX() + RING) - x),
                Math.ceil(Math.min(open.stage.getScene().getHeight(), at.getMaxY() + RING) - y));
    }

    private int[] pixels(FxRobot robot, Rectangle2D place) {
        int width = (int) place.getWidth();
        int height = (int) place.getHeight();
        int[] pixels = new int[width * height];
        robot.interact(() -> {
            SnapshotParameters part = new SnapshotParameters();
            part.setViewport(place);
            WritableImage image = open.stage.getScene().getRoot().snapshot(part, new WritableImage(width, height));
            image.getPixelReader().getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), pixels, 0, width);
        });
        return pixels;
    }
}
