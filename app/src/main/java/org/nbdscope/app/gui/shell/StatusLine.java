package org.nbdscope.app.gui.shell;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.nbdscope.app.gui.theme.Icons;
import org.nbdscope.app.live.LiveStatistics;
import org.nbdscope.app.view.CaptureDocument;
import org.nbdscope.app.view.Job;
import org.nbdscope.app.view.ListMode;
import org.nbdscope.app.view.ListModel;
import org.nbdscope.app.view.OffsetFormat;
import org.nbdscope.app.view.Workspace;
import org.nbdscope.dissector.detail.DetailNode;

/** The line at the bottom: file, counts, selection, and what is going on. */
final class StatusLine extends HBox {

    /** Work that takes less shows no progress. */
    private static final long SHOW_AFTER_NANOS = 500_000_000L;

    private final Workspace workspace;
    private final Label file = part("status-file");
    private final Label counts = part("status-counts");
    private final Label live = part("status-live");
    private final Label displayed = part("status-displayed");
    private final Label selection = part("status-selection");
    private final Label marks = part("status-marks");
    private final Label work = new Label();
    private final ProgressBar progress = new ProgressBar();
    private final Button cancel = new Button();
    private long busySince;
    private boolean paused;
    private String field = "";

    StatusLine(Workspace workspace) {
        displayed.setMinWidth(USE_PREF_SIZE);
        marks.setMinWidth(USE_PREF_SIZE);
        this.workspace = workspace;
        getStyleClass().add("status-line");
        setAlignment(Pos.CENTER_LEFT);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        cancel.setGraphic(Icons.CLOSE.node());
        cancel.getStyleClass().add("tool");
        cancel.setTooltip(new Tooltip("Stop; what was read stays"));
        cancel.setAccessibleText("Stop");
        cancel.setOnAction(event -> {
            Job job = workspace.job().get();
            if (job != null && job.running()) {
                job.cancel();
            } else if (workspace.document().get() != null) {
                workspace.document().get().cancel();
            }
        });
        work.getStyleClass().add("status-part");
        getChildren().addAll(file, live, counts, displayed, selection, marks, gap, work, progress, cancel);
        refresh();
    }

    private static Label part(String id) {
        Label label = new Label();
        label.setId(id);
        label.getStyleClass().add("status-part");
        return label;
    }

    /** The field that is selected; null for none. */
    void field(DetailNode node) {
        field = node == null || node.offset() < 0 || node.length() == 0 ? ""
                : ": " + node.label() + ", " + OffsetFormat.grouped(node.length()) + (node.length() == 1 ? " byte at " : " bytes at ")
                + OffsetFormat.grouped(node.offset());
        refresh();
    }

    /** Says how things stand; called now and then. */
    void refresh() {
        CaptureDocument document = workspace.document().get();
        ListModel list = workspace.list().get();
        boolean open = document != null && document.state() != CaptureDocument.State.FAILED;
        text(file, open ? document.name() : "No file");
        text(counts, !open ? "" : OffsetFormat.grouped(document.packets()) + " packets, " + OffsetFormat.grouped(document.messages())
                + " messages, " + OffsetFormat.grouped(document.transactions()) + " transactions");
        text(live, !open || document.live() == null ? "" : live(document));
        text(displayed, !open ? "" : displayed(list));
        int message = workspace.selected().get();
        boolean packets = open && list.query().mode() == ListMode.PACKETS && workspace.packet().get() != Workspace.NO_PACKET;
        text(selection, packets ? "Selected packet " + workspace.packet().get() + field
                : !open || message < 0 ? "" : "Selected #" + message + field);
        text(marks, !open || workspace.markCount().get() == 0 ? "" : "Marked " + workspace.markCount().get());
        busy(document, list);
    }

    /** Whether nothing new is shown for the moment. */
    void paused(boolean now) {
        paused = now;
    }

    private String live(CaptureDocument document) {
        LiveStatistics now = document.live().statistics();
        return (paused ? "Capturing, display paused" : document.capturing() ? "Capturing" : "Capture ended") + ": " + OffsetFormat.grouped(now.captured()) + " captured, "
                + OffsetFormat.grouped(now.dropped()) + " dropped";
    }

    private static String displayed(ListModel list) {
        int shown = list.rows().size();
        int all = list.count() - list.first();
        String share = all == 0 || shown == all ? "" : String.format(" (%.1f %%)", 100.0 * shown / all);
        String gone = list.first() == 0 ? "" : ", " + OffsetFormat.grouped(list.first()) + " before no longer kept";
        return "Displayed " + OffsetFormat.grouped(shown) + share + gone;
    }

    private static void text(Label label, String text) {
        label.setText(text);
        show(label, !text.isEmpty());
    }

    private void busy(CaptureDocument document, ListModel list) {
        boolean reading = document != null && document.state() == CaptureDocument.State.READING && !document.capturing();
        boolean sorting = list != null && list.working();
        Job job = workspace.job().get();
        boolean working = job != null && job.running();
        if (!reading && !sorting && !working) {
            busySince = 0;
        } else if (busySince == 0) {
            busySince = System.nanoTime();
        }
        boolean shown = busySince != 0 && System.nanoTime() - busySince > SHOW_AFTER_NANOS;
        boolean told = job != null && job.outcome() != null && !shown;
        work.setText(told ? job.outcome() : working ? job.name() : reading ? "Reading" : list != null && list.sorting() ? "Sorting"
                : "Filtering");
        progress.setProgress(working ? job.progress() : reading ? document.progress() : sorting ? list.progress() : 0);
        show(cancel, shown && (reading || working));
        show(work, shown || told);
        show(progress, shown);
    }

    /** What is not seen takes no room: what is said stands at the edge. */
    private static void show(Node part, boolean shown) {
        part.setVisible(shown);
        part.setManaged(shown);
    }
}
