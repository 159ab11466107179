package org.nbdscope.app.gui.shell;

import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Tooltip;
import org.nbdscope.app.gui.theme.Icons;
import org.nbdscope.app.view.Workspace;
import org.nbdscope.app.view.timeline.TimeWindow;
import org.nbdscope.dissector.capture.Frame;
import org.nbdscope.dissector.export.Durations;

/** The time that is selected, beside the filter as it leaves out rows like one. Pressing it lets go of that time; gone where none is. */
final class RangeChip extends Button {

    private final Workspace workspace;

    RangeChip(Workspace workspace) {
        this.workspace = workspace;
        setId("range");
        getStyleClass().addAll("chip", "range-chip");
        setGraphic(Icons.CLOSE.node());
        setContentDisplay(ContentDisplay.RIGHT);
        setMinWidth(USE_PREF_SIZE);
        setTooltip(new Tooltip());
        setOnAction(event -> workspace.range().set(null));
        workspace.range().addListener((property, before, now) -> show(now));
        show(workspace.range().get());
    }

    private void show(TimeWindow range) {
        setVisible(range != null);
        setManaged(range != null);
        if (range != null) {
            setText(Durations.rounded(range.length()) + " selected");
            getTooltip().setText("Only what happened " + place(range) + " is shown. Press to show all times again.");
            setAccessibleText(getText() + ", " + place(range) + "; press to show all times again");
        }
    }

    private String place(TimeWindow range) {
        long first = workspace.document().get().firstTimeNanos();
        return first == Frame.NO_TIME ? "in the selected time"
                : "from " + Durations.rounded(Math.max(0, range.start() - first)) + " to " + Durations.rounded(Math.max(0, range.end() - first))
                        + " after the first packet";
    }
}
