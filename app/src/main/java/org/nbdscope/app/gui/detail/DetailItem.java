package org.nbdscope.app.gui.detail;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import javafx.collections.ObservableList;
import javafx.scene.control.TreeItem;
import org.nbdscope.app.view.CaptureDocument;
import org.nbdscope.app.view.DetailLine;
import org.nbdscope.app.view.MessageContent;
import org.nbdscope.app.view.PacketContent;
import org.nbdscope.dissector.detail.DetailNode;
import org.nbdscope.dissector.model.MessageTable;

/** A line in the tree; the lines below it are made when they are first looked at. */
final class DetailItem extends TreeItem<DetailLine> {

    private final boolean leaf;
    private Supplier<List<DetailItem>> below;

    private DetailItem(DetailLine line, boolean leaf, Supplier<List<DetailItem>> below) {
        super(line);
        this.leaf = leaf;
        this.below = below;
    }

    /** A message: the findings about it first, then its fields. */
    static DetailItem of(CaptureDocument document, MessageContent content) {
        DetailLine.Field root = new DetailLine.Field(content.tree(), content.bytes(), content.message());
        return new DetailItem(root, false, () -> {
            List<DetailItem> items = new ArrayList<>();
            document.notes().ofMessage(content.message())
                    .forEach(placed -> items.add(new DetailItem(new DetailLine.Judgement(placed), true, List::of)));
            items.addAll(fields(root));
            return items;
        });
    }

    /** A packet: its own fields, then the messages that it completed. */
    static DetailItem of(CaptureDocument document, PacketContent content) {
        DetailLine.Field root = new DetailLine.Field(content.tree(), content.bytes(), MessageTable.NONE);
        return new DetailItem(root, false, () -> {
            List<DetailItem> items = new ArrayList<>(fields(root));
            content.messages().forEach(message -> items.add(of(document, message)));
            return items;
        });
    }

    private static List<DetailItem> fields(DetailLine.Field line) {
        return line.node().children().stream().map(child -> field(line, child)).toList();
    }

    private static DetailItem field(DetailLine.Field parent, DetailNode node) {
        DetailLine.Field line = parent.with(node);
        return new DetailItem(line, node.children().isEmpty(), () -> fields(line));
    }

    @Override
    public ObservableList<TreeItem<DetailLine>> getChildren() {
        if (below != null) {
            List<DetailItem> made = below.get();
            below = null;
            super.getChildren().setAll(made);
        }
        return super.getChildren();
    }

    @Override
    public boolean isLeaf() {
        return leaf;
    }
}
