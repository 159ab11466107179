package org.nbdscope.app.gui.detail;

import javafx.geometry.Pos;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.TreeCell;
import javafx.scene.layout.HBox;
import org.nbdscope.dissector.detail.DetailNode;

/** A line of the tree: what it is, and its value. */
final class DetailCell extends TreeCell<DetailNode> {

    private final Label label = new Label();
    private final Label value = new Label();
    private final HBox line = new HBox(label, value);

    DetailCell() {
        line.setAlignment(Pos.CENTER_LEFT);
        line.getStyleClass().add("detail-line");
        label.setMinWidth(USE_PREF_SIZE);
        value.getStyleClass().add("mono");
        setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    }

    @Override
    protected void updateItem(DetailNode node, boolean empty) {
        super.updateItem(node, empty);
        if (empty || node == null) {
            setGraphic(null);
            setText(null);
            return;
        }
        boolean group = node.field() == null && !node.children().isEmpty();
        label.setText(node.mask() == DetailNode.ALL_BITS ? node.label() : node.text());
        value.setText(node.mask() == DetailNode.ALL_BITS ? node.value() : "");
        label.getStyleClass().setAll("label", group ? "detail-group" : node.mask() == DetailNode.ALL_BITS ? "detail-label" : "mono");
        value.getStyleClass().setAll("label", "mono",
                node.missing() ? "detail-missing" : node.generated() ? "detail-generated" : "detail-value");
        setText(node.text()); // for screen readers; the graphic is what is seen
        setGraphic(line);
    }
}
