package org.nbdscope.app.gui.coverage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import javafx.application.Platform;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.control.ToggleButton;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.nbdscope.app.gui.layout.Dividers;
import org.nbdscope.app.gui.summary.SummaryLinks;
import org.nbdscope.app.gui.summary.SummaryPane;
import org.nbdscope.app.gui.theme.Look;
import org.nbdscope.app.gui.theme.Styling;
import org.nbdscope.app.gui.theme.Theme;
import org.nbdscope.app.view.CaptureDocument;
import org.nbdscope.app.view.HostNames;
import org.nbdscope.app.view.Samples;
import org.nbdscope.app.view.Settings;
import org.nbdscope.app.view.analysis.AnalysisFeed;
import org.nbdscope.app.view.coverage.ByteSpan;
import org.nbdscope.app.view.coverage.ColumnBins;
import org.nbdscope.app.view.coverage.CoverageView;
import org.nbdscope.app.view.coverage.Staircase;
import org.nbdscope.app.view.coverage.StatusKind;
import org.nbdscope.app.view.summary.SummaryModel;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.framework.junit5.Stop;
import org.testfx.util.WaitForAsyncUtils;

/** Draws both pages without a display, and clicks in them. */
@ExtendWith(ApplicationExtension.class)
@Timeout(120)
class CoveragePaneTest {

    private static final int PATIENCE_SECONDS = 30;

    private final CoverageView view = new CoverageView();
    private final SummaryModel summary = new SummaryModel(new HostNames());
    private final ObjectProperty<Look> look = new SimpleObjectProperty<>(new Look(Theme.LIGHT, 1));
    private final AtomicBoolean toCoverage = new AtomicBoolean();
    private final AtomicReference<String> filtered = new AtomicReference<>();
    private StackPane root;
    private CoveragePane pane;
    private SummaryPane page;
    private Stage stage;

    @Start
    void start(Stage newStage) {
        stage = newStage;
        pane = new CoveragePane(view, look, new Dividers(Settings.forgotten()), () -> { });
        page = new SummaryPane(summary, look, new SummaryLinks() {
            @Override
            public void message(int row) {
                view.select(row);
            }

            @Override
            public void filter(String text) {
                filtered.set(text);
            }

            @Override
            public void coverage() {
                toCoverage.set(true);
            }

            @Override
            public void findings(int message) {
                view.select(message);
            }
        });
        root = new StackPane(pane);
        Scene scene = new Scene(root, 1280, 760);
        Styling.apply(scene, look.get());
        stage.setScene(scene);
        stage.show();
    }

    @Stop
    void stop() {
        stage.hide();
    }

    private void open(FxRobot robot, String sample) throws InterruptedException {
        Path file = Samples.file(sample);
        CaptureDocument document = CaptureDocument.open(file);
        assertTrue(document.awaitEnd(30_000));
        robot.interact(() -> {
            AnalysisFeed feed = new AnalysisFeed(document.model(), Platform::runLater);
            view.attach(feed);
            summary.attach(feed);
            feed.grown(document.messages(), true);
        });
        until("the summary is there", () -> summary.page().get() != null && !view.reading().get());
    }

