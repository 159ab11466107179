package org.nbdscope.app.gui.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import javafx.geometry.Bounds;
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
import org.nbdscope.app.view.CommandGroup;
import org.nbdscope.app.view.timeline.Legend;
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

    /** The lowest and the highest place of legend entries, all of which are within the timeline. */
    private double[] legendIsWhole() {
        double top = Double.MAX_VALUE;
        double bottom = 0;
        List<CommandGroup> groups = Legend.of(view.index());
        assertTrue(groups.size() > 4);
        for (CommandGroup group : groups) {
            ToggleButton entry = (ToggleButton) pane.lookup("#timeline-legend-" + group.name().toLowerCase(Locale.ROOT));
            assertEquals(group.label(), shown(entry));
            Bounds place = entry.localToScene(entry.getLayoutBounds());
            assertTrue(place.getMaxX() <= pane.getWidth(), group + " ends at " + place.getMaxX() + " of " + pane.getWidth());
            top = Math.min(top, place.getMinY());
            bottom = Math.max(bottom, place.getMaxY());
        }
        Bounds chart = pane.lookup("#timeline-chart").localToScene(pane.lookup("#timeline-chart").getLayoutBounds());
        assertTrue(bottom <= chart.getMinY(), "it covers nothing");
        return new double[] {top, bottom};
    }

    private double modesBottom() {
        ToggleButton lanes = button(TimelineMode.LANES);
        return lanes.localToScene(lanes.getLayoutBounds()).getMaxY();
    }

    @Test
    void theLegendGoesBelowModesAndConnectionBeforeTheseAreCut(FxRobot robot) {
        change(robot, () -> view.mode().set(TimelineMode.REQUESTS));
        width(robot, BESIDE_OFFSETS);
        assertTrue(legendIsWhole()[0] >= modesBottom());
        modesAreWhole();
        MenuButton connection = (MenuButton) pane.lookup("#timeline-connection");
        assertTrue(connection.isVisible());
        assertEquals("C0 default export", shown(connection));
        width(robot, WHOLE_WINDOW);
        assertTrue(legendIsWhole()[0] < modesBottom(), "it is beside them again");
        modesAreWhole();
        assertEquals("C0 default export", shown(connection));
    }

    @Test
    void theLegendHasAsManyLinesAsItNeeds(FxRobot robot) {
        width(robot, 400);
        double[] places = legendIsWhole();
        ToggleButton entry = (ToggleButton) pane.lookup(".legend-entry");
        assertTrue(places[1] - places[0] > 1.5 * entry.getHeight());
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
        assertTrue(legendIsWhole()[0] < modesBottom());
        change(robot, () -> {
            pane.look(pane.look().with(1.5));
            Styling.apply(stage.getScene(), pane.look());
        });
        assertTrue(legendIsWhole()[0] >= modesBottom());
        modesAreWhole();
    }
}
