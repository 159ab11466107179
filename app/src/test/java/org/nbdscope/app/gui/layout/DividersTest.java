package org.nbdscope.app.gui.layout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.nbdscope.app.view.Settings;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.framework.junit5.Stop;
import org.testfx.util.WaitForAsyncUtils;

/** Panes are as large tomorrow as somebody made them today. */
@ExtendWith(ApplicationExtension.class)
@Timeout(60)
class DividersTest {

    private static final double PART = 0.02;

    private final Settings settings = Settings.forgotten();
    private final Dividers dividers = new Dividers(settings);
    private SplitPane outer;
    private SplitPane inner;
    private Stage stage;

    @Start
    void start(Stage ofAllTests) {
        stage = new Stage(); // its size changes here
        inner = new SplitPane(new StackPane(), new StackPane());
        inner.setOrientation(Orientation.VERTICAL);
        outer = new SplitPane(new StackPane(), inner);
        dividers.keep("outer", outer, 0.5);
        dividers.keep("inner", inner, 0.25);
        stage.setScene(new Scene(outer, 600, 400));
        stage.show();
    }

    @Stop
    void stop() {
        stage.hide();
    }

    /** Not that of the panes within. */
    private Node divider() {
        return outer.getChildrenUnmodifiable().stream().filter(node -> node.getStyleClass().contains("split-pane-divider"))
                .findFirst().orElseThrow();
    }

    private static double position(SplitPane panes) {
        return panes.getDividerPositions()[0];
    }

    /** Another run of the program. */
    private double next(String name, double... usual) {
        SplitPane panes = new SplitPane();
        for (int i = 0; i <= usual.length; i++) {
            panes.getItems().add(new StackPane());
        }
        new Dividers(settings).keep(name, panes, usual);
        return position(panes);
    }

    @Test
    void areRememberedWhereSomebodyDraggedThem(FxRobot robot) {
        robot.drag(divider()).dropBy(-120, 0);
        WaitForAsyncUtils.waitForFxEvents();
        assertEquals(0.3, position(outer), PART);
        assertEquals(position(outer), next("outer", 0.5), 1e-9);
        assertTrue(dividers.chosen("outer"));
        assertFalse(dividers.chosen("inner"), "panes within are another matter");
        assertEquals(0.25, next("inner", 0.25));
    }

    @Test
    void areNotRememberedWhereTheWindowChanged(FxRobot robot) {
        robot.interact(() -> stage.setWidth(300));
        assertFalse(dividers.chosen("outer"));
    }

    @Test
    void goBackToWhatIsUsual(FxRobot robot) {
        robot.drag(divider()).dropBy(-120, 0);
        robot.interact(dividers::reset);
        assertEquals(0.5, position(outer), PART);
        assertEquals(0.25, position(inner), PART);
        assertEquals(0.5, next("outer", 0.5));
    }

    @Test
    void areAsUsualWhereNonsenseWasKept(FxRobot robot) {
        for (String nonsense : new String[] {"0.2 0.3", "x", "-1", "NaN", "7"}) {
            settings.put("dividers of outer", nonsense);
            robot.interact(() -> assertEquals(0.5, next("outer", 0.5), nonsense));
        }
        settings.put("dividers of outer", "0.8 0.3");
        robot.interact(() -> assertEquals(0.4, next("outer", 0.4, 0.6), "not ascending"));
    }
}
