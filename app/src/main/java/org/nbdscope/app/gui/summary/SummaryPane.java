package org.nbdscope.app.gui.summary;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.IntConsumer;
import javafx.beans.property.ObjectProperty;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import org.nbdscope.app.gui.coverage.Causes;
import org.nbdscope.app.gui.coverage.Charts;
import org.nbdscope.app.gui.theme.Fonts;
import org.nbdscope.app.gui.theme.Look;
import org.nbdscope.app.gui.theme.Palette;
import org.nbdscope.app.view.CommandGroup;
import org.nbdscope.app.view.OffsetFormat;
import org.nbdscope.app.view.summary.CommandLine;
import org.nbdscope.app.view.summary.DiskLine;
import org.nbdscope.app.view.summary.MapLine;
import org.nbdscope.app.view.summary.PeerLine;
import org.nbdscope.app.view.summary.SummaryModel;
import org.nbdscope.app.view.summary.SummaryPage;
import org.nbdscope.dissector.analysis.MapCause;
import org.nbdscope.dissector.export.ByteCount;
import org.nbdscope.dissector.export.Durations;
import org.nbdscope.dissector.findings.Finding;

/** The page that opens first: who talks to whom, what they agreed on, what they did, how often the map was asked for and why. */
public final class SummaryPane extends StackPane {

    private static final double ACTIVITY_WIDTH = 160;
    private static final double SPREAD_WIDTH = 96;
    private static final double BAR_HEIGHT = 14;
    private static final double LEAST_BAR = 3;
    private static final double FINDINGS_WIDTH = 300;

    private final SummaryModel model;
    private final ObjectProperty<Look> look;
    private final IntConsumer select;
    private final Runnable coverage;
    private final VBox page = new VBox();
    private final ScrollPane scroll = new ScrollPane(page);
    private final Label empty = new Label("Reading the capture; the summary comes when it is read.");

    /**
     * Shows a model in a look.
     *
     * @param select   gets the row of a message that somebody chose
     * @param coverage opens the coverage view
     */
    public SummaryPane(SummaryModel model, ObjectProperty<Look> look, IntConsumer select, Runnable coverage) {
        this.model = model;
        this.look = look;
        this.select = select;
        this.coverage = coverage;
        setId("summary");
        getStyleClass().add("summary");
        Charts.style(this);
        page.getStyleClass().add("summary-page");
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        empty.getStyleClass().add("empty");
        getChildren().addAll(scroll, empty);
        model.page().addListener((property, before, now) -> show());
        model.findings().addListener((property, before, now) -> show());
        look.addListener((property, before, now) -> show());
        show();
    }

    private void show() {
        SummaryPage content = model.page().get();
        scroll.setVisible(content != null);
        empty.setVisible(content == null);
        page.getChildren().clear();
        if (content == null) {
            return;
        }
        VBox peers = peers(content);
        HBox top = new HBox(peers);
        HBox.setHgrow(peers, Priority.ALWAYS);
        if (model.findings().get() != null) {
            VBox findings = findings(model.findings().get());
            findings.setMinWidth(look.get().px(FINDINGS_WIDTH));
            findings.setMaxWidth(look.get().px(FINDINGS_WIDTH));
            top.getChildren().add(findings);
        }
        VBox negotiation = new NegotiationTable(content).pane();
        VBox commands = commands(content);
        // Side by side only where both are whole at the smallest usual width of a window.
        Pane middle = content.negotiation().size() > 1 ? new VBox(commands, negotiation) : new HBox(negotiation, commands);
        HBox.setHgrow(commands, Priority.ALWAYS);
        top.getStyleClass().add("summary-row");
        middle.getStyleClass().add("summary-row");
        page.getChildren().addAll(top, maps(content), middle);
    }

    static VBox pane(String name, String hint, Node extra, Node... content) {
        Label title = new Label(name);
        title.getStyleClass().add("pane-title");
        title.setMinWidth(USE_PREF_SIZE);
        Label words = new Label(hint);
        words.getStyleClass().add("hint");
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox head = new HBox(title, words, space);
        head.getStyleClass().add("pane-head");
        if (extra != null) {
            head.getChildren().add(extra);
        }
        VBox pane = new VBox(head);
        pane.getChildren().addAll(content);
        pane.getStyleClass().add("pane");
        return pane;
    }

