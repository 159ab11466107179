package org.nbdscope.app.gui.summary;

import java.util.List;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.nbdscope.app.gui.findings.SeverityMark;
import org.nbdscope.app.view.OffsetFormat;
import org.nbdscope.app.view.summary.TopFinding;

/** The worst that was found; each leads to its place among all findings. */
final class FindingsSection extends Section {

    FindingsSection(List<TopFinding> worst, SummaryLinks links) {
        super("Top findings", "");
        setId("top-findings");
        if (worst == null) {
            say("The capture is being checked.");
            return;
        }
        if (worst.isEmpty()) {
            say("Nothing against the rules.");
            return;
        }
        Hyperlink all = new Hyperlink("All findings  Ctrl+5");
        all.setMinWidth(USE_PREF_SIZE);
        all.setOnAction(event -> links.findings(-1));
        beside(all);
        Links rows = new Links(this);
        worst.forEach(finding -> put(row(finding, rows, links)));
    }

    private static HBox row(TopFinding finding, Links rows, SummaryLinks links) {
        Label code = new Label(finding.code());
        code.getStyleClass().add("finding-code");
        Label where = new Label("×" + OffsetFormat.grouped(finding.count()) + "  " + finding.connections());
        where.getStyleClass().add("hint");
        where.setMinWidth(USE_PREF_SIZE);
        HBox first = new HBox(code, where);
        first.getStyleClass().add("finding-line");
        Label title = new Label(finding.title());
        title.getStyleClass().add("hint");
        title.setWrapText(true);
        title.setMinHeight(USE_PREF_SIZE);
        VBox words = new VBox(first, title);
        HBox.setHgrow(words, Priority.ALWAYS);
        HBox row = new HBox(new SeverityMark(finding.severity()), words);
        row.getStyleClass().add("finding-row");
        Tooltip.install(row, new Tooltip(finding.text()));
        rows.click(finding.severity().label() + " " + finding.code() + ", " + finding.title(),
                () -> links.findings(finding.message()), row);
        return row;
    }
}
