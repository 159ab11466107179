package org.nbdscope.app.gui.summary;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.StackPane;
import org.nbdscope.app.view.OffsetFormat;
import org.nbdscope.app.view.summary.HandshakePlace;
import org.nbdscope.app.view.summary.NegotiationGroup;
import org.nbdscope.app.view.summary.SummaryPage;
import org.nbdscope.dissector.analysis.Negotiation;

/** What each handshake offered, asked for and granted, and what was used of it. A filled dot is yes, a ring no: the shape says it, not a colour. */
final class NegotiationTable extends Section {

    private static final String YES = "●";
    private static final String NO = "○";
    private static final String NOTHING = "·";

    private final SummaryLinks links;
    private final String unsaid;

    NegotiationTable(SummaryPage page, SummaryLinks links) {
        super("Negotiation", page.negotiation().isEmpty() ? "" : YES + " yes   " + NO + " no   " + NOTHING + " " + nothing(page));
        this.links = links;
        unsaid = nothing(page);
        if (page.reading()) {
            say("Shown when all is read.");
        } else if (page.negotiation().isEmpty()) {
            say("No handshake in this capture.");
        } else {
            put(grid(page.negotiation()));
        }
        if (page.moreGroups() > 0) {
            say("and " + page.moreGroups() + " further kinds of handshake");
        }
    }

    /** What it means that there is neither yes nor no. */
    private static String nothing(SummaryPage page) {
        return page.encrypted() > 0 ? "not said, or encrypted" : "not said";
    }

    private CellGrid grid(List<NegotiationGroup> groups) {
        CellGrid grid = new CellGrid().column(false);
        grid.add(CellGrid.head("", ""), 0, 0);
        for (int i = 0; i < groups.size(); i++) {
            for (int column = 0; column < 4; column++) {
                grid.column(false);
            }
            Label head = CellGrid.head(groups.get(i).connections(), "middle group-start");
            GridPane.setColumnSpan(head, 4);
            grid.add(head, 1 + 4 * i, 0);
        }
        grid.skip();
        Node[] heads = new Node[1 + 4 * groups.size()];
        heads[0] = CellGrid.head("Feature", "");
        for (int i = 0; i < groups.size(); i++) {
            heads[1 + 4 * i] = CellGrid.head("offered", "middle group-start");
            heads[2 + 4 * i] = CellGrid.head("asked", "middle");
            heads[3 + 4 * i] = CellGrid.head("granted", "middle");
            heads[4 + 4 * i] = CellGrid.head("used", "middle");
        }
        grid.row(heads);
        for (int row = 0; row < groups.get(0).rows().size(); row++) {
            Node[] cells = new Node[heads.length];
            cells[0] = feature(groups.get(0).rows().get(row).feature());
            for (int i = 0; i < groups.size(); i++) {
                cells(grid, cells, 1 + 4 * i, groups.get(i), groups.get(i).rows().get(row));
            }
            grid.row(cells);
        }
        return grid;
    }

    private static Label feature(String name) {
        Label label = CellGrid.text(name, "");
        label.setMinWidth(Label.USE_PREF_SIZE);
        return label;
    }

    private void cells(CellGrid grid, Node[] cells, int at, NegotiationGroup group, Negotiation row) {
        String feature = row.feature() + ", ";
        cells[at] = dot(grid, row.offered(), "group-start", feature + "offered", group.places().get(row.said().offered()));
        cells[at + 1] = dot(grid, row.asked(), "", feature + "asked", group.places().get(row.said().asked()));
        HandshakePlace answer = group.places().get(row.said().granted());
        boolean refused = Boolean.TRUE.equals(row.asked()) && Boolean.FALSE.equals(row.granted());
        cells[at + 2] = refused ? said(grid, word("refused"), feature + "refused", answer)
                : dot(grid, row.granted(), "", feature + "granted", answer);
        if (row.missed()) {
            cells[at + 3] = said(grid, word("missed"), "missed: " + row.saving(), null);
        } else if (row.used() != null && row.used() > 0) {
            cells[at + 3] = said(grid, CellGrid.text(OffsetFormat.grouped(row.used()), "middle used"), feature + "used: "
                    + OffsetFormat.grouped(row.used()), null);
        } else {
            cells[at + 3] = dot(grid, row.used() == null ? null : Boolean.FALSE, "", feature + "used", null);
        }
    }

    private static Node word(String text) {
        Label label = new Label(text);
        label.getStyleClass().add("missed");
        StackPane cell = CellGrid.node(label, "middle");
        cell.setAlignment(Pos.CENTER);
        return cell;
    }

    private Node dot(CellGrid grid, Boolean value, String styles, String what, HandshakePlace place) {
        Label label = CellGrid.text(value == null ? NOTHING : value ? YES : NO, ("middle " + (Boolean.TRUE.equals(value) ? "soft " : "faint ") + styles).strip());
        return said(grid, label, what + ": " + (value == null ? unsaid : value ? "yes" : "no"), place);
    }

    /**
     * Lets a cell say in words what it shows, and lead to the message that says so.
     *
     * @param place of the message; null where there is none
     */
    private Node said(CellGrid grid, Node cell, String words, HandshakePlace place) {
        String all = place == null ? words : words + "\n" + place.words();
        Tooltip.install(cell, new Tooltip(all));
        cell.setAccessibleText(all);
        if (place != null) {
            grid.click(all, () -> links.message(place.message()), cell);
        }
        return cell;
    }
}
