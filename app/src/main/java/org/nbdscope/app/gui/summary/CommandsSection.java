package org.nbdscope.app.gui.summary;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.nbdscope.app.gui.theme.Look;
import org.nbdscope.app.gui.theme.Palette;
import org.nbdscope.app.view.CommandGroup;
import org.nbdscope.app.view.OffsetFormat;
import org.nbdscope.app.view.summary.CommandLine;
import org.nbdscope.app.view.summary.SummaryPage;
import org.nbdscope.dissector.export.ByteCount;
import org.nbdscope.dissector.export.Durations;

/** The commands with how often, how much and how fast; each row leads to its messages. */
final class CommandsSection extends Section {

    private static final List<String> HEADS = List.of("Count", "Bytes", "On wire", "p50", "p90", "p99", "max");
    private static final double SPREAD_WIDTH = 84;
    private static final double OVER_TIME_WIDTH = 84;
    private static final double HEIGHT = 14;

    private final Look look;

    CommandsSection(SummaryPage content, Look look, SummaryLinks links) {
        super("Commands", content.filtered() == null ? "Latency from the request's last byte to the reply's" : content.filtered());
        this.look = look;
        if (content.commands().isEmpty()) {
            say(content.nothing("requests", ""));
        } else {
            Hyperlink copy = new Hyperlink("Copy as CSV");
            copy.setMinWidth(USE_PREF_SIZE);
            copy.setOnAction(event -> Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT,
                    CommandLine.csv(content.commands()))));
            beside(copy);
            put(grid(content, links));
        }
        if (content.filtered() != null) {
            say("All of the capture, whatever the filter shows:");
        }
        put(figures(content.figures()));
        if (content.nanos() > 0) {
            put(new ThroughputStrip(content, look));
        }
    }

    private CellGrid grid(SummaryPage content, SummaryLinks links) {
        CellGrid grid = new CellGrid().column(false);
        Node[] heads = new Node[HEADS.size() + 4];
        heads[0] = CellGrid.head("Command", "");
        for (int i = 0; i < HEADS.size(); i++) {
            heads[1 + i] = CellGrid.head(HEADS.get(i), "number");
        }
        heads[HEADS.size() + 1] = CellGrid.head("Spread (log)", "");
        heads[HEADS.size() + 2] = CellGrid.head("Over time", "");
        heads[HEADS.size() + 3] = CellGrid.head("Errors", "number");
        for (int i = 1; i < heads.length; i++) {
            grid.column(false);
        }
        grid.row(heads);
        long slowest = content.commands().stream().mapToLong(command -> command.latency().max()).max().orElse(0);
        for (CommandLine command : content.commands()) {
            boolean timed = command.latency().count() > 0;
            Label errors = number(OffsetFormat.grouped(command.errors()));
            Node[] cells = {name(command), number(OffsetFormat.grouped(command.requests())),
                number(carried(command)), number(ByteCount.rounded(command.wire())),
                latency(timed, command.latency().p50()), latency(timed, command.latency().p90()), latency(timed, command.latency().p99()),
                latency(timed, command.latency().max()), CellGrid.node(spread(command), ""), CellGrid.node(overTime(command, slowest), "")};
            Node[] all = Arrays.copyOf(cells, cells.length + 1);
            all[cells.length] = errors;
            grid.row(all);
            grid.link("Filter the messages of " + command.name(), () -> links.filter(command.filter()), cells);
            if (command.errors() > 0) {
                errors.getStyleClass().add("bad");
                grid.link("Filter the errors of " + command.name(), () -> links.filter(command.errorFilter()), errors);
            }
        }
        return grid;
    }

    private static Label name(CommandLine command) {
        Region square = new Region();
        square.getStyleClass().add("colour-square");
        square.setStyle("-fx-background-color: -nb-" + Palette.token(command.group()) + ";");
        Label name = CellGrid.text(command.label(), "");
        name.setGraphic(square);
        name.setMinWidth(USE_PREF_SIZE);
        return name;
    }

    private static FlowPane figures(List<SummaryPage.Figure> figures) {
        FlowPane pane = new FlowPane(28, 8);
        pane.getStyleClass().add("figures");
        for (SummaryPage.Figure figure : figures) {
            Label name = new Label(figure.name());
            name.getStyleClass().add("hint");
            Label value = new Label(figure.value());
            value.getStyleClass().add("figure");
            Label detail = new Label(figure.detail());
            detail.getStyleClass().add("hint");
            pane.getChildren().add(new VBox(name, value, detail));
        }
        return pane;
    }

    /** A map tells about bytes, but carries none of them. */
    private static String carried(CommandLine command) {
        return command.bytes() == 0 || command.group() == CommandGroup.BLOCK_STATUS ? "–" : ByteCount.rounded(command.bytes());
    }

    private static Label number(String text) {
        return CellGrid.text(text, "number mono");
    }

    private static Label latency(boolean timed, long nanos) {
        return number(timed ? Durations.shortened(nanos) : "–");
    }

    private Canvas strip(double width, CommandLine command) {
        Canvas canvas = new Canvas(look.px(width), look.px(HEIGHT));
        var g = canvas.getGraphicsContext2D();
        g.setFill(look.palette().line());
        g.fillRect(0, canvas.getHeight() - 1, canvas.getWidth(), 1);
        g.setFill(look.palette().of(command.group()));
        return canvas;
    }

    /** How many replies took how long, short ones at the left; the root of the number, so that single ones are seen. */
    private Canvas spread(CommandLine command) {
        Canvas canvas = strip(SPREAD_WIDTH, command);
        int most = Arrays.stream(command.spread()).max().orElse(1);
        double bin = canvas.getWidth() / command.spread().length;
        for (int i = 0; i < command.spread().length; i++) {
            if (command.spread()[i] > 0) {
                bar(canvas, i * bin, Math.max(1.5, bin - 1), Math.sqrt((double) command.spread()[i] / most));
            }
        }
        canvas.setAccessibleText("Latencies of " + command.name());
        return canvas;
    }

    /** The longest latency at each time of the capture, on the same scale for all commands. */
    private Canvas overTime(CommandLine command, long slowest) {
        Canvas canvas = strip(OVER_TIME_WIDTH, command);
        double bin = canvas.getWidth() / command.overTime().length;
        for (int i = 0; i < command.overTime().length; i++) {
            if (command.overTime()[i] > 0) {
                bar(canvas, i * bin, Math.max(1.2, bin), Math.sqrt((double) command.overTime()[i] / slowest));
            }
        }
        canvas.setAccessibleText("Longest latencies of " + command.name() + " over the time of the capture");
        return canvas;
    }

    private static void bar(Canvas canvas, double x, double width, double share) {
        double height = Math.max(2, (canvas.getHeight() - 1) * share);
        canvas.getGraphicsContext2D().fillRect(x, canvas.getHeight() - height, width, height);
    }
}