    private static Label note(String text) {
        Label note = new Label(text);
        note.getStyleClass().add("pane-note");
        note.setWrapText(true);
        return note;
    }

    private Palette palette() {
        return look.get().palette();
    }

    private VBox peers(SummaryPage content) {
        if (content.peers().isEmpty()) {
            return pane("Who talks to whom", content.head(), null, note("No NBD session in this capture."));
        }
        CellGrid grid = new CellGrid().column(false).column(false).column(false).column(false).column(false).column(true).column(false);
        grid.row(CellGrid.head("", ""), CellGrid.head("Client → server", ""), CellGrid.head("Export", ""), CellGrid.head("Replies", ""),
                CellGrid.head("Requests", "number"), CellGrid.head("What it did", ""), CellGrid.head("Over time, " + content.duration(), ""));
        for (PeerLine peer : content.peers()) {
            Label name = CellGrid.text(peer.name(), "strong");
            Canvas activity = activity(peer);
            Node cell = CellGrid.node(activity, "");
            grid.row(name, CellGrid.text(peer.peers(), "mono"), CellGrid.text(peer.export(), ""), CellGrid.text(peer.replies(), ""),
                    CellGrid.text(OffsetFormat.grouped(peer.requests()), "number"), CellGrid.text(peer.did(), "soft"), cell);
            cell.setOnMouseClicked(event -> select(peer));
            name.setOnMouseClicked(event -> select(peer));
        }
        VBox pane = pane("Who talks to whom", content.head(), null, grid);
        if (content.morePeers() > 0) {
            pane.getChildren().add(note("and " + content.morePeers() + " further connections"));
        }
        return pane;
    }

    private void select(PeerLine peer) {
        if (peer.first() >= 0) {
            select.accept(peer.first());
        }
    }

    private Canvas activity(PeerLine peer) {
        Canvas canvas = new Canvas(look.get().px(ACTIVITY_WIDTH), look.get().px(13));
        var g = canvas.getGraphicsContext2D();
        double bin = canvas.getWidth() / PeerLine.BINS;
        g.setFill(palette().line());
        g.fillRect(0, Math.floor(canvas.getHeight() / 2), canvas.getWidth(), 1);
        for (int i = 0; i < PeerLine.BINS; i++) {
            if (peer.activity()[i] != null) {
                g.setFill(palette().of(peer.activity()[i]));
                g.fillRect(i * bin, 1, Math.max(1.2, bin), canvas.getHeight() - 2);
            }
        }
        canvas.setAccessibleText(peer.name() + ": " + peer.did());
        return canvas;
    }

    private VBox findings(List<Finding> worst) {
        VBox list = new VBox();
        for (Finding finding : worst) {
            Label badge = new Label(SummaryModel.severity(finding).label().substring(0, 1).toUpperCase(Locale.ROOT));
            badge.getStyleClass().addAll("severity", SummaryModel.severity(finding).label());
            Label code = new Label(finding.rule().code());
            code.getStyleClass().add("finding-code");
            Label title = new Label("×" + finding.count()
                    + (finding.session() == null || finding.session().number() < 0 ? "" : " C" + finding.session().number())
                    + ": " + finding.rule().title());
            title.setTooltip(new Tooltip(finding.text()));
            title.getStyleClass().add("hint");
            HBox row = new HBox(badge, new VBox(code, title));
            row.getStyleClass().add("finding-row");
            list.getChildren().add(row);
        }
        if (worst.isEmpty()) {
            list.getChildren().add(note("Nothing against the rules."));
        }
        return pane("Top findings", "", null, list);
    }

