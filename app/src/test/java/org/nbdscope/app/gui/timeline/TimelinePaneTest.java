package org.nbdscope.app.gui.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.MenuButton;
import javafx.scene.control.ToggleButton;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.paint.Color;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.nbdscope.app.gui.theme.Look;
import org.nbdscope.app.gui.theme.Theme;
import org.nbdscope.app.view.CommandGroup;
import org.nbdscope.app.view.timeline.DisplayedRequests;
import org.nbdscope.app.view.timeline.PictureLayout;
import org.nbdscope.app.view.timeline.SampleIndex;
import org.nbdscope.app.view.timeline.TimeWindow;
import org.nbdscope.app.view.timeline.TimelineMode;
import org.nbdscope.app.view.timeline.TimelineView;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class TimelinePaneTest {

    private static final Look LOOK = new Look(Theme.LIGHT, 1);

    private TimelineView view;
    private TimelinePane pane;

    @Start
    void start(Stage stage) {
        view = new TimelineView(SampleIndex.of("nbdcopy-four-connections.pcapng.gz"));
        pane = new TimelinePane(view, LOOK, "Timeline", List.of(TimelineMode.values()));
        stage.setScene(new Scene(pane, 1000, 320));
        stage.show();
        stage.toFront();
    }

    private Node chart() {
        return pane.lookup("#timeline-chart");
    }

    /** The pixels of what the pane shows. */
    private WritableImage picture(FxRobot robot) {
        WaitForAsyncUtils.waitForFxEvents();
        WritableImage[] image = new WritableImage[1];
        robot.interact(() -> image[0] = pane.snapshot(null, null));
        return image[0];
    }

    private static int count(WritableImage image, Color colour) {
        int count = 0;
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                count += image.getPixelReader().getColor(x, y).equals(colour) ? 1 : 0;
            }
        }
        return count;
    }

    @Test
    void drawsInBothThemesAndAllModes(FxRobot robot) {
        for (Theme theme : Theme.values()) {
            robot.interact(() -> pane.look(LOOK.with(theme)));
            for (TimelineMode mode : TimelineMode.values()) {
                robot.interact(() -> view.mode().set(mode));
                int pixels = count(picture(robot), theme.palette().read());
                assertTrue(pixels > 300, theme + " " + mode + ": " + pixels);
            }
        }
    }

    @Test
    void aClickOnABarSelectsItsRequest(FxRobot robot) {
        picture(robot);
        PictureLayout layout = pane.picture().layout();
        double x = 0;
        double y = 0;
        for (y = layout.bodyTop() + 4; pane.transactionAt(x, y) == TimelineView.NONE && y < layout.depthTop(); y++) {
            x = layout.x(view.window().get(), view.index().extent().at(0.4));
        }
        int expected = pane.transactionAt(x, y);
        assertNotEquals(TimelineView.NONE, expected);
        robot.clickOn(chart().localToScreen(x, y).getX(), chart().localToScreen(x, y).getY());
        assertEquals(expected, view.selectedTransaction().get());
        assertEquals(view.index().model().transactions().request(expected), view.selectedMessage().get());
        assertTrue(count(picture(robot), Theme.LIGHT.palette().acc()) > 20);
    }

    @Test
    void theKeyboardDoesItAll(FxRobot robot) {
        robot.interact(() -> chart().requestFocus());
        TimeWindow whole = view.window().get();
        robot.type(KeyCode.W).type(KeyCode.W);
        assertTrue(view.window().get().length() < whole.length() * 0.6);
        TimeWindow before = view.window().get();
        robot.type(KeyCode.D);
        assertTrue(view.window().get().start() > before.start());
        robot.type(KeyCode.A).type(KeyCode.S).type(KeyCode.F);
        assertEquals(whole, view.window().get());
        robot.type(KeyCode.RIGHT).type(KeyCode.RIGHT).type(KeyCode.ENTER);
        int selected = view.selectedTransaction().get();
        assertNotEquals(TimelineView.NONE, selected);
        assertTrue(chart().getAccessibleText().contains("#"), chart().getAccessibleText());
        robot.type(KeyCode.F);
        assertTrue(view.window().get().length() < whole.length());
        robot.type(KeyCode.ESCAPE);
        assertEquals(TimelineView.NONE, view.selectedTransaction().get());
    }

    @Test
    void shiftAndDragSelectARange(FxRobot robot) {
        picture(robot);
        var from = chart().localToScreen(400, 120);
        robot.press(KeyCode.SHIFT).moveTo(from.getX(), from.getY()).press(MouseButton.PRIMARY).moveBy(100, 0)
                .release(MouseButton.PRIMARY).release(KeyCode.SHIFT);
        WaitForAsyncUtils.waitForFxEvents();
        TimeWindow range = view.range().get();
        double share = range.length() / (double) view.window().get().length();
        assertEquals(100 / pane.picture().layout().chartWidth(), share, 0.01);
    }

    @Test
    void anEntryOfTheLegendDimsItsRequests(FxRobot robot) {
        int before = count(picture(robot), Theme.LIGHT.palette().read());
        ToggleButton read = (ToggleButton) pane.lookup("#timeline-legend-read");
        robot.interact(read::fire);
        assertTrue(count(picture(robot), Theme.LIGHT.palette().read()) < before / 10);
    }

    @Test
    void aFilterDimsWhatItLeavesOut(FxRobot robot) {
        int reads = count(picture(robot), Theme.LIGHT.palette().read());
        int maps = count(picture(robot), Theme.LIGHT.palette().blockStatus());
        robot.interact(() -> view.displayed().set(DisplayedRequests.of(view.index(),
                at -> view.index().group(at) == CommandGroup.BLOCK_STATUS)));
        WritableImage filtered = picture(robot);
        assertTrue(count(filtered, Theme.LIGHT.palette().read()) < reads / 10, "also in the overview");
        assertTrue(count(filtered, Theme.LIGHT.palette().blockStatus()) >= maps);
    }

    @Test
    void aClickHitsWhatIsThereWhenTextIsLarge(FxRobot robot) {
        robot.interact(() -> pane.look(LOOK.with(1.5)));
        picture(robot);
        PictureLayout layout = pane.picture().layout();
        double x = layout.x(view.window().get(), view.index().extent().at(0.4));
        double y = layout.bodyTop() + 4;
        while (pane.transactionAt(x, y) == TimelineView.NONE && y < layout.wireTop()) {
            y++;
        }
        int expected = pane.transactionAt(x, y);
        assertNotEquals(TimelineView.NONE, expected);
        robot.clickOn(chart().localToScreen(x * 1.5, y * 1.5).getX(), chart().localToScreen(x * 1.5, y * 1.5).getY());
        assertEquals(expected, view.selectedTransaction().get());
    }

    @Test
    void theHeaderChoosesTheConnection(FxRobot robot) {
        robot.interact(() -> view.mode().set(TimelineMode.REQUESTS));
        MenuButton choice = (MenuButton) pane.lookup("#timeline-connection");
        assertTrue(choice.isVisible());
        assertEquals("C0 default export", choice.getText());
        robot.interact(choice::show);
        assertEquals(4, choice.getItems().size());
        robot.interact(() -> choice.getItems().get(2).fire());
        assertEquals("C2 default export", choice.getText());
        assertEquals(view.index().lanes().get(2).session(), view.rowsSession());
    }

    @Test
    void thePictureIsWrittenToFiles(FxRobot robot, @TempDir Path directory) throws IOException {
        picture(robot);
        for (String name : List.of("chart.png", "chart.svg")) {
            AtomicReference<IOException> problem = new AtomicReference<>();
            robot.interact(() -> {
                try {
                    pane.exportChart(directory.resolve(name));
                } catch (IOException e) {
                    problem.set(e);
                }
            });
            assertNull(problem.get());
        }
        assertEquals(2 * (int) pane.getWidth(), ImageIO.read(directory.resolve("chart.png").toFile()).getWidth());
        assertTrue(Files.readString(directory.resolve("chart.svg")).startsWith("<svg "));
    }
}
