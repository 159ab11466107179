package org.nbdscope.app.gui.timeline;

import java.util.function.Supplier;
import javafx.beans.property.ObjectProperty;
import javafx.scene.layout.StackPane;
import org.nbdscope.app.gui.theme.Look;
import org.nbdscope.app.view.timeline.TimelineIndex;
import org.nbdscope.app.view.timeline.TimelineMode;
import org.nbdscope.app.view.timeline.TimelineSource;
import org.nbdscope.app.view.timeline.TimelineView;

/**
 * Offset over time, beside a timeline: where on the disk the whole capture reads and writes, and which part of it the timeline shows. It
 * has time, filter, selection and range with all others in common, and zooms offsets by itself.
 */
final class OffsetScreen extends StackPane {

    private final TimelineSource source;
    private final ObjectProperty<Look> look;
    private final Supplier<TimelinePane> main;
    private TimelinePane pane;

    /** @param main the timeline beside it; it must have opened what the source has before this does */
    OffsetScreen(TimelineSource source, ObjectProperty<Look> look, Supplier<TimelinePane> main) {
        this.source = source;
        this.look = look;
        this.main = main;
        getStyleClass().add("pane");
        source.index().addListener((property, before, now) -> open(now));
        source.growth().addListener((property, before, now) -> grown());
        look.addListener((property, before, now) -> {
            if (pane != null) {
                pane.look(now);
            }
        });
        open(source.index().get());
    }

    private void open(TimelineIndex index) {
        if (pane != null) {
            source.release(pane.view());
            getChildren().clear();
            pane = null;
        }
        if (index == null) {
            return;
        }
        pane = TimelinePane.beside(source.view(), look.get());
        pane.onPainted(source::painted);
        getChildren().add(pane);
        TimelineView beside = main.get().view();
        beside.mode().addListener((property, before, now) -> strengthen());
        beside.session().addListener((property, before, now) -> strengthen());
        beside.selectedTransaction().addListener((property, before, now) -> strengthen());
        strengthen();
    }

    private void grown() {
        if (pane != null) {
            strengthen();
            pane.refresh();
        }
    }

    /** The connection whose requests have rows, or which was chosen among the lanes. */
    private void strengthen() {
        TimelineView beside = main.get().view();
        synchronized (beside.index()) {
            boolean rows = beside.mode().get() == TimelineMode.REQUESTS;
            pane.view().strong().set(rows ? beside.rowsSession() : beside.session().get());
        }
    }

    /** The chart; null where nothing is open. */
    TimelinePane pane() {
        return pane;
    }
}
