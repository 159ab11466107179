package org.nbdscope.app.gui.capture;

import java.time.Duration;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import org.nbdscope.app.live.StopConditions;
import org.nbdscope.app.view.FilterInput;
import org.nbdscope.app.view.StopWish;
import org.nbdscope.dissector.filter.DisplayFilter;
import org.nbdscope.dissector.filter.MessageValues;
import org.nbdscope.dissector.findings.Severity;

/** What ends a capture by itself: whichever comes first. */
final class StopPane extends GridPane {

    private static final long MOST = 1_000_000_000_000L;
    private static final long MOST_MINUTES = 100_000;
    private static final long KILOBYTES_PER_MEGABYTE = 1000;

    private final TextField minutes = FormFields.number("stop-minutes", "15", 6);
    private final CheckBox afterMinutes = FormFields.switchFor("After", minutes);
    private final TextField megabytes = FormFields.number("stop-megabytes", "1000", 6);
    private final CheckBox afterMegabytes = FormFields.switchFor("After", megabytes);
    private final TextField packets = FormFields.number("stop-packets", "100000", 8);
    private final CheckBox afterPackets = FormFields.switchFor("After", packets);
    private final ChoiceBox<String> severity = new ChoiceBox<>();
    private final CheckBox onFinding = FormFields.switchFor("On a finding", severity);
    private final TextField filter = new TextField();
    private final CheckBox onMessage = FormFields.switchFor("On a message", filter);

    StopPane() {
        getStyleClass().add("capture-form");
        getColumnConstraints().add(FormFields.labels());
        severity.getItems().addAll("Errors", "Warnings and errors", "Any");
        severity.getSelectionModel().select(0);
        filter.setPromptText("display filter, such as nbd.error != 0");
        afterPackets.setId("stop-after-packets");
        onFinding.setId("stop-on-finding");
        onMessage.setId("stop-on-message");
        filter.setId("stop-filter");
        setHgrow(filter, Priority.ALWAYS);
        addRow(0, afterMinutes, FormFields.line(minutes, new Label("minutes")));
        addRow(1, afterMegabytes, FormFields.line(megabytes, new Label("MB")));
        addRow(2, afterPackets, FormFields.line(packets, FormFields.unit("packets")));
        addRow(3, onFinding, severity);
        addRow(4, onMessage, filter);
    }

    /** What ends it by its amount; {@link IllegalArgumentException} with a line where something is no number. */
    StopConditions conditions() {
        return new StopConditions(afterPackets.isSelected() ? FormFields.number(packets, "the number of packets", 1, MOST) : 0,
                afterMegabytes.isSelected()
                        ? FormFields.number(megabytes, "the size", 1, MOST / KILOBYTES_PER_MEGABYTE) * KILOBYTES_PER_MEGABYTE : 0,
                afterMinutes.isSelected()
                        ? Duration.ofMinutes(FormFields.number(minutes, "the number of minutes", 1, MOST_MINUTES)) : null);
    }

    /** What ends it by what is said; {@link IllegalArgumentException} with a line where the filter is none. */
    StopWish wish() {
        DisplayFilter wanted = DisplayFilter.EVERYTHING;
        if (onMessage.isSelected()) {
            FilterInput input = FilterInput.of(filter.getText());
            if (!input.usable()) {
                throw new IllegalArgumentException("the display filter to stop at: " + input.problem());
            }
            if (MessageValues.needsBytes(input.filter().fields())) {
                throw new IllegalArgumentException("the display filter to stop at asks for bytes that are not looked at while capturing");
            }
            wanted = input.filter();
        }
        Severity[] least = {Severity.ERROR, Severity.WARNING, Severity.NOTE};
        return new StopWish(onFinding.isSelected() ? least[severity.getSelectionModel().getSelectedIndex()] : null, wanted);
    }
}
