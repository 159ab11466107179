package org.nbdscope.app.gui.traffic;

import java.util.BitSet;
import java.util.concurrent.CompletableFuture;
import javafx.application.Platform;
import javafx.beans.property.ObjectProperty;
import javafx.scene.layout.StackPane;
import org.nbdscope.app.gui.theme.Fonts;
import org.nbdscope.app.gui.theme.Look;
import org.nbdscope.app.gui.timeline.TimelinePane;
import org.nbdscope.app.view.CaptureDocument;
import org.nbdscope.app.view.DisplayedTransactions;
import org.nbdscope.app.view.ListModel;
import org.nbdscope.app.view.ListQuery;
import org.nbdscope.app.view.RowSet;
import org.nbdscope.app.view.Workspace;
import org.nbdscope.app.view.timeline.TimelineFeed;
import org.nbdscope.app.view.timeline.TimelineIndex;
import org.nbdscope.app.view.timeline.TimelineView;
import org.nbdscope.dissector.capture.Frame;
import org.nbdscope.dissector.filter.DisplayFilter;

/** Where the timeline of the open file stands, with the selection and the filter of the other views. */
public final class TimelineSlot extends StackPane {

    private final Workspace workspace;
    private final ObjectProperty<Look> look;
    private TimelinePane pane;
    private TimelineFeed feed;
    /** The rows that the timeline shows undimmed; null for all. */
    private RowSet shown;
    private boolean looking;

    /** Shows what the workspace has open. */
    public TimelineSlot(Workspace workspace, ObjectProperty<Look> look) {
        this.workspace = workspace;
        this.look = look;
        getStyleClass().add("pane");
        setMinHeight(0);
        workspace.document().addListener((property, before, now) -> open(now));
        look.addListener((property, before, now) -> {
            if (pane != null) {
                pane.palette(now.palette());
            }
        });
        open(workspace.document().get());
    }

    private void open(CaptureDocument document) {
        if (pane != null) {
            pane.view().selectedMessage().unbindBidirectional(workspace.selected());
            feed.close();
            feed = null;
            getChildren().clear();
            pane = null;
        }
        shown = null;
        if (document != null) {
            TimelineIndex index = new TimelineIndex(document.model());
            TimelinePane opened = new TimelinePane(new TimelineView(index), look.get().palette(), Fonts.textFamily(), Fonts.monoFamily());
            opened.view().selectedMessage().bindBidirectional(workspace.selected());
            pane = opened;
            getChildren().add(opened);
            feed = new TimelineFeed(index, () -> document.state() != CaptureDocument.State.READING, () -> Platform.runLater(() -> {
                if (document.firstTimeNanos() != Frame.NO_TIME) {
                    index.origin(document.firstTimeNanos());
                }
                opened.refresh();
            }));
        }
    }

    /** Looks whether the filter shows other rows; called now and then. */
    public void refresh() {
        ListModel list = workspace.list().get();
        if (pane == null || list == null || looking) {
            return;
        }
        ListQuery query = list.query();
        if (query.filter() == DisplayFilter.EVERYTHING) {
            shown = null;
            pane.view().displayed().set(null);
        } else if (list.rows() != shown && !list.working()) {
            dim(pane, list.rows(), query);
        }
    }

    private void dim(TimelinePane target, RowSet rows, ListQuery query) {
        shown = rows;
        looking = true;
        CaptureDocument document = workspace.document().get();
        CompletableFuture.supplyAsync(() -> DisplayedTransactions.of(document, rows, query.mode()))
                .thenAccept(found -> Platform.runLater(() -> dimmed(target, found)));
    }

    private void dimmed(TimelinePane target, BitSet found) {
        looking = false;
        if (target == pane && shown != null) {
            target.view().displayed().set(found::get);
        }
    }
}
