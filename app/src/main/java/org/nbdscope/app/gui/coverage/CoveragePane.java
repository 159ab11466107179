package org.nbdscope.app.gui.coverage;

import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TableView;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import org.nbdscope.app.gui.action.Action;
import org.nbdscope.app.gui.action.ActionSource;
import org.nbdscope.app.gui.action.Choice;
import org.nbdscope.app.gui.action.KeyHint;
import org.nbdscope.app.gui.action.Place;
import org.nbdscope.app.gui.export.FileQuestion;
import org.nbdscope.app.gui.export.PictureFile;
import org.nbdscope.app.gui.layout.Dividers;
import org.nbdscope.app.gui.theme.Look;
import org.nbdscope.app.view.coverage.ChartCursor;
import org.nbdscope.app.view.coverage.ContextExtents;
import org.nbdscope.app.view.coverage.CoverageKnown;
import org.nbdscope.app.view.coverage.CoverageView;
import org.nbdscope.app.view.coverage.MapFile;

/** The view of the disk: whose answers, the chart, and below it its steps, walks and totals. Shows what a {@link CoverageView} holds. */
public final class CoveragePane extends StackPane implements ActionSource {

    private static final String NAME = "Coverage";
    private static final double CHART_SHARE = 0.69;
    /** Below this width, at 100 %, the tools need two lines. */
    private static final double NARROW = 1150;
    private static final double TABLE_SHARE = 0.53;
    private static final String TABLES = "coverage, tables";
    /** The share of the tables is not changed for less: what moves all the time is hard to read. */
    private static final double SMALL_SHARE = 0.03;
    /** Of either table. */
    private static final double LEAST_SHARE = 0.38;

    private final CoverageView view;
    private final ObjectProperty<Look> look;
    private final Runnable toFront;
    private final CoverageChart chart;
    private final SubjectSwitch subjects;
    private final LegendEntries legends;
    private final StepTable steps;
    private final RunTable runs;
    private final TotalsTable totals;
    private final Label detail = hint("");
    private final Label stepNote = hint("");
    private final Label totalNote = hint("");
    private final Label emptyTitle = new Label();
    private final Label emptyText = new Label();
    private final VBox empty = new VBox(emptyTitle, emptyText);
    private final Dividers dividers;
    private final SplitPane content = new SplitPane();
    private final SplitPane tables;

    /**
     * Shows a view in a look.
     *
     * @param dividers remember how the room is divided
     * @param toFront  brings this pane to the front
     */
    public CoveragePane(CoverageView view, ObjectProperty<Look> look, Dividers dividers, Runnable toFront) {
        this.view = view;
        this.look = look;
        this.dividers = dividers;
        this.toFront = toFront;
        chart = new CoverageChart(view, look);
        subjects = new SubjectSwitch(view, look);
        legends = new LegendEntries(view, look);
        steps = new StepTable(view, look);
        runs = new RunTable(view, look);
        totals = new TotalsTable(look);
        setId("coverage");
        getStyleClass().add("coverage");
        Charts.style(this);
        VBox top = new VBox(head(), tools(), chart);
        top.getStyleClass().add("pane");
        VBox.setVgrow(chart, Priority.ALWAYS);
        tables = new SplitPane(requests(), table(new HBox(title("Totals"), totalNote), totals));
        dividers.keep(TABLES, tables, TABLE_SHARE);
        content.setOrientation(Orientation.VERTICAL);
        content.getItems().addAll(top, tables);
        dividers.keep("coverage", content, CHART_SHARE);
        // In a small window its parts share what there is, each cut in itself: else all of it would be cut at the edges.
        List.of(content, top, tables).forEach(part -> part.setMinSize(0, 0));
        emptyTitle.getStyleClass().add("empty-title");
        emptyText.getStyleClass().add("hint");
        empty.getStyleClass().addAll("pane", "empty-state");
        empty.setId("coverage-empty");
        empty.setFocusTraversable(true);
        getChildren().addAll(content, empty);
        view.known().addListener((property, before, now) -> showKnown(now));
        view.reading().addListener((property, before, now) -> showKnown(view.known().get()));
        view.filter().addListener((property, before, now) -> filterSteps());
        look.addListener((property, before, now) -> showKnown(view.known().get()));
        showKnown(view.known().get());
    }

