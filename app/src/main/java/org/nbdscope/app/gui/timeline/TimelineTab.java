package org.nbdscope.app.gui.timeline;

import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.scene.Node;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.BorderPane;
import org.nbdscope.app.gui.action.Action;
import org.nbdscope.app.gui.action.ActionSource;
import org.nbdscope.app.gui.action.KeyHint;
import org.nbdscope.app.gui.action.Place;
import org.nbdscope.app.gui.layout.Dividers;
import org.nbdscope.app.gui.theme.Look;
import org.nbdscope.app.view.Workspace;
import org.nbdscope.app.view.timeline.TimelineMode;
import org.nbdscope.app.view.timeline.TimelineSource;

/** The timeline as a view of its own: requests with their phases and segments, or lanes, and offsets over time beside them. */
public final class TimelineTab extends BorderPane implements ActionSource {

    private static final String WHERE = "Timeline";
    private static final double TIMELINE_SHARE = 0.655;

    private final Workspace workspace;
    private final Dividers dividers;
    private final Runnable toFront;
    private final TimelineScreen screen;
    private final OffsetScreen offsets;
    private final SplitPane parts = new SplitPane();

    /**
     * Shows what a source has open.
     *
     * @param dividers remember how the room is divided
     * @param toFront  brings this view to the front
     */
    public TimelineTab(Workspace workspace, TimelineSource source, ObjectProperty<Look> look, Dividers dividers, Runnable toFront) {
        this.workspace = workspace;
        this.dividers = dividers;
        this.toFront = toFront;
        screen = new TimelineScreen(workspace, source, look, List.of(TimelineMode.REQUESTS, TimelineMode.LANES, TimelineMode.OFFSETS));
        offsets = new OffsetScreen(source, look, screen::pane);
        setCenter(parts);
        source.index().addListener((property, before, now) -> opened());
        opened();
    }

    private void opened() {
        if (screen.pane() != null) {
            screen.pane().view().mode().addListener((property, before, now) -> arrange());
        }
        arrange();
    }

    /** Beside offsets over time there is no second picture of them. */
    private void arrange() {
        boolean beside = screen.pane() != null && screen.pane().view().mode().get() != TimelineMode.OFFSETS;
        List<Node> wanted = beside ? List.of(screen, offsets) : List.of(screen);
        if (!parts.getItems().equals(wanted)) {
            parts.getItems().setAll(wanted);
            if (beside) {
                dividers.keep("timeline", parts, TIMELINE_SHARE);
            }
        }
    }

    /** Looks whether further segments are to be read; called now and then. */
    public void refresh() {
        screen.refresh();
    }

    /** The keyboard goes to the chart. */
    @Override
    public void requestFocus() {
        screen.requestFocus();
    }

    @Override
    public List<Action> actions() {
        return List.of(Action.of("_Timeline as Picture...", this::export).at(Place.FILE_EXPORT).id("export-timeline")
                .when(workspace.document().isNotNull()));
    }

    /** What is exported is what one sees, and has its size: a view that was never in front has none. */
    private void export() {
        toFront.run();
        screen.pane().exportChart();
    }

    @Override
    public List<KeyHint> keyHints() {
        return List.of(new KeyHint(WHERE, "W S", "zoom in and out at the pointer"), new KeyHint(WHERE, "A D", "earlier, later"),
                new KeyHint(WHERE, "F", "fit the range, the selection, or everything"),
                new KeyHint(WHERE, "Arrow keys", "next request, next connection"), new KeyHint(WHERE, "Enter", "select the request"),
                new KeyHint(WHERE, "Shift+W Shift+S", "fewer and more offsets, in offset over time"),
                new KeyHint(WHERE, "Shift+drag", "select a range of time"),
                new KeyHint(WHERE, "Esc", "let go of the range, the selection"));
    }
}