    private static void until(String what, BooleanSupplier condition) {
        try {
            WaitForAsyncUtils.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS, condition::getAsBoolean);
        } catch (TimeoutException e) {
            throw new AssertionError("in vain: " + what, e);
        }
        WaitForAsyncUtils.waitForFxEvents();
    }

    /** A point of the chart, its left end being 0 and its right one 1. */
    private Point2D at(double position, double y) {
        double left = look.get().px(176);
        double width = pane.chart().getWidth() - left - look.get().px(14);
        return pane.chart().localToScreen(left + position * width, y);
    }

    @Test
    void theTableHasTheStepsThatTheFilterLeaves(FxRobot robot) throws InterruptedException {
        open(robot, "stuck-map-loop.pcap");
        TableView<?> steps = robot.lookup("#coverage-steps").queryTableView();
        int all = view.known().get().steps().size();
        assertEquals(all, steps.getItems().size());
        int wanted = view.known().get().steps().get(1).step().transaction();
        robot.interact(() -> view.filter().set(view.filter().get().with(transaction -> transaction == wanted)));
        assertEquals(1, steps.getItems().size());
        assertTrue(labelled(robot, "1 of " + all + " steps; "), "the head says so");
        robot.interact(() -> view.filter().set(view.filter().get().with(null)));
        assertEquals(all, steps.getItems().size());
        assertFalse(labelled(robot, " steps; "));
    }

    private boolean labelled(FxRobot robot, String part) {
        return robot.from(pane).lookup(".label").<Label>queryAll().stream().anyMatch(label -> label.getText().contains(part));
    }

    @Test
    void theButtonOfThePartShownIsLit(FxRobot robot) throws InterruptedException {
        open(robot, "map-6gib-structured.pcapng");
        until("it is drawn", () -> view.picture().get() != null);
        assertEquals(List.of("[Export]", "1 MiB", "4 KiB", "Byte"), zoomButtons(robot));
        robot.interact(() -> view.show(1L << 30));
        assertEquals(List.of("Export", "[1 GiB]", "1 MiB", "4 KiB", "Byte"), zoomButtons(robot));
        robot.interact(() -> view.show(1L << 13));
        assertEquals(List.of("Export", "1 MiB", "[8 KiB]", "4 KiB", "Byte"), zoomButtons(robot));
        robot.clickOn("4 KiB");
        robot.clickOn("4 KiB");
        assertEquals(List.of("Export", "1 MiB", "[4 KiB]", "Byte"), zoomButtons(robot));
        robot.interact(() -> view.show(ByteSpan.LEAST));
        assertEquals(List.of("Export", "1 MiB", "4 KiB", "Byte", "[16 B]"), zoomButtons(robot));
        robot.interact(view::fit);
        assertEquals(List.of("[Export]", "1 MiB", "4 KiB", "Byte"), zoomButtons(robot));
    }

    /** From left to right, the one that is lit in brackets. */
    private List<String> zoomButtons(FxRobot robot) {
        WaitForAsyncUtils.waitForFxEvents();
        return robot.from(pane.lookup(".zoom-tools")).lookup(".toggle-button").<ToggleButton>queryAll().stream().filter(Node::isManaged)
                .map(button -> button.isSelected() ? "[" + button.getText() + "]" : button.getText()).toList();
    }

    @Test
    void selectsByClickAndGoesBackByKey(FxRobot robot) throws InterruptedException {
        open(robot, "map-6gib-structured.pcapng");
        until("it is drawn", () -> view.picture().get() != null && view.picture().get().contexts().get(0).width() > 500);
        double height = pane.chart().getHeight();
        robot.clickOn(at(0.9, height - 70));
        until("the reply about the end is selected", () -> view.selectedMessage().get() == view.known().get().steps().get(1).reply());
        robot.interact(() -> pane.chart().requestFocus());
        robot.push(KeyCode.CONTROL, KeyCode.LEFT);
        until("the map is as it was before", () -> view.known().get().reply() == 0);
        robot.push(KeyCode.UP);
        assertEquals(1, view.selectedStep().get().number());
        robot.push(KeyCode.W);
        until("it is closer", () -> view.window().get().length() < view.known().get().whole().length());
        robot.push(KeyCode.HOME);
        until("it is whole", () -> view.window().get().equals(view.known().get().whole()));
        robot.moveTo(at(0.2, 75));
        assertTrue(pane.chart().getAccessibleText().contains("round trips"));
    }

    @Test
    void timeSliderChangesTheMap(FxRobot robot) throws InterruptedException {
        open(robot, "map-6gib-structured.pcapng");
        until("it is drawn", () -> view.picture().get() != null && view.picture().get().contexts().get(0).width() > 500);
        double height = pane.chart().getHeight();
        robot.drag(at(0.99, height - 37)).dropTo(at(0.4, height - 37));
        until("the map is as it was after the first reply", () -> view.known().get().reply() == 0);
        until("its end is blank", () -> {
            ColumnBins bins = view.picture().get().contexts().get(0);
            return bins.kind(bins.width() - 1) == StatusKind.UNKNOWN && bins.kind(0) == StatusKind.HOLE_ZERO;
        });
        robot.clickOn(at(0.999, height - 37));
        until("all is known again", () -> view.known().get().latest());
    }

    @Test
    void legendEntriesAreToggles(FxRobot robot) throws InterruptedException {
        open(robot, "map-6gib-structured.pcapng");
        until("it is drawn", () -> view.picture().get() != null && view.picture().get().contexts().get(0).width() > 500);
        robot.clickOn("#legend-limit-32-bit");
        until("its steps are dimmed", () -> view.picture().get().stairs().rows().stream().filter(Staircase.Row::dimmed).count() == 1);
        robot.clickOn("#legend-limit-32-bit");
        until("they are back", () -> view.picture().get().stairs().rows().stream().noneMatch(Staircase.Row::dimmed));
        robot.clickOn("#coverage-show-coverage-runs");
        assertTrue(robot.lookup("#coverage-runs").tryQuery().isPresent());
        robot.clickOn("1 MiB");
        until("it is closer", () -> view.window().get().length() == 1 << 20);
        assertTrue(robot.lookup("#coverage-scale").queryAs(Label.class).getText().startsWith("1 pixel = "));
    }

    @Test
    void theStripShowsTheDiskAndLeadsToIt(FxRobot robot) throws InterruptedException {
        AtomicBoolean led = new AtomicBoolean();
        robot.interact(() ->
                root.getChildren().setAll(new BorderPane(null, null, null, new CoverageStrip(view, look, () -> led.set(true)), null)));
        assertFalse(robot.lookup("#coverage-strip").query().isVisible(), "there is nothing to show");
        open(robot, "nbdcopy-four-connections.pcapng.gz");
        until("it is there", () -> robot.lookup("#coverage-strip").query().isVisible());
        robot.clickOn("#coverage-strip");
        until("a reply is selected", () -> view.selectedMessage().get() >= 0);
        robot.doubleClickOn("#coverage-strip");
        assertTrue(led.get());
    }

    @Test
    void drawsExtentsAndUnknownGround(FxRobot robot) throws InterruptedException {
        open(robot, "three-contexts-fragmented.pcapng");
        until("it is drawn", () -> view.picture().get() != null && view.picture().get().contexts().get(0).width() > 500);
        WaitForAsyncUtils.waitForFxEvents();
        WritableImage image = WaitForAsyncUtils.waitForAsyncFx(10_000, () -> pane.snapshot(null, null));
        int dark = 0;
        for (int x = 0; x < image.getWidth(); x++) {
            for (int y = 0; y < image.getHeight(); y += 2) {
                dark += image.getPixelReader().getColor(x, y).equals(look.get().palette().data()) ? 1 : 0;
            }
        }
        assertTrue(dark > 500, dark + " pixels of data");
        robot.interact(() -> look.set(new Look(Theme.DARK, 1)));
        WaitForAsyncUtils.waitForFxEvents();
    }

    @Test
    void saysWhereThereIsNothing(FxRobot robot) throws InterruptedException {
        open(robot, "simple-all-commands.pcap.gz");
        until("it says so", () ->
                robot.lookup("#coverage-empty .empty-title").queryAs(Label.class).getText().equals("No block status in this capture"));
        assertTrue(robot.lookup("#coverage-empty").query().isVisible());
    }

    @Test
    void leadsFromTheSummaryToTheMap(FxRobot robot) throws InterruptedException {
        open(robot, "map-6gib-structured.pcapng");
        robot.interact(() -> root.getChildren().setAll(page));
        until("the page is there", () -> robot.lookup("#summary-to-coverage").tryQuery().isPresent());
        assertFalse(toCoverage.get());
        robot.clickOn("#summary-to-coverage");
        assertTrue(toCoverage.get());
        robot.doubleClickOn("C0");
        assertEquals("nbd.session == 0", filtered.get());
        robot.interact(() -> robot.lookup("BLOCK_STATUS").query().requestFocus());
        robot.push(KeyCode.ENTER);
        assertEquals("nbd.type == NBD_CMD_BLOCK_STATUS", filtered.get(), "the keyboard does the same");
        robot.clickOn("#summary-filter-maps");
        assertEquals("nbd.type == NBD_CMD_BLOCK_STATUS", filtered.get());
    }
}
