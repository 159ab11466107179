package org.nbdscope.app.gui.summary;

import javafx.scene.Node;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.Label;
import org.nbdscope.app.gui.theme.Look;
import org.nbdscope.app.view.OffsetFormat;
import org.nbdscope.app.view.summary.PeerLine;
import org.nbdscope.app.view.summary.SummaryPage;
import org.nbdscope.dissector.export.Durations;

/** Who talks to whom: a row per connection, which leads to its messages. */
final class PeersSection extends Section {

    private static final double ACTIVITY_WIDTH = 160;
    private static final int MOST_NAME = 34;

    private final Look look;

    PeersSection(SummaryPage content, Look look, SummaryLinks links) {
        super("Who talks to whom", content.head());
        this.look = look;
        if (content.peers().isEmpty()) {
            say(content.reading() ? "No NBD session so far." : "No NBD in this capture. Traffic (Ctrl+2) lists its packets.");
            return;
        }
        CellGrid grid = new CellGrid().column(false).column(false).column(false).column(false).column(false).column(true).column(false);
        grid.row(CellGrid.head("", ""), CellGrid.head("Client → server", ""), CellGrid.head("Export", ""), CellGrid.head("Replies", ""),
                CellGrid.head("Requests", "number"), CellGrid.head("What it did", ""),
                CellGrid.head("Over time, " + Durations.rounded(content.nanos()), ""));
        for (PeerLine peer : content.peers()) {
            Label name = CellGrid.text(peer.name(), "strong");
            Node[] cells = {name, CellGrid.text(peer.peers(), "mono"), CellGrid.name(peer.export(), "", MOST_NAME), CellGrid.text(peer.replies(), ""),
                CellGrid.text(peer.requests() == null ? "–" : OffsetFormat.grouped(peer.requests()), "number"),
                CellGrid.wrapped(peer.did(), "soft"), CellGrid.node(activity(peer), "")};
            grid.row(cells);
            if (peer.filter() != null) {
                grid.link("Filter the messages of " + peer.name(), () -> links.filter(peer.filter()), cells);
            }
        }
        put(grid, look);
        if (content.morePeers() > 0) {
            say("and " + OffsetFormat.grouped(content.morePeers()) + " further connections");
        }
    }

    private Canvas activity(PeerLine peer) {
        Canvas canvas = new Canvas(look.px(ACTIVITY_WIDTH), look.px(13));
        var g = canvas.getGraphicsContext2D();
        double bin = canvas.getWidth() / PeerLine.BINS;
        g.setFill(look.palette().line());
        g.fillRect(0, Math.floor(canvas.getHeight() / 2), canvas.getWidth(), 1);
        for (int i = 0; i < PeerLine.BINS; i++) {
            if (peer.activity()[i] != null) {
                g.setFill(look.palette().of(peer.activity()[i]));
                g.fillRect(i * bin, 1, Math.max(1.2, bin), canvas.getHeight() - 2);
            }
        }
        canvas.setAccessibleText(peer.name() + ": " + peer.did());
        return canvas;
    }
}
