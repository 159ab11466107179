package org.nbdscope.app.gui.coverage;

import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.nbdscope.app.view.coverage.CoverageCard;

/** The card at the pointer. It lies over the chart and takes no part in its layout. */
final class ChartCard extends VBox {

    private static final double AWAY = 16;
    private static final double BELOW = 14;
    private static final double EDGE = 2;

    ChartCard() {
        super(4);
        getStyleClass().add("chart-card");
        setManaged(false);
        setVisible(false);
        setMouseTransparent(true);
    }

    /**
     * Shows facts beside a point of the parent, inside of it.
     *
     * @param reasonWidth most pixels for the sentence
     */
    void show(CoverageCard content, double x, double y, double reasonWidth) {
        Label title = new Label(content.title());
        title.getStyleClass().add("card-title");
        Label message = new Label(content.message());
        message.getStyleClass().add("hint");
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        getChildren().setAll(new HBox(12, title, space, message));
        if (!content.reason().isEmpty()) {
            Label reason = new Label(content.reason());
            reason.setWrapText(true);
            reason.setMaxWidth(reasonWidth);
            reason.setMinHeight(USE_PREF_SIZE);
            reason.getStyleClass().add("card-reason");
            getChildren().add(reason);
        }
        getChildren().add(facts(content));
        setVisible(true);
        applyCss();
        autosize();
        Region chart = (Region) getParent();
        double left = x + AWAY + getWidth() > chart.getWidth() ? x - AWAY - getWidth() : x + AWAY;
        double top = Math.min(Math.max(EDGE, y + BELOW), chart.getHeight() - getHeight() - EDGE);
        relocate(Math.max(0, Math.round(left)), Math.max(0, Math.round(top)));
    }

    private static GridPane facts(CoverageCard content) {
        GridPane lines = new GridPane();
        lines.setHgap(14);
        lines.setVgap(2);
        int row = 0;
        for (CoverageCard.Line line : content.lines()) {
            Label label = new Label(line.label());
            label.getStyleClass().add("fact-name");
            lines.addRow(row++, label, new Label(line.value()));
        }
        return lines;
    }
}
