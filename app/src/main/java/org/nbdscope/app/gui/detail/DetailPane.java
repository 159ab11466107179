package org.nbdscope.app.gui.detail;

import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.scene.control.Label;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeView;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import org.nbdscope.app.gui.action.Action;
import org.nbdscope.app.gui.action.ActionSource;
import org.nbdscope.app.gui.theme.Look;
import org.nbdscope.app.view.CaptureDocument;
import org.nbdscope.app.view.DetailLine;
import org.nbdscope.app.view.MessageContent;
import org.nbdscope.app.view.PacketContent;
import org.nbdscope.app.view.Workspace;
import org.nbdscope.dissector.detail.DetailNode;
import org.nbdscope.dissector.schema.FieldDefinition;

/** The fields of the selected message or packet as a tree, with what the rule book says of it on top. */
public final class DetailPane extends BorderPane implements ActionSource {

    private static final double ROW = 19;

    private final TreeView<DetailLine> tree = new TreeView<>();
    private final Label subject = new Label();
    private final Label empty = new Label("Select a message to see its fields");
    private final DetailMenu menu;
    /** Labels of the groups and fields from the root to the one that was selected last: the next message opens there as well. */
    private FieldPath last = FieldPath.NONE;
    private boolean showing;

    /**
     * Shows nothing yet.
     *
     * @param selected gets the line that is selected, null for none
     * @param filter   gets a filter, and whether it is to be put in force at once
     * @param column   gets a field that shall become a column of the list
     */
    public DetailPane(Workspace workspace, ObjectProperty<Look> look, Consumer<DetailLine> selected, BiConsumer<String, Boolean> filter,
                      Consumer<FieldDefinition> column) {
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
        menu = new DetailMenu(workspace, this::root, this::selectedLine, filter, column);
        tree.setContextMenu(menu.menu());
        tree.getSelectionModel().selectedItemProperty().addListener((property, before, now) -> {
            if (now != null && !showing) {
                last = FieldPath.of(now);
            }
            selected.accept(now == null ? null : now.getValue());
        });
        empty.getStyleClass().add("empty");
        setCenter(empty);
    }

    @Override
    public List<Action> actions() {
        return menu.actions(Bindings.isNotNull(tree.getSelectionModel().selectedItemProperty()));
    }

    /** Shows a message. */
    public void show(CaptureDocument document, MessageContent content, String newSubject) {
        show(DetailItem.of(document, content), newSubject);
    }

    /** Shows a packet, opened at the first message that it completed. */
    public void show(CaptureDocument document, PacketContent content, String newSubject) {
        DetailItem root = DetailItem.of(document, content);
        root.getChildren().forEach(item -> item.setExpanded(item.getValue() instanceof DetailLine.Field field
                && field.message() >= 0 && content.messages().size() == 1));
        show(root, newSubject);
    }

    /** Shows nothing, and says why. */
    public void clear(String newSubject) {
        subject.setText(newSubject);
        tree.setRoot(null);
        setCenter(empty);
    }

    private void show(DetailItem root, String newSubject) {
        subject.setText(newSubject);
        root.setExpanded(true);
        showing = true;
        tree.setRoot(root);
        setCenter(tree);
        select(last.find(root));
        showing = false;
    }

    private DetailLine.Field root() {
        return tree.getRoot() == null ? null : (DetailLine.Field) tree.getRoot().getValue();
    }

    /** The selected line; null for none. */
    public DetailLine selectedLine() {
        TreeItem<DetailLine> item = tree.getSelectionModel().getSelectedItem();
        return item == null ? null : item.getValue();
    }

    /** What the selected field is part of, below the message or packet itself; null for nothing. */
    public DetailNode around() {
        TreeItem<DetailLine> item = tree.getSelectionModel().getSelectedItem();
        TreeItem<DetailLine> parent = item == null ? null : item.getParent();
        boolean part = parent != null && parent.getParent() != null && parent.getValue() instanceof DetailLine.Field
                && owner(parent) == owner(item);
        return part && !isMessage(parent) ? ((DetailLine.Field) parent.getValue()).node() : null;
    }

    private static boolean isMessage(TreeItem<DetailLine> item) {
        return item.getParent() == null || owner(item) != owner(item.getParent());
    }

    private static int owner(TreeItem<DetailLine> item) {
        return item.getValue() instanceof DetailLine.Field field ? field.message() : Integer.MIN_VALUE;
    }

    /**
     * Selects the innermost field that a byte belongs to.
     *
     * @param message whose byte it is, or {@code MessageTable.NONE} for the packet's
     */
    public void selectByte(int message, long position) {
        TreeItem<DetailLine> item = tree.getRoot() == null ? null : start(message);
        TreeItem<DetailLine> found = null;
        while (item != null) {
            found = item;
            item = childAt(item, message, position);
        }
        if (found != null) {
            select(found);
        }
    }

    private TreeItem<DetailLine> start(int message) {
        if (owner(tree.getRoot()) == message) {
            return tree.getRoot();
        }
        return tree.getRoot().getChildren().stream().filter(item -> owner(item) == message).findFirst().orElse(null);
    }

    private static TreeItem<DetailLine> childAt(TreeItem<DetailLine> item, int message, long position) {
        for (TreeItem<DetailLine> child : item.getChildren()) {
            if (child.getValue() instanceof DetailLine.Field field && field.message() == message) {
                DetailNode node = field.node();
                if (node.mask() == DetailNode.ALL_BITS && node.offset() >= 0 && position >= node.offset()
                        && position < node.offset() + node.length()) {
                    return child;
                }
            }
        }
        return null;
    }

    private void select(TreeItem<DetailLine> item) {
        for (TreeItem<DetailLine> parent = item.getParent(); parent != null; parent = parent.getParent()) {
            parent.setExpanded(true);
        }
        tree.getSelectionModel().select(item);
        int row = tree.getRow(item);
        double fitting = Math.max(1, tree.getHeight() / tree.getFixedCellSize() - 1);
        tree.scrollTo((int) Math.max(0, row - fitting / 2));
    }
}
