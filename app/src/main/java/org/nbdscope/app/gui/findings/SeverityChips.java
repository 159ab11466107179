package org.nbdscope.app.gui.findings;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiConsumer;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import org.nbdscope.app.view.OffsetFormat;
import org.nbdscope.app.view.findings.FindingsModel;
import org.nbdscope.app.view.findings.Unjudged;
import org.nbdscope.dissector.findings.Severity;

/** Which severities are shown, with how many findings each has; and whether all of the capture was judged. */
final class SeverityChips extends FlowPane { // in two lines where one is too narrow

    private final Map<Severity, ToggleButton> chips = new EnumMap<>(Severity.class);
    private final Label judged = new Label();

    /** @param changed is told when a severity is to be shown or hidden */
    SeverityChips(BiConsumer<Severity, Boolean> changed) {
        setAlignment(Pos.CENTER_LEFT);
        getStyleClass().add("chip-line");
        for (Severity severity : new Severity[] {Severity.ERROR, Severity.WARNING, Severity.NOTE}) {
            ToggleButton chip = new ToggleButton();
            chip.setGraphic(new SeverityMark(severity));
            chip.getStyleClass().addAll("severity-chip", severity.label());
            chip.setId("chip-" + severity.label());
            chip.setMinWidth(USE_PREF_SIZE);
            chip.setSelected(true);
            chip.setTooltip(new Tooltip("Show or hide " + name(severity).toLowerCase(Locale.ROOT)));
            chip.selectedProperty().addListener((property, before, now) -> changed.accept(severity, now));
            chips.put(severity, chip);
            getChildren().add(chip);
        }
        judged.getStyleClass().add("hint");
        getChildren().add(judged);
    }

    private static String name(Severity severity) {
        return switch (severity) {
            case ERROR -> "Errors";
            case WARNING -> "Warnings";
            case NOTE -> "Notes";
        };
    }

    /** Another capture: what is hidden stays so. */
    void apply(FindingsModel model) {
        chips.forEach((severity, chip) -> model.show(severity, chip.isSelected()));
        Unjudged unjudged = model.verdict().unjudged();
        judged.setText(unjudged.summary());
        judged.setTooltip(unjudged.nothing() ? null : new Tooltip(String.join("\n", unjudged.sentences())));
    }

    /** The numbers may have changed. */
    void count(FindingsModel model) {
        chips.forEach((severity, chip) -> {
            chip.setDisable(model.count(severity) == 0);
            chip.setText(name(severity) + " " + OffsetFormat.grouped(model.count(severity)));
            chip.setAccessibleText("Show " + name(severity).toLowerCase(Locale.ROOT) + ", " + model.count(severity));
        });
    }
}
