package org.nbdscope.app.gui.coverage;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.beans.property.ObjectProperty;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.nbdscope.app.gui.theme.Look;
import org.nbdscope.app.view.coverage.ByteSpan;
import org.nbdscope.app.view.coverage.ContextExtents;
import org.nbdscope.app.view.coverage.CoverageKnown;
import org.nbdscope.app.view.coverage.CoverageSubject;
import org.nbdscope.app.view.coverage.CoverageView;
import org.nbdscope.app.view.coverage.StatusKind;
import org.nbdscope.dissector.analysis.MapCause;
import org.nbdscope.dissector.analysis.StatusTotal;
import org.nbdscope.dissector.export.ByteCount;

/** The view of the disk: whose answers, the chart, and below it its steps and totals. Shows what a {@link CoverageView} holds. */
public final class CoveragePane extends StackPane {

    private static final int MAX_BUTTONS = 4;
    private static final double CHART_SHARE = 0.7;
    private static final double TABLE_SHARE = 0.5;
    private static final Duration PLAY = Duration.millis(400);

    private final CoverageView view;
    private final ObjectProperty<Look> look;
    private final CoverageChart chart;
    private final StepTable steps;
    private final TotalsTable totals;
    private final HBox subjects = new HBox(4);
    private final Label detail = hint("");
    private final HBox kinds = legend();
    private final HBox causes = legend();
    private final Label scale = hint("");
    private final Label stepNote = hint("");
    private final Label totalNote = hint("");
    private final Label emptyTitle = new Label();
    private final Label emptyText = new Label();
    private final VBox empty = new VBox(emptyTitle, emptyText);
    private final SplitPane content = new SplitPane();
    private final ToggleButton play = new ToggleButton("Play");
    private final Timeline player;
    private boolean choosing;

    /** Shows a view in a look. */
    public CoveragePane(CoverageView view, ObjectProperty<Look> look) {
        this.view = view;
        this.look = look;
        chart = new CoverageChart(view, look);
        steps = new StepTable(view);
        totals = new TotalsTable(look);
        player = new Timeline(new KeyFrame(PLAY, event -> playOn()));
        player.setCycleCount(Timeline.INDEFINITE);
        setId("coverage");
        getStyleClass().add("coverage");
        Charts.style(this);
        VBox top = new VBox(head(), tools(), chart);
        top.getStyleClass().add("pane");
        VBox.setVgrow(chart, Priority.ALWAYS);
        SplitPane tables = new SplitPane(table("Steps", stepNote, steps), table("Totals", totalNote, totals));
        tables.setDividerPositions(TABLE_SHARE);
        content.setOrientation(Orientation.VERTICAL);
        content.getItems().addAll(top, tables);
        content.setDividerPositions(CHART_SHARE);
        emptyTitle.getStyleClass().add("empty-title");
        emptyText.getStyleClass().add("hint");
        empty.getStyleClass().addAll("pane", "empty-state");
        empty.setId("coverage-empty");
        getChildren().addAll(content, empty);
        view.subjects().addListener((property, before, now) -> showSubjects());
        view.subject().addListener((property, before, now) -> showSubjects());
        view.known().addListener((property, before, now) -> showKnown(now));
        view.reading().addListener((property, before, now) -> showKnown(view.known().get()));
        view.picture().addListener((property, before, now) -> showScale());
        look.addListener((property, before, now) -> showKnown(view.known().get()));
        showSubjects();
        showKnown(view.known().get());
        showScale();
    }

    private static Label hint(String text) {
        Label label = new Label(text);
        label.getStyleClass().add("hint");
        return label;
    }

    private static HBox legend() {
        HBox legend = new HBox();
        legend.getStyleClass().add("disk-legend");
        legend.setMinWidth(Region.USE_PREF_SIZE);
        return legend;
    }

    private static Region space() {
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        return space;
    }

    private Node head() {
        Label title = new Label("Coverage");
        title.getStyleClass().add("pane-title");
        title.setMinWidth(Region.USE_PREF_SIZE);
        HBox head = new HBox(title, subjects, detail, space(), kinds);
        head.getStyleClass().add("pane-head");
        return head;
    }

    private Node tools() {
        Label label = hint("Cause of each step");
        label.setMinWidth(Region.USE_PREF_SIZE);
        Button back = choice("◂", "One reply back (Ctrl+Left)", () -> view.step(-1));
        Button on = choice("▸", "One reply on (Ctrl+Right)", () -> view.step(1));
        play.getStyleClass().add("choice");
        play.setTooltip(new Tooltip("Goes on reply by reply"));
        play.setMinWidth(Region.USE_PREF_SIZE);
        play.selectedProperty().addListener((property, before, now) -> play(now));
        Label replies = hint("Replies");
        replies.setMinWidth(Region.USE_PREF_SIZE);
        Label zoom = hint("Zoom");
        zoom.setMinWidth(Region.USE_PREF_SIZE);
        scale.setMinWidth(Region.USE_PREF_SIZE);
        HBox tools = new HBox(label, causes, space(), replies, new HBox(3, back, play, on), zoom, new HBox(3,
                choice("Export", "The whole export (Home)", view::fit), choice("1 GiB", "1 GiB", () -> view.show(1L << 30)),
                choice("1 MiB", "1 MiB", () -> view.show(1L << 20)), choice("4 KiB", "4 KiB", () -> view.show(4096)),
                choice("Byte", "Single bytes", () -> view.show(64)), choice("+", "Closer (W)", () -> view.zoom(0.5, 0.5)),
                choice("−", "Wider (S)", () -> view.zoom(2, 0.5))), scale);
        tools.getStyleClass().add("coverage-tools");
        return tools;
    }

