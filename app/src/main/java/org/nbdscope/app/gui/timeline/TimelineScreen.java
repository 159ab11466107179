package org.nbdscope.app.gui.timeline;

import java.util.List;
import javafx.application.Platform;
import javafx.beans.property.ObjectProperty;
import javafx.beans.value.ChangeListener;
import javafx.geometry.Pos;
import javafx.scene.layout.StackPane;
import org.nbdscope.app.gui.theme.Look;
import org.nbdscope.app.view.CaptureDocument;
import org.nbdscope.app.view.Workspace;
import org.nbdscope.app.view.timeline.TimeWindow;
import org.nbdscope.app.view.timeline.TimelineIndex;
import org.nbdscope.app.view.timeline.TimelineMode;
import org.nbdscope.app.view.timeline.TimelineSource;
import org.nbdscope.app.view.timeline.TimelineView;
import org.nbdscope.app.view.timeline.Wire;
import org.nbdscope.app.view.timeline.WireFeed;

/**
 * A timeline of the open capture: the strip above the list, or the view of its own. Both show the same index with the same time, filter and
 * selection.
 */
public final class TimelineScreen extends StackPane {

    private final Workspace workspace;
    private final TimelineSource source;
    private final ObjectProperty<Look> look;
    private final List<TimelineMode> modes;
    private final ChangeListener<Number> growth = (property, before, now) -> grown();
    private TimelinePane pane;
    private WireFeed wire;
    /** Whether the capture was seen here, all of it. */
    private boolean seen;
    /** The time of a connection that was chosen when its requests were shown first; null for none. */
    private TimeWindow fitted;
    /** The mode stays from one capture to the next. */
    private TimelineMode mode;

    /**
     * Shows what a source has open.
     *
     * @param modes the modes to choose from, the first at the beginning
     */
    public TimelineScreen(Workspace workspace, TimelineSource source, ObjectProperty<Look> look, List<TimelineMode> modes) {
        this.workspace = workspace;
        this.source = source;
        this.look = look;
        this.modes = modes;
        this.mode = modes.get(0);
        getStyleClass().add("pane");
        setMinHeight(0);
        setAlignment(Pos.TOP_LEFT); // its title stays, where there is room for little more
        source.index().addListener((property, before, now) -> open(now));
        source.growth().addListener(growth);
        look.addListener((property, before, now) -> {
            if (pane != null) {
                pane.look(now);
            }
        });
        sceneProperty().addListener((property, before, now) -> {
            if (now == null) {
                hidden();
            }
        });
        open(source.index().get());
    }

    private void open(TimelineIndex index) {
        if (pane != null) {
            mode = pane.view().mode().get();
            source.release(pane.view());
            getChildren().clear();
            pane = null;
            wire = null;
            seen = false;
            fitted = null;
        }
        if (index != null) {
            TimelineView view = source.view();
            view.mode().set(mode);
            pane = new TimelinePane(view, look.get(), "Timeline", modes);
            pane.onPainted(source::painted);
            CaptureDocument document = workspace.document().get();
            wire = new WireFeed(view, question -> document.segments(index.model().session(question.session()), question.first(),
                    question.last(), Wire.MOST_PACKETS), Platform::runLater);
            getChildren().add(pane);
        }
    }

    private void grown() {
        if (pane != null) {
            wire.grown();
            pane.refresh();
        }
    }

    /** Looks whether further segments are to be read; called now and then while it is seen. */
    public void refresh() {
        if (wire != null && getScene() != null) {
            begin();
            wire.refresh();
        }
    }

    /** A short connection would be squeezed into a corner of the whole capture: its requests begin with its own time. */
    private void begin() {
        if (!seen && source.complete()) {
            seen = true;
            TimelineView view = pane.view();
            if (view.mode().get() == TimelineMode.REQUESTS && view.showsAll()) {
                view.fitConnection();
                fitted = view.window().get();
            }
        }
    }

    /** Nobody chose the time that was fitted here: the other timeline, which shares it, shows the whole capture again. */
    private void hidden() {
        if (pane != null && fitted != null && fitted.equals(pane.view().window().get())) {
            pane.view().fitAll();
            seen = false;
        }
        fitted = null;
    }

    /** The timeline; null where nothing is open. */
    public TimelinePane pane() {
        return pane;
    }

    @Override
    public void requestFocus() {
        if (pane != null) {
            pane.focusChart();
        }
    }
}
