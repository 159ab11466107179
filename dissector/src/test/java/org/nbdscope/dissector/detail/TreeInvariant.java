package org.nbdscope.dissector.detail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Comparator;
import java.util.List;

/** What holds of every tree: ranges in bounds, children inside parents, siblings apart, every byte below the root in a leaf. */
final class TreeInvariant {

    private TreeInvariant() {
    }

    static void check(DetailNode root, MessageBytes bytes, String where) {
        assertEquals(0, root.offset(), where);
        assertEquals(bytes.total(), root.length(), where);
        check(root, where);
        ByteRanges covered = new ByteRanges();
        cover(root, covered);
        assertEquals(bytes.total(), covered.next(0, false, bytes.total()), () -> where + ": a byte is in no leaf\n" + AnnotatedDump.tree(root));
    }

    private static void check(DetailNode node, String where) {
        String here = where + ": " + node.text();
        assertFalse(node.label().isEmpty(), here);
        assertEquals(node.offset() == DetailNode.NO_PLACE, node.generated(), here);
        if (node.generated()) {
            assertEquals(0, node.length(), here);
        } else {
            assertTrue(node.offset() >= 0 && node.length() >= 0, here);
        }
        long at = node.offset();
        long bits = 0;
        long bitsAt = -1;
        List<DetailNode> children = node.children();
        for (DetailNode child : sorted(children)) {
            String inside = here + " / " + child.text();
            if (child.mask() != DetailNode.ALL_BITS) {
                assertEquals(0, bits & child.mask(), inside);
                assertTrue(bitsAt < 0 || bitsAt == child.offset(), inside);
                assertEquals(node.length(), child.length(), inside);
                bits |= child.mask();
                bitsAt = child.offset();
            } else if (!child.generated()) {
                assertTrue(child.offset() >= at, inside);
                at = child.offset() + child.length();
                assertTrue(at <= node.offset() + node.length(), inside);
            }
            check(child, where);
        }
    }

    private static List<DetailNode> sorted(List<DetailNode> children) {
        return children.stream().sorted(Comparator.comparingLong(DetailNode::offset)).toList();
    }

    private static void cover(DetailNode node, ByteRanges covered) {
        List<DetailNode> placed = node.children().stream().filter(child -> !child.generated()).toList();
        if (placed.isEmpty() && !node.generated()) {
            covered.add(node.offset(), node.offset() + node.length(), (from, to) -> { });
        }
        for (DetailNode child : placed) {
            cover(child, covered);
        }
    }
}