    private static Button choice(String text, String tip, Runnable work) {
        Button button = new Button(text);
        button.getStyleClass().add("choice");
        button.setTooltip(new Tooltip(tip));
        button.setAccessibleText(tip);
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(event -> work.run());
        return button;
    }

    private static BorderPane table(String name, Label note, Node table) {
        Label title = new Label(name);
        title.getStyleClass().add("pane-title");
        title.setMinWidth(Region.USE_PREF_SIZE);
        HBox head = new HBox(title, note);
        head.getStyleClass().add("pane-head");
        BorderPane pane = new BorderPane(table);
        pane.setTop(head);
        pane.getStyleClass().add("pane");
        return pane;
    }

    private void play(boolean on) {
        if (!on) {
            player.stop();
            return;
        }
        if (view.asOf().get() == CoverageView.LATEST && view.known().get() != null) {
            view.reply(-1);
        }
        player.play();
    }

    private void playOn() {
        view.step(1);
        if (view.asOf().get() == CoverageView.LATEST || getScene() == null) {
            play.setSelected(false);
        }
    }

    private void showSubjects() {
        choosing = true;
        List<CoverageSubject> all = view.subjects().get();
        List<Node> nodes = new ArrayList<>();
        if (all.size() <= MAX_BUTTONS) {
            ToggleGroup group = new ToggleGroup();
            for (CoverageSubject each : all) {
                ToggleButton button = new ToggleButton(each.label());
                button.getStyleClass().add("choice");
                button.setMinWidth(Math.min(look.get().px(150), button.prefWidth(-1)));
                button.setToggleGroup(group);
                button.setSelected(each.sameAs(view.subject().get()));
                button.setOnAction(event -> {
                    button.setSelected(true);
                    view.subject().set(each);
                });
                nodes.add(button);
            }
        } else {
            ComboBox<CoverageSubject> box = new ComboBox<>();
            box.getItems().setAll(all);
            all.stream().filter(each -> each.sameAs(view.subject().get())).findFirst().ifPresent(box::setValue);
            box.valueProperty().addListener((property, before, now) -> {
                if (!choosing && now != null) {
                    view.subject().set(now);
                }
            });
            nodes.add(box);
        }
        subjects.getChildren().setAll(nodes);
        detail.setText(view.subject().get() == null ? "" : view.subject().get().detail());
        choosing = false;
    }

    private void showKnown(CoverageKnown known) {
        boolean nothing = known == null;
        content.setVisible(!nothing);
        empty.setVisible(nothing);
        emptyTitle.setText(view.reading().get() ? "Reading the capture" : "No block status in this capture");
        emptyText.setText(view.reading().get() ? "The map appears with the first answer." : "A client asks for the map of a disk with NBD_CMD_BLOCK_STATUS, "
                + "after NBD_OPT_SET_META_CONTEXT; try nbdinfo --map.");
        steps.show(known);
        totals.show(known);
        if (nothing) {
            return;
        }
        detail.setText(known.subject().detail());
        stepNote.setText(known.sentence());
        totalNote.setText((known.latest() ? "at the end" : "as known after reply " + (known.reply() + 1) + " of " + known.replies().length)
                + (known.contradictions() == 0 ? "" : "; " + known.contradictions()
                + (known.contradictions() == 1 ? " range" : " ranges") + " with contradictory answers, outlined"));
        showLegends(known);
    }

    private void showLegends(CoverageKnown known) {
        Set<MapCause> present = EnumSet.noneOf(MapCause.class);
        present.addAll(known.causes().keySet());
        causes.getChildren().setAll(present.stream().map(Charts::cause).toList());
        Map<StatusKind, Label> entries = new EnumMap<>(StatusKind.class);
        for (ContextExtents context : known.contexts()) {
            for (StatusTotal total : context.totals().totals()) {
                StatusKind kind = StatusKind.of(context.context(), total.type());
                entries.computeIfAbsent(kind, key -> new Label(key.label(), Charts.swatch(look.get().palette(), key, total.type())));
            }
            Long unknown = context.totals().unknownBytes();
            if (unknown != null && unknown != 0) {
                entries.computeIfAbsent(StatusKind.UNKNOWN, key -> new Label(key.label()));
            }
        }
        kinds.getChildren().setAll(entries.values());
    }

    private void showScale() {
        ByteSpan window = view.window().get();
        if (window != null && chart.getWidth() > 0) {
            double each = ByteSpan.unsigned(window.length()) / Math.max(1, chart.getWidth() - look.get().px(190));
            scale.setText(each >= 1 ? "1 pixel = " + ByteCount.rounded((long) Math.min(each, 0x1p62))
                    : "1 byte = " + Math.round(1 / each) + " pixels");
        }
    }

    /** The chart. */
    public CoverageChart chart() {
        return chart;
    }
}
