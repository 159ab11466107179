package org.nbdscope.dissector.export;

import org.nbdscope.dissector.detail.DetailNode;
import org.nbdscope.dissector.filter.FieldValues;

/** The tree of a message as one row: every node with its label, name, value and place, and the nodes below it as a list. */
public final class DetailRow implements Row {

    private final DetailNode root;

    /** The tree below a node, and the node itself. */
    public DetailRow(DetailNode root) {
        this.root = root;
    }

    @Override
    public void write(RowSink sink) {
        sink.beginRow();
        node(sink, root);
        sink.endRow();
    }

    private static void node(RowSink sink, DetailNode node) {
        sink.text("label", node.label());
        if (node.field() != null) {
            sink.text("name", node.field().name());
        }
        if (!node.value().isEmpty()) {
            sink.text("value", node.value());
        }
        if (node.raw() instanceof Long number) {
            sink.number("number", number);
        }
        if (node.offset() != DetailNode.NO_PLACE) {
            sink.number("offset", node.offset());
            sink.number("bytes", node.length());
        }
        if (node.children().isEmpty()) {
            return;
        }
        sink.beginList("fields");
        for (DetailNode child : node.children()) {
            sink.beginObject();
            node(sink, child);
            sink.endObject();
        }
        sink.endList();
    }

    @Override
    public void text(StringBuilder line) {
        line.append(root.text());
    }

    @Override
    public FieldValues values() {
        return null;
    }
}