    private VBox commands(SummaryPage content) {
        CellGrid grid = new CellGrid().column(false);
        for (int i = 0; i < 9; i++) {
            grid.column(false);
        }
        grid.row(CellGrid.head("Command", ""), CellGrid.head("Count", "number"), CellGrid.head("Bytes", "number"), CellGrid.head("On wire", "number"),
                CellGrid.head("p50", "number"), CellGrid.head("p90", "number"), CellGrid.head("p99", "number"), CellGrid.head("max", "number"),
                CellGrid.head("Spread (log)", ""), CellGrid.head("Errors", "number"));
        for (CommandLine command : content.commands()) {
            Region square = new Region();
            square.setMinSize(9, 9);
            square.setMaxSize(9, 9);
            square.setStyle("-fx-background-color: " + token(command.group()) + "; -fx-background-radius: 2;");
            Label name = CellGrid.text(command.name(), "");
            name.setGraphic(square);
            name.setMinWidth(USE_PREF_SIZE);
            boolean timed = command.latency().count() > 0;
            grid.row(name, number(OffsetFormat.grouped(command.requests())), number(command.bytes() == 0 ? "–" : ByteCount.rounded(command.bytes())),
                    number(ByteCount.rounded(command.wire())), latency(timed, command.latency().p50()), latency(timed, command.latency().p90()),
                    latency(timed, command.latency().p99()), latency(timed, command.latency().max()), CellGrid.node(spread(command), ""),
                    number(OffsetFormat.grouped(command.errors())));
        }
        FlowPane figures = new FlowPane(28, 8);
        figures.getStyleClass().add("figures");
        for (SummaryPage.Figure figure : content.figures()) {
            Label name = new Label(figure.name());
            name.getStyleClass().add("hint");
            Label value = new Label(figure.value());
            value.getStyleClass().add("figure");
            Label detail = new Label(figure.detail());
            detail.getStyleClass().add("hint");
            figures.getChildren().add(new VBox(name, value, detail));
        }
        return pane("Commands", "Latency from the request's last byte to the reply's", null,
                content.commands().isEmpty() ? note("No requests in this capture.") : grid, figures);
    }

    private static Label number(String text) {
        return CellGrid.text(text, "number mono");
    }

    private static Label latency(boolean timed, long nanos) {
        return number(timed ? short3(nanos) : "–");
    }

    /** Three digits are enough to compare; the list has them all. */
    private static String short3(long nanos) {
        if (nanos < 1_000_000) {
            return Durations.rounded(nanos < 10_000 ? nanos : Math.round(nanos / 1e3) * 1_000);
        }
        return Durations.rounded(nanos < 100_000_000 ? Math.round(nanos / 1e4) * 10_000 : Math.round(nanos / 1e6) * 1_000_000);
    }

    private static String token(CommandGroup group) {
        return switch (group) {
            case READ -> "-nb-read";
            case WRITE -> "-nb-write";
            case BLOCK_STATUS -> "-nb-block-status";
            case TRIM -> "-nb-trim";
            case FLUSH -> "-nb-flush";
            case HANDSHAKE -> "-nb-handshake";
            case OTHER -> "-nb-disc";
        };
    }

    private Canvas spread(CommandLine command) {
        Canvas canvas = new Canvas(look.get().px(SPREAD_WIDTH), look.get().px(14));
        var g = canvas.getGraphicsContext2D();
        int most = 1;
        for (int count : command.spread()) {
            most = Math.max(most, count);
        }
        double bin = canvas.getWidth() / command.spread().length;
        g.setFill(palette().line());
        g.fillRect(0, canvas.getHeight() - 1, canvas.getWidth(), 1);
        g.setFill(palette().of(command.group()));
        for (int i = 0; i < command.spread().length; i++) {
            if (command.spread()[i] > 0) {
                double height = Math.max(2, (canvas.getHeight() - 1) * Math.sqrt((double) command.spread()[i] / most));
                g.fillRect(i * bin, canvas.getHeight() - height, Math.max(1.5, bin - 1), height);
            }
        }
        return canvas;
    }

    private VBox maps(SummaryPage content) {
        if (content.maps().isEmpty() && content.disks().isEmpty()) {
            return pane("Map round trips", "", null, note("No block status in this capture."));
        }
        VBox answer = new VBox();
        answer.getStyleClass().add("answer");
        for (String line : content.answer()) {
            Label label = new Label(line);
            label.setWrapText(true);
            label.setMinHeight(USE_PREF_SIZE);
            label.getStyleClass().add(answer.getChildren().isEmpty() ? "finding-code" : "answer-line");
            answer.getChildren().add(label);
        }
        HBox legend = new HBox();
        legend.getStyleClass().add("disk-legend");
        legend.setMinWidth(USE_PREF_SIZE);
        Set<MapCause> present = EnumSet.noneOf(MapCause.class);
        content.maps().forEach(map -> present.addAll(map.causes().keySet()));
        present.forEach(cause -> legend.getChildren().add(Charts.cause(cause)));
        VBox pane = pane("Map round trips", "Why each block status request was sent", legend, answer);
        if (!content.maps().isEmpty()) {
            pane.getChildren().add(mapGrid(content.maps()));
        }
        pane.getChildren().add(disks(content.disks()));
        return pane;
    }

