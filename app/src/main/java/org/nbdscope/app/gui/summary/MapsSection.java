package org.nbdscope.app.gui.summary;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.nbdscope.app.gui.coverage.Charts;
import org.nbdscope.app.gui.theme.Look;
import org.nbdscope.app.view.OffsetFormat;
import org.nbdscope.app.view.summary.DiskLine;
import org.nbdscope.app.view.summary.MapLine;
import org.nbdscope.app.view.summary.SummaryPage;
import org.nbdscope.dissector.analysis.MapCause;
import org.nbdscope.dissector.export.Durations;

/** How many round trips the map took and why, and what it said of the disks. */
final class MapsSection extends Section {

    private static final double STRIP_WIDTH = 440;
    private static final double STRIP_HEIGHT = 13;
    private static final int MOST_CONNECTION = 42;
    private static final int MOST_DISK = 50;

    private final Look look;
    private final SummaryLinks links;

    MapsSection(SummaryPage content, Look look, SummaryLinks links) {
        super("Map round trips", "Is a loop around block status needed, and why was each request sent?");
        this.look = look;
        this.links = links;
        if (content.maps().isEmpty() && content.disks().isEmpty()) {
            say(content.nothing("block status", ": the client never asked which parts hold data"));
            return;
        }
        beside(legend(content.maps()));
        put(answer(content.answer()));
        if (!content.maps().isEmpty()) {
            put(maps(content.maps()), look);
        }
        put(disks(content.disks()), look);
        put(foot(content.maps()));
    }

    private static HBox legend(List<MapLine> maps) {
        HBox legend = new HBox();
        legend.getStyleClass().add("disk-legend");
        legend.setMinWidth(USE_PREF_SIZE);
        Set<MapCause> present = EnumSet.noneOf(MapCause.class);
        maps.forEach(map -> present.addAll(map.causes().keySet()));
        present.forEach(cause -> legend.getChildren().add(Charts.cause(cause)));
        return legend;
    }

    private static VBox answer(List<String> lines) {
        VBox answer = new VBox();
        answer.getStyleClass().add("answer");
        for (String line : lines) {
            Label label = new Label(line);
            label.setWrapText(true);
            label.setMinHeight(USE_PREF_SIZE);
            label.getStyleClass().add(answer.getChildren().isEmpty() ? "answer-head" : "answer-line");
            answer.getChildren().add(label);
        }
        return answer;
    }

    private CellGrid maps(List<MapLine> maps) {
        CellGrid grid = new CellGrid().column(false).column(false).column(false).column(true).column(false).column(false).column(false);
        grid.row(CellGrid.head("Connection", ""), CellGrid.head("Round trips", "number"), CellGrid.head("Needed", "number"),
                CellGrid.head("Causes", ""), CellGrid.head("Time in them", "number"), CellGrid.head("Saved by headers", "number"),
                CellGrid.head("by the client", "number"));
        long most = maps.stream().mapToLong(MapLine::steps).max().orElse(1);
        for (MapLine map : maps.subList(0, Math.min(SummaryPage.MAX_PEERS, maps.size()))) {
            Node[] cells = {CellGrid.name(map.name(), "", MOST_CONNECTION), CellGrid.text(OffsetFormat.grouped(map.steps()), "number strong"),
                CellGrid.text(OffsetFormat.grouped(map.needed()), "number"), CellGrid.node(new CauseBar(map, most, look), ""),
                CellGrid.text(Durations.shortened(map.nanos()), "number mono"), saved(map.byHeaders()), saved(map.byClient())};
            grid.row(cells);
            if (map.filter() != null) {
                grid.link("Filter the block status requests of " + map.name(), () -> links.filter(map.filter()), cells);
            }
        }
        return grid;
    }

    private static Label saved(long trips) {
        return CellGrid.text(trips == 0 ? "none" : "at most " + OffsetFormat.grouped(trips), "number");
    }

    private CellGrid disks(List<DiskLine> disks) {
        CellGrid grid = new CellGrid().column(false).column(false).column(true);
        for (DiskLine disk : disks) {
            Canvas strip = new Canvas(look.px(STRIP_WIDTH), look.px(STRIP_HEIGHT));
            Charts.strip(strip, look.palette(), disk.bins(), 1);
            strip.setAccessibleText(disk.name() + ": " + disk.totals());
            Node[] cells = {CellGrid.name(disk.name(), "strong", MOST_DISK), CellGrid.node(strip, ""), CellGrid.text(disk.totals(), "")};
            grid.row(cells);
            grid.link("Show " + disk.name() + " on the coverage view", links::coverage, cells);
        }
        return grid;
    }

    private HBox foot(List<MapLine> maps) {
        HBox foot = new HBox();
        foot.getStyleClass().add("summary-links");
        Hyperlink coverage = new Hyperlink("Show on the coverage view");
        coverage.setId("summary-to-coverage");
        coverage.setOnAction(event -> links.coverage());
        foot.getChildren().add(coverage);
        long requests = maps.stream().mapToLong(MapLine::steps).sum();
        if (requests > 0) {
            Hyperlink filter = new Hyperlink(requests == 1 ? "Filter this request" : "Filter these " + OffsetFormat.grouped(requests) + " requests");
            filter.setId("summary-filter-maps");
            filter.setOnAction(event -> links.filter(MapLine.ALL));
            foot.getChildren().addAll(new Label("·"), filter);
        }
        return foot;
    }
}
