package org.nbdscope.dissector.detail;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.IntToLongFunction;

/**
 * A list of many alike nodes, of which a reader wants few: the first {@link #GROUP} stand in the tree, the others in groups of as many that are
 * made when somebody opens them.
 */
final class LongList {

    /** Nodes in a group, and nodes before the first group. */
    static final int GROUP = 1000;

    private LongList() {
    }

    /**
     * Adds the list's nodes.
     *
     * @param label  what the nodes are called together ({@code Extents})
     * @param maker  makes node number 0 to {@code count - 1}
     * @param offset position in the message of the first byte of a node; of {@code count}, of the first byte behind the last
     */
    static void add(List<DetailNode> into, String label, int count, IntFunction<DetailNode> maker, IntToLongFunction offset) {
        into.addAll(nodes(0, Math.min(count, GROUP), maker));
        for (int first = GROUP; first < count; first += GROUP) {
            int from = first;
            int to = Math.min(count, first + GROUP);
            into.add(new DetailNode.Builder(label + ' ' + from + " to " + (to - 1))
                    .at(offset.applyAsLong(from), offset.applyAsLong(to))
                    .children(() -> nodes(from, to, maker)).build());
        }
    }

    private static List<DetailNode> nodes(int from, int to, IntFunction<DetailNode> maker) {
        List<DetailNode> nodes = new ArrayList<>(to - from);
        for (int i = from; i < to; i++) {
            nodes.add(maker.apply(i));
        }
        return nodes;
    }
}
