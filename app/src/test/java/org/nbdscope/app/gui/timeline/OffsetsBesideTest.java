package org.nbdscope.app.gui.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.TimeUnit;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.nbdscope.app.gui.theme.Look;
import org.nbdscope.app.gui.theme.Theme;
import org.nbdscope.app.view.timeline.PictureLayout;
import org.nbdscope.app.view.timeline.SampleIndex;
import org.nbdscope.app.view.timeline.TimeWindow;
import org.nbdscope.app.view.timeline.TimelineView;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** Offset over time as it stands beside a timeline. */
@ExtendWith(ApplicationExtension.class)
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class OffsetsBesideTest {

    private TimelineView view;
    private TimelinePane pane;

    @Start
    void start(Stage stage) {
        view = new TimelineView(SampleIndex.of("nbdcopy-four-connections.pcapng.gz"));
        pane = TimelinePane.beside(view, new Look(Theme.LIGHT, 1));
        stage.setScene(new Scene(pane, 480, 500));
        stage.show();
        stage.toFront();
    }

    private Node chart() {
        return pane.lookup("#timeline-offsets-chart");
    }

    private Point2D at(double x, double y) {
        return chart().localToScreen(x, y);
    }

    /** Where a share of the whole time is, in the middle of the picture's height. */
    private Point2D at(double share) {
        PictureLayout layout = pane.picture().layout();
        return at(layout.x(view.whole(), view.whole().at(share)), layout.bodyHeight() / 2);
    }

    private WritableImage picture(FxRobot robot) {
        WaitForAsyncUtils.waitForFxEvents();
        WritableImage[] image = new WritableImage[1];
        robot.interact(() -> image[0] = pane.snapshot(null, null));
        return image[0];
    }

    private int pixels(FxRobot robot) {
        WritableImage image = picture(robot);
        int count = 0;
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                count += image.getPixelReader().getColor(x, y).equals(Theme.LIGHT.palette().read()) ? 1 : 0;
            }
        }
        return count;
    }

    @Test
    void showsTheWholeTimeWhateverPartOfItIsShownBeside(FxRobot robot) {
        robot.interact(() -> view.zoom(0.1, view.whole().at(0.5)));
        assertEquals(view.whole(), pane.picture().window());
        assertTrue(pixels(robot) > 100);
    }

    @Test
    void itsBrushIsTheTimeThatIsShownBeside(FxRobot robot) {
        robot.interact(() -> view.show(TimeWindow.between(view.whole().at(0.4), view.whole().at(0.5))));
        picture(robot);
        robot.moveTo(at(0.45)).press(MouseButton.PRIMARY).moveTo(at(0.65)).release(MouseButton.PRIMARY);
        assertEquals(0.6, view.whole().share(view.window().get().start()), 0.02, "dragged");
        assertEquals(0.7, view.whole().share(view.window().get().end()), 0.02);
        robot.moveTo(at(0.7)).press(MouseButton.PRIMARY).moveTo(at(0.9)).release(MouseButton.PRIMARY);
        assertEquals(0.6, view.whole().share(view.window().get().start()), 0.02, "its end alone");
        assertEquals(0.9, view.whole().share(view.window().get().end()), 0.02);
    }

    @Test
    void aClickOnARequestSelectsItAndAnyOtherMovesTheBrush(FxRobot robot) {
        robot.interact(() -> view.show(TimeWindow.between(view.whole().at(0.8), view.whole().at(0.9))));
        picture(robot);
        PictureLayout layout = pane.picture().layout();
        double x = layout.x(view.whole(), view.index().start(40));
        double y = 0;
        while (pane.transactionAt(x, y) == TimelineView.NONE) {
            y++;
        }
        int expected = pane.transactionAt(x, y);
        robot.clickOn(at(x, y));
        assertEquals(expected, view.selectedTransaction().get());
        robot.interact(() -> view.show(TimeWindow.between(view.whole().at(0.8), view.whole().at(0.9))));
        double empty = layout.x(view.whole(), view.whole().at(0.03));
        assertEquals(TimelineView.NONE, pane.transactionAt(empty, layout.bodyHeight() / 2));
        robot.clickOn(at(empty, layout.bodyHeight() / 2));
        assertTrue(view.window().get().contains(view.whole().at(0.03)), "centred there");
        assertEquals(expected, view.selectedTransaction().get());
    }

    @Test
    void zoomsItsOffsetsByItself(FxRobot robot) {
        TimeWindow time = view.window().get();
        robot.interact(() -> chart().requestFocus());
        robot.press(KeyCode.SHIFT).type(KeyCode.W).release(KeyCode.SHIFT);
        assertTrue(view.offsets().get().length() < view.allOffsets().length());
        assertEquals(time, view.window().get());
        robot.press(KeyCode.SHIFT).type(KeyCode.S).release(KeyCode.SHIFT);
        assertNull(view.offsets().get(), "all of them again");
        robot.type(KeyCode.W);
        assertNotEquals(time, view.window().get(), "time as beside");
    }

    @Test
    void oneConnectionMayStandOut(FxRobot robot) {
        int all = pixels(robot);
        robot.interact(() -> view.strong().set(view.index().lanes().get(2).session()));
        int one = pixels(robot);
        assertTrue(one > 10 && one < all / 2, one + " of " + all);
    }
}
