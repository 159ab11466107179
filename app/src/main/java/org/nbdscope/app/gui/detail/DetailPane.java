package org.nbdscope.app.gui.detail;

import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import org.nbdscope.app.gui.theme.Look;
import org.nbdscope.app.view.MessageContent;
import org.nbdscope.dissector.detail.AnnotatedDump;
import org.nbdscope.dissector.detail.DetailNode;

/** The fields of the selected message as a tree. */
public final class DetailPane extends BorderPane {

    private static final double ROW = 19;

    private final TreeView<DetailNode> tree = new TreeView<>();
    private final Label subject = new Label();
    private final Label empty = new Label("Select a message to see its fields");
    private final BiConsumer<String, Boolean> filter;
    private MessageContent content;
    /** Labels of the groups and fields from the root to the one that was selected last: the next message opens there as well. */
    private FieldPath last = FieldPath.NONE;
    private boolean showing;

    /**
     * Shows nothing yet.
     *
     * @param selected gets the field that is selected, null for none
     * @param filter   gets a filter, and whether it is to be put in force at once
     */
    public DetailPane(ObjectProperty<Look> look, Consumer<DetailNode> selected, BiConsumer<String, Boolean> filter) {
        this.filter = filter;
        getStyleClass().add("pane");
        Label title = new Label("Details");
        title.getStyleClass().add("pane-title");
        title.setMinWidth(USE_PREF_SIZE);
        subject.getStyleClass().add("hint");
        HBox head = new HBox(title, subject);
        head.getStyleClass().add("pane-head");
        setTop(head);
        tree.setId("details");
        tree.setShowRoot(true);
        tree.setCellFactory(view -> new DetailCell());
        tree.setFixedCellSize(look.get().px(ROW));
        look.addListener((property, before, now) -> tree.setFixedCellSize(now.px(ROW)));
        tree.setContextMenu(menu());
        tree.getSelectionModel().selectedItemProperty().addListener((property, before, now) -> {
            if (now != null && !showing) {
                last = FieldPath.of(now);
            }
            selected.accept(now == null ? null : now.getValue());
        });
        empty.getStyleClass().add("empty");
        setCenter(empty);
    }

    /** Shows a message; null for none. */
    public void show(MessageContent newContent, String newSubject) {
        content = newContent;
        subject.setText(newSubject);
        if (newContent == null) {
            tree.setRoot(null);
            setCenter(empty);
            return;
        }
        DetailItem root = new DetailItem(newContent.tree());
        root.setExpanded(true);
        showing = true;
        tree.setRoot(root);
        setCenter(tree);
        select(last.find(root));
        showing = false;
    }

    /** The selected field; null for none. */
    public DetailNode selected() {
        TreeItem<DetailNode> item = tree.getSelectionModel().getSelectedItem();
        return item == null ? null : item.getValue();
    }

    /** What the selected field is part of; null for nothing. */
    public DetailNode around() {
        TreeItem<DetailNode> item = tree.getSelectionModel().getSelectedItem();
        return item == null || item.getParent() == null || item.getParent().getParent() == null ? null : item.getParent().getValue();
    }

    /** Selects the innermost field that a byte belongs to. */
    public void selectByte(int position) {
        TreeItem<DetailNode> item = tree.getRoot();
        TreeItem<DetailNode> found = null;
        while (item != null) {
            found = item;
            item = childAt(item, position);
        }
        if (found != null) {
            select(found);
        }
    }

    private static TreeItem<DetailNode> childAt(TreeItem<DetailNode> item, int position) {
        for (TreeItem<DetailNode> child : item.getChildren()) {
            DetailNode node = child.getValue();
            if (node.mask() == DetailNode.ALL_BITS && node.offset() >= 0 && position >= node.offset()
                    && position < node.offset() + node.length()) {
                return child;
            }
        }
        return null;
    }

    private void select(TreeItem<DetailNode> item) {
        for (TreeItem<DetailNode> parent = item.getParent(); parent != null; parent = parent.getParent()) {
            parent.setExpanded(true);
        }
        tree.getSelectionModel().select(item);
        int row = tree.getRow(item);
        double fitting = Math.max(1, tree.getHeight() / tree.getFixedCellSize() - 1);
        tree.scrollTo((int) Math.max(0, row - fitting / 2));
    }

    private ContextMenu menu() {
        MenuItem apply = item("Apply as filter", "Shortcut+Enter", () -> filter(true));
        MenuItem prepare = item("Prepare as filter", null, () -> filter(false));
        MenuItem value = item("Copy value", null, () -> copy(selected().value()));
        MenuItem line = item("Copy line", null, () -> copy(selected().text()));
        MenuItem name = item("Copy filter name", null, () -> copy(selected().field().name()));
        MenuItem text = item("Copy message as text", null, () -> copy(AnnotatedDump.tree(content.tree())));
        MenuItem hex = item("Copy message as hex dump", null, () -> copy(AnnotatedDump.hex(content.bytes())));
        MenuItem annotated = item("Copy message as annotated hex", "Shortcut+Shift+C",
                () -> copy(AnnotatedDump.annotated(content.tree(), content.bytes())));
        ContextMenu menu = new ContextMenu(apply, prepare, new SeparatorMenuItem(), value, line, name, new SeparatorMenuItem(), text, hex,
                annotated);
        menu.setOnShowing(event -> {
            DetailNode node = selected();
            boolean field = node != null && node.field() != null;
            apply.setDisable(!field);
            prepare.setDisable(!field);
            name.setDisable(!field);
            value.setDisable(node == null || node.value().isEmpty());
            line.setDisable(node == null);
        });
        return menu;
    }

    private static MenuItem item(String name, String key, Runnable work) {
        MenuItem item = new MenuItem(name);
        if (key != null) {
            item.setAccelerator(KeyCombination.keyCombination(key));
        }
        item.setOnAction(event -> work.run());
        return item;
    }

    private void filter(boolean now) {
        if (selected() != null && selected().field() != null) {
            filter.accept(FieldFilter.of(selected(), content.bytes()), now);
        }
    }

    private static void copy(String text) {
        ClipboardContent clipboard = new ClipboardContent();
        clipboard.putString(text);
        Clipboard.getSystemClipboard().setContent(clipboard);
    }
}