    /** What is cut for want of room can be read in its tooltip. */
    private static Label hint(String text) {
        Label label = new Label(text);
        label.getStyleClass().add("hint");
        Tooltip whole = new Tooltip();
        whole.textProperty().bind(label.textProperty());
        label.textProperty().addListener((property, before, now) -> label.setTooltip(now.isEmpty() ? null : whole));
        return label;
    }

    private static Label title(String text) {
        Label title = new Label(text);
        title.getStyleClass().add("pane-title");
        title.setMinWidth(Region.USE_PREF_SIZE);
        return title;
    }

    private static Region space() {
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        return space;
    }

    private Node head() {
        HBox head = new HBox(title(NAME), subjects, detail, space(), legends.kinds());
        head.getStyleClass().add("pane-head");
        return head;
    }

    private Node tools() {
        Label label = hint("Cause of each step");
        label.setMinWidth(Region.USE_PREF_SIZE);
        HBox causes = new HBox(label, legends.causes());
        HBox tools = new HBox(new ReplyTools(view), new ZoomTools(view, look));
        HBox line = new HBox();
        VBox lines = new VBox();
        List.of(causes, tools, line).forEach(each -> each.getStyleClass().add("coverage-tools"));
        lines.widthProperty().addListener((property, before, now) -> fold(lines, line, causes, tools));
        look.addListener((property, before, now) -> fold(lines, line, causes, tools));
        fold(lines, line, causes, tools);
        return lines;
    }

    /** Causes and tools stand below each other where they would not fit side by side. */
    private void fold(VBox lines, HBox line, HBox causes, HBox tools) {
        boolean narrow = lines.getWidth() > 0 && lines.getWidth() < look.get().px(NARROW);
        subjects.narrow(narrow);
        if (lines.getChildren().isEmpty() || narrow != lines.getChildren().contains(causes)) {
            line.getChildren().clear();
            lines.getChildren().clear();
            if (narrow) {
                lines.getChildren().setAll(causes, tools);
            } else {
                line.getChildren().setAll(causes, space(), tools);
                lines.getChildren().setAll(line);
            }
        }
    }

    /** The keyboard goes to the chart, or to what stands in its place. */
    @Override
    public void requestFocus() {
        (empty.isVisible() ? empty : chart).requestFocus();
    }

    /** Each table gets the room it needs, as long as nobody has divided it. */
    private void shareRoom() {
        double wanted = steps.wantedWidth() / (steps.wantedWidth() + totals.wantedWidth());
        double share = Math.max(LEAST_SHARE, Math.min(1 - LEAST_SHARE, wanted));
        if (!dividers.chosen(TABLES) && Math.abs(share - tables.getDividerPositions()[0]) >= SMALL_SHARE) {
            tables.setDividerPositions(share);
        }
    }

    /** The requests one by one, or by walks. */
    private Node requests() {
        HBox head = new HBox();
        BorderPane pane = table(head, steps);
        Choice<TableView<?>> shown = new Choice<>(pane::setCenter);
        head.getChildren().addAll(choice("Steps", shown, steps), choice("Walks", shown, runs), stepNote);
        shown.choose(steps);
        return pane;
    }

    private static ToggleButton choice(String name, Choice<TableView<?>> shown, TableView<?> table) {
        ToggleButton button = shown.add(table, name);
        button.setId("coverage-show-" + table.getId());
        button.getStyleClass().add("choice");
        button.setMinWidth(Region.USE_PREF_SIZE);
        return button;
    }

    private static BorderPane table(HBox head, Node table) {
        head.getStyleClass().add("pane-head");
        BorderPane pane = new BorderPane();
        pane.setTop(head); // first, as Tab goes
        pane.setCenter(table);
        pane.getStyleClass().add("pane");
        return pane;
    }

