package org.nbdscope.dissector.detail;

import org.nbdscope.dissector.schema.FieldDefinition;

/**
 * The values of the fields in a message's tree: for display filters and columns that ask for what the tables do not hold. A field whose
 * value is not in the capture has none. Of bytes that are there only in part, each stretch that is there is a value of its own.
 */
public final class TreeFieldValues {

    private TreeFieldValues() {
    }

    /**
     * Visits all fields of a tree in its order.
     *
     * @param root  what {@link MessageDetail#of} made
     * @param bytes what it was made of
     * @return whether the visitor had enough
     */
    public static boolean each(DetailNode root, MessageBytes bytes, FieldVisitor visitor) {
        return each(root, bytes, null, visitor);
    }

    /** As {@link #each(DetailNode, MessageBytes, FieldVisitor)}, but visits one field only; null for all. */
    public static boolean each(DetailNode root, MessageBytes bytes, FieldDefinition wanted, FieldVisitor visitor) {
        if (root.field() != null && (wanted == null || wanted.equals(root.field())) && visit(root, bytes, visitor)) {
            return true;
        }
        for (DetailNode child : root.children()) {
            if (each(child, bytes, wanted, visitor)) {
                return true;
            }
        }
        return false;
    }

    private static boolean visit(DetailNode node, MessageBytes bytes, FieldVisitor visitor) {
        return switch (node.field().type()) {
            case NONE -> visitor.present(node.field());
            case BYTES -> stretches(node, bytes, visitor);
            case STRING -> node.raw() != null && visitor.text(node.field(), (String) node.raw());
            case ADDRESS -> throw new IllegalStateException("a message has no addresses: " + node.field().name());
            default -> node.raw() != null && visitor.number(node.field(), (Long) node.raw());
        };
    }

    private static boolean stretches(DetailNode node, MessageBytes bytes, FieldVisitor visitor) {
        long end = Math.min(node.offset() + node.length(), bytes.size());
        for (long at = bytes.firstPresent(node.offset(), end); at < end; ) {
            long absent = bytes.firstAbsent(at, end);
            if (visitor.bytes(node.field(), bytes.copy((int) at, (int) absent))) {
                return true;
            }
            at = bytes.firstPresent(absent, end);
        }
        return false;
    }
}
