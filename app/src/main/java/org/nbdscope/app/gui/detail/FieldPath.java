package org.nbdscope.app.gui.detail;

import java.util.LinkedList;
import java.util.List;
import javafx.scene.control.TreeItem;
import org.nbdscope.app.view.DetailLine;

/** Where a field is in a tree, by the labels on the way to it, so that it is found in the tree of another message. */
record FieldPath(List<String> labels) {

    /** The root. */
    static final FieldPath NONE = new FieldPath(List.of());

    static FieldPath of(TreeItem<DetailLine> item) {
        LinkedList<String> labels = new LinkedList<>();
        for (TreeItem<DetailLine> at = item; at.getParent() != null; at = at.getParent()) {
            labels.addFirst(at.getValue().label());
        }
        return new FieldPath(List.copyOf(labels));
    }

    /** The item at this place, or as far as the way to it goes; the root where nothing of it is there. */
    TreeItem<DetailLine> find(TreeItem<DetailLine> root) {
        TreeItem<DetailLine> found = root;
        for (String label : labels) {
            TreeItem<DetailLine> next = null;
            for (TreeItem<DetailLine> child : found.getChildren()) {
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