    private CellGrid mapGrid(List<MapLine> maps) {
        CellGrid grid = new CellGrid().column(false).column(false).column(false).column(true).column(false).column(false).column(false);
        grid.row(CellGrid.head("Connection", ""), CellGrid.head("Round trips", "number"), CellGrid.head("Needed", "number"), CellGrid.head("Causes", ""),
                CellGrid.head("Time in them", "number"), CellGrid.head("Saved by headers", "number"), CellGrid.head("by the client", "number"));
        long most = maps.stream().mapToLong(MapLine::steps).max().orElse(1);
        for (MapLine map : maps.subList(0, Math.min(SummaryPage.MAX_PEERS, maps.size()))) {
            grid.row(CellGrid.text(map.name(), ""), CellGrid.text(OffsetFormat.grouped(map.steps()), "number strong"),
                    CellGrid.text(OffsetFormat.grouped(map.needed()), "number"), CellGrid.node(new CauseBar(map, most), ""),
                    number(short3(map.nanos())), CellGrid.text("at most " + OffsetFormat.grouped(map.byHeaders()), "number"),
                    CellGrid.text("at most " + OffsetFormat.grouped(map.byClient()), "number"));
        }
        return grid;
    }

    /** Stacked by cause, as long as the round trips are many; with the number where there is room. */
    private final class CauseBar extends Region {

        private final MapLine map;
        private final long most;
        private final Canvas canvas = new Canvas();

        CauseBar(MapLine map, long most) {
            this.map = map;
            this.most = most;
            getChildren().add(canvas);
            StringBuilder text = new StringBuilder();
            map.causes().forEach((cause, count) -> text.append(count).append(' ').append(cause.label()).append("  "));
            setAccessibleText(text.toString());
            setMinHeight(look.get().px(BAR_HEIGHT));
            setPrefWidth(200);
        }

        @Override
        protected void layoutChildren() {
            canvas.setWidth(getWidth());
            canvas.setHeight(getHeight());
            var g = canvas.getGraphicsContext2D();
            g.clearRect(0, 0, getWidth(), getHeight());
            g.setFont(look.get().fonts().strong(Fonts.AXIS));
            g.setTextBaseline(VPos.CENTER);
            double room = getWidth() - LEAST_BAR * map.causes().size();
            double x = 0;
            for (Map.Entry<MapCause, Long> cause : map.causes().entrySet()) {
                double width = LEAST_BAR + room * cause.getValue() / most;
                var fill = Causes.colour(palette(), cause.getKey());
                g.setFill(fill);
                g.fillRoundRect(x, 0, Math.max(2, width - 1), getHeight(), 3, 3);
                if (width > look.get().px(8) * String.valueOf(cause.getValue()).length() + 8) {
                    g.setFill(fill.getBrightness() > 0.72 ? Color.web("#04150F") : Color.WHITE);
                    g.fillText(String.valueOf(cause.getValue()), x + 6, getHeight() / 2);
                }
                x += width;
            }
        }
    }

    private VBox disks(List<DiskLine> disks) {
        VBox box = new VBox();
        CellGrid grid = new CellGrid().column(false).column(false).column(true);
        for (DiskLine disk : disks) {
            Canvas strip = new Canvas(look.get().px(440), look.get().px(13));
            Charts.strip(strip, palette(), disk.bins(), 1);
            strip.setAccessibleText(disk.name() + ": " + disk.totals());
            Label name = CellGrid.text(disk.name(), "strong");
            name.setMaxWidth(look.get().px(300));
            grid.row(name, CellGrid.node(strip, ""), CellGrid.text(disk.totals(), ""));
        }
        Hyperlink link = new Hyperlink("Show on the coverage view");
        link.setId("summary-to-coverage");
        link.setOnAction(event -> coverage.run());
        HBox links = new HBox(link);
        links.getStyleClass().add("answer");
        box.getChildren().addAll(grid, links);
        return box;
    }
}
