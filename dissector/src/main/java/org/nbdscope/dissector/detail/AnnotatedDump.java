package org.nbdscope.dissector.detail;

import java.util.List;

/**
 * A message as text for the clipboard: its bytes in hexadecimal, its tree, or both side by side. Lines end with a line feed. Missing bytes are
 * {@code ..}.
 */
public final class AnnotatedDump {

    private static final int BYTES_A_LINE = 16;
    private static final int INDENT = 4;
    /** 16 bytes with a space behind each, and one more in the middle. */
    private static final int HEX_WIDTH = BYTES_A_LINE * 3 + 1;

    private final MessageBytes bytes;
    private final StringBuilder text = new StringBuilder();

    private AnnotatedDump(MessageBytes bytes) {
        this.bytes = bytes;
    }

    /**
     * Every field on lines of its own: offset, bytes, and what they say. What stands for no bytes comes without.
     *
     * @param root  what {@link MessageDetail#of} made
     * @param bytes what it was made of
     */
    public static String annotated(DetailNode root, MessageBytes bytes) {
        AnnotatedDump dump = new AnnotatedDump(bytes);
        dump.field(root, 0);
        return dump.text.toString();
    }

    /** The lines of the tree, each level indented by four more spaces. */
    public static String tree(DetailNode root) {
        StringBuilder text = new StringBuilder();
        tree(text, root, 0);
        return text.toString();
    }

    /** The bytes alone: offset, 16 bytes, and the same as ASCII. */
    public static String hex(MessageBytes bytes) {
        AnnotatedDump dump = new AnnotatedDump(bytes);
        for (int at = 0; at < bytes.size(); at += BYTES_A_LINE) {
            int end = Math.min(at + BYTES_A_LINE, bytes.size());
            dump.hex(at, end);
            dump.ascii(at, end);
        }
        dump.notShown(bytes.size(), bytes.total());
        return dump.text.toString();
    }

    private static void tree(StringBuilder text, DetailNode node, int depth) {
        text.append(" ".repeat(depth * INDENT)).append(node.text()).append('\n');
        for (DetailNode child : node.children()) {
            tree(text, child, depth + 1);
        }
    }

    /** A leaf has its bytes beside it. A node with others below it leaves them the bytes, and flags keep theirs from their bits. */
    private void field(DetailNode node, int depth) {
        List<DetailNode> children = node.children();
        boolean flags = !children.isEmpty() && children.get(0).mask() != DetailNode.ALL_BITS;
        boolean owner = node.offset() != DetailNode.NO_PLACE && node.mask() == DetailNode.ALL_BITS && node.length() > 0
                && (flags || children.stream().allMatch(DetailNode::generated));
        String line = " ".repeat(depth * 2) + node.text();
        if (owner) {
            bytes(node, line);
        } else {
            text.append(" ".repeat(HEX_WIDTH + 10)).append(line).append('\n');
        }
        for (DetailNode child : children) {
            field(child, depth + 1);
        }
    }

    private void bytes(DetailNode node, String line) {
        long end = node.offset() + node.length();
        long shown = Math.min(end, bytes.size());
        for (long at = node.offset(); at < shown; at += BYTES_A_LINE) {
            long until = Math.min(at + BYTES_A_LINE, shown);
            hex((int) at, (int) until);
            if (at == node.offset()) {
                text.append(line).append('\n');
            } else {
                ascii((int) at, (int) until);
            }
        }
        if (node.offset() >= shown) {
            text.append(String.format("%08x  ", node.offset())).append(" ".repeat(HEX_WIDTH)).append(line).append('\n');
        }
    }

    private void hex(int from, int to) {
        int begin = text.length();
        text.append(String.format("%08x  ", from));
        for (int i = from; i < to; i++) {
            if (bytes.present(i)) {
                int value = bytes.at(i);
                text.append(Character.forDigit(value >> 4, 16)).append(Character.forDigit(value & 0xf, 16)).append(' ');
            } else {
                text.append(".. ");
            }
            if (i - from == BYTES_A_LINE / 2 - 1) {
                text.append(' ');
            }
        }
        text.append(" ".repeat(begin + 10 + HEX_WIDTH - text.length()));
    }

    private void ascii(int from, int to) {
        for (int i = from; i < to; i++) {
            int value = bytes.at(i);
            text.append(value >= ' ' && value <= '~' ? (char) value : '.');
        }
        text.append('\n');
    }

    private void notShown(long from, long to) {
        if (from < to) {
            text.append("further ").append(ValueText.count(to - from)).append(" not shown\n");
        }
    }
}
