package org.nbdscope.app.gui.detail;

import javafx.geometry.Pos;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.TreeCell;
import javafx.scene.layout.HBox;
import org.nbdscope.app.gui.findings.SeverityMark;
import org.nbdscope.app.view.DetailLine;
import org.nbdscope.app.view.RowNotes;
import org.nbdscope.dissector.detail.DetailNode;

/** A line of the tree: what it is, and its value. */
final class DetailCell extends TreeCell<DetailLine> {

    private final Label label = new Label();
    private final Label value = new Label();
    private final HBox line = new HBox();

    DetailCell() {
        line.setAlignment(Pos.CENTER_LEFT);
        line.getStyleClass().add("detail-line");
        label.setMinWidth(USE_PREF_SIZE);
        setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    }

    @Override
    protected void updateItem(DetailLine item, boolean empty) {
        super.updateItem(item, empty);
        if (empty || item == null) {
            setGraphic(null);
            setText(null);
            return;
        }
        if (item instanceof DetailLine.Field field) {
            field(field.node());
        } else if (item instanceof DetailLine.Judgement judgement) {
            judgement(judgement);
        }
        setText(item.text()); // for screen readers; the graphic is what is seen
        setGraphic(line);
    }

    private void field(DetailNode node) {
        boolean group = node.field() == null && !node.children().isEmpty();
        label.setText(node.mask() == DetailNode.ALL_BITS ? node.label() : node.text());
        value.setText(node.mask() == DetailNode.ALL_BITS ? node.value() : "");
        label.getStyleClass().setAll("label", group ? "detail-group" : node.mask() == DetailNode.ALL_BITS ? "detail-label" : "mono");
        value.getStyleClass().setAll("label", "mono",
                node.missing() ? "detail-missing" : node.generated() ? "detail-generated" : "detail-value");
        line.getChildren().setAll(label, value);
    }

    private void judgement(DetailLine.Judgement judgement) {
        label.setText(judgement.label());
        value.setText(judgement.placed().finding().rule().title());
        label.getStyleClass().setAll("label", "detail-group");
        value.getStyleClass().setAll("label");
        line.getChildren().setAll(new SeverityMark(RowNotes.severity(judgement.placed())), label, value);
    }
}