    private void showKnown(CoverageKnown known) {
        boolean nothing = known == null;
        boolean keyboard = isFocusWithin() && nothing != empty.isVisible();
        content.setVisible(!nothing);
        empty.setVisible(nothing);
        if (keyboard) {
            requestFocus();
        }
        emptyTitle.setText(view.reading().get() ? "Reading the capture" : "No block status in this capture");
        emptyText.setText(view.reading().get() ? "The map appears with the first answer."
                : "A client asks for the map of a disk with NBD_CMD_BLOCK_STATUS, "
                + "after NBD_OPT_SET_META_CONTEXT; try nbdinfo --map.");
        steps.show(known);
        runs.show(known);
        totals.show(known);
        if (nothing) {
            return;
        }
        shareRoom();
        detail.setText(known.subject().detail());
        noteSteps(known);
        totalNote.setText((known.latest() ? "at the end" : "as known after reply " + (known.reply() + 1) + " of " + known.replies().length)
                + (known.contradictions() == 0 ? "" : "; " + known.contradictions()
                + (known.contradictions() == 1 ? " range" : " ranges") + " with contradictory answers, outlined"));
        legends.show(known);
    }

    /** The chart dims what the filter hides; the table leaves it out, as the lists of the other views do. */
    private void filterSteps() {
        CoverageKnown known = view.known().get();
        if (known != null) {
            steps.show(known);
            noteSteps(known);
        }
    }

    private void noteSteps(CoverageKnown known) {
        stepNote.setText(steps.share(known) + known.sentence());
    }

    @Override
    public List<Action> actions() {
        var there = view.known().isNotNull();
        return List.of(
                Action.of("_Coverage as Picture...", this::exportPicture).at(Place.FILE_EXPORT).id("export-coverage").when(there),
                Action.of("Coverage as _Map (JSON)...", this::exportMap).at(Place.FILE_EXPORT).id("export-map").when(there));
    }

    @Override
    public List<KeyHint> keyHints() {
        return List.of(new KeyHint(NAME, "W S", "closer, wider"), new KeyHint(NAME, "A D", "moves the part that is shown"),
                new KeyHint(NAME, "Home", "the whole export"), new KeyHint(NAME, "F", "what the selected request asked about"),
                new KeyHint(NAME, "Left Right", "from extent to extent"),
                new KeyHint(NAME, "Page Up, Page Down", "from context to context"),
                new KeyHint(NAME, "Enter", "selects the reply that says so"),
                new KeyHint(NAME, "Up Down", "from map request to map request"),
                new KeyHint(NAME, "Ctrl+Left, Ctrl+Right", "one reply back or on in time"));
    }

    /** What is exported is what one sees, and has its size: a pane that was never in front has none. */
    private void exportPicture() {
        toFront.run();
        getScene().getRoot().layout();
        double zoom = look.get().zoom();
        double width = Math.max(chart.minWidth(-1), chart.getWidth()) / zoom;
        double height = Math.max(chart.minHeight(-1), chart.getHeight()) / zoom;
        view.content(shown -> FileQuestion.askPicture(window(), "Export coverage", "coverage.png", file -> PictureFile.write(file,
                () -> CoverageImage.of(shown, width, height, PictureFile.SCALE, look.get().palette()),
    /** What is exported is what one sees, and has its size: a pane that was never in front has none. */
                () -> CoverageImage.svg(shown, width, height, look.get().palette()))));
        toFront.run();
        getScene().getRoot().layout();
    }

    /** The context at which the keyboard is, else the first: one sees which. */
    private void exportMap() {
        toFront.run();
        List<ContextExtents> contexts = view.known().get().contexts();
        ChartCursor cursor = view.cursor().get();
        int context = cursor == null ? 0 : Math.min(contexts.size() - 1, cursor.context());
        ContextExtents extents = contexts.get(context);
        FileQuestion.ask(window(), "Export map of " + extents.context(), "map.json", file -> MapFile.write(file, extents),
                new FileChooser.ExtensionFilter("JSON as nbdinfo --map prints it", "*.json"));
        toFront.run();
    }

    private Window window() {
        return getScene().getWindow();
    }

    /** The chart. */
    public CoverageChart chart() {
        return chart;
    }
}
