package org.nbdscope.app.gui.detail;

import javafx.collections.ObservableList;
import javafx.scene.control.TreeItem;
import org.nbdscope.dissector.detail.DetailNode;

/** A field in the tree; the fields below it are made when they are first looked at. */
final class DetailItem extends TreeItem<DetailNode> {

    private boolean made;

    DetailItem(DetailNode node) {
        super(node);
    }

    @Override
    public ObservableList<TreeItem<DetailNode>> getChildren() {
        if (!made) {
            made = true;
            super.getChildren().setAll(getValue().children().stream().map(DetailItem::new).toList());
        }
        return super.getChildren();
    }

    @Override
    public boolean isLeaf() {
        return getValue().children().isEmpty();
    }
}
