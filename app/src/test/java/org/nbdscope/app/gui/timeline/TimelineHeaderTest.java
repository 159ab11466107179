package org.nbdscope.app.gui.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuButton;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.Pane;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.nbdscope.app.gui.theme.Look;
import org.nbdscope.app.gui.theme.Styling;
import org.nbdscope.app.gui.theme.Theme;
import org.nbdscope.app.view.timeline.SampleIndex;
import org.nbdscope.app.view.timeline.TimelineMode;
import org.nbdscope.app.view.timeline.TimelineView;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** Who gets the room above a timeline: a capture with six kinds of commands has a long legend. */
@ExtendWith(ApplicationExtension.class)
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class TimelineHeaderTest {

    /** The timeline's part of a window of 1280 pixels. */
    private static final double BESIDE_OFFSETS = 827;
    private static final double WHOLE_WINDOW = 1268;

    private TimelineView view;
    private TimelinePane pane;
    private Stage stage;

    @Start
    void start(Stage newStage) {
        stage = newStage;
        view = new TimelineView(SampleIndex.of("qemu-as-client.pcap.gz"));
        pane = new TimelinePane(view, new Look(Theme.LIGHT, 1), "Timeline", List.of(TimelineMode.values()));
        pane.setPrefSize(WHOLE_WINDOW, 320);
        stage.setScene(new Scene(new Pane(pane), WHOLE_WINDOW, 320));
        Styling.apply(stage.getScene(), pane.look());
        stage.show();
    }

    private void width(FxRobot robot, double width) {
        change(robot, () -> pane.setPrefWidth(width));
        assertEquals(width, pane.getWidth(), 1);
    }

    /** Does something, and lays out what follows from it. */
    private void change(FxRobot robot, Runnable what) {
        robot.interact(what);
        robot.interact(() -> {
            stage.getScene().getRoot().applyCss();
            stage.getScene().getRoot().layout();
        });
    }

    private ToggleButton button(TimelineMode mode) {
        return (ToggleButton) pane.lookup("#timeline-mode-" + mode.name().toLowerCase(Locale.ROOT));
    }

    private Node legend() {
        return pane.lookup(".timeline-legend");
    }

    private static String shown(Labeled control) {
        return ((Text) control.lookup(".text")).getText();
    }

    private void modesAreWhole() {
        for (TimelineMode mode : TimelineMode.values()) {
            assertEquals(mode.label(), shown(button(mode)));
            Bounds place = button(mode).localToScene(button(mode).getLayoutBounds());
            assertTrue(place.getMaxX() <= pane.getWidth(), mode + " ends at " + place.getMaxX() + " of " + pane.getWidth());
        }
    }

    @Test
    void theLegendGoesBeforeModesAndConnectionAreCut(FxRobot robot) {
        change(robot, () -> view.mode().set(TimelineMode.REQUESTS));
        width(robot, BESIDE_OFFSETS);
        assertFalse(legend().isVisible());
        modesAreWhole();
        MenuButton connection = (MenuButton) pane.lookup("#timeline-connection");
        assertTrue(connection.isVisible());
        assertEquals("C0 default export", shown(connection));
        width(robot, WHOLE_WINDOW);
        assertTrue(legend().isVisible(), "it comes back");
        modesAreWhole();
        assertEquals("C0 default export", shown(connection));
    }

    @Test
    void modesStayWholeWhereNothingElseFits(FxRobot robot) {
        change(robot, () -> view.mode().set(TimelineMode.REQUESTS));
        width(robot, pane.minWidth(-1));
        modesAreWhole();
        assertFalse(pane.lookup("#timeline-connection").isVisible());
    }

    @Test
    void largerTextNeedsMoreRoom(FxRobot robot) {
        assertTrue(legend().isVisible());
        change(robot, () -> {
            pane.look(pane.look().with(1.5));
            Styling.apply(stage.getScene(), pane.look());
        });
        assertFalse(legend().isVisible());
        modesAreWhole();
    }
}
