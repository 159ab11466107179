package org.nbdscope.app.gui.detail;

import java.util.LinkedList;
import java.util.List;
import javafx.scene.control.TreeItem;
import org.nbdscope.dissector.detail.DetailNode;

/** Where a field is in a tree, by the labels on the way to it, so that it is found in the tree of another message. */
record FieldPath(List<String> labels) {

    /** The root. */
    static final FieldPath NONE = new FieldPath(List.of());

    static FieldPath of(TreeItem<DetailNode> item) {
        LinkedList<String> labels = new LinkedList<>();
        for (TreeItem<DetailNode> at = item; at.getParent() != null; at = at.getParent()) {
            labels.addFirst(at.getValue().label());
        }
        return new FieldPath(List.copyOf(labels));
    }

    /** The item at this place, or as far as the way to it goes; the root where nothing of it is there. */
    TreeItem<DetailNode> find(TreeItem<DetailNode> root) {
        TreeItem<DetailNode> found = root;
        for (String label : labels) {
            TreeItem<DetailNode> next = null;
            for (TreeItem<DetailNode> child : found.getChildren()) {
                if (child.getValue().label().equals(label)) {
                    next = child;
                    break;
                }
            }
            if (next == null) {
                return found;
            }
            found = next;
        }
        return found;
    }
}
