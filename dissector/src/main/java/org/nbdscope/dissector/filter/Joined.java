package org.nbdscope.dissector.filter;

import java.util.Arrays;
import java.util.List;

/** Parts joined by {@code and}, {@code or} or {@code xor}; a chain is one node, so that long filters do not become deep. */
final class Joined extends Node {
    private final TokenKind joint;
    private final Node[] parts;

    Joined(TokenKind joint, List<Node> parts) {
        this(joint, parts.toArray(Node[]::new));
    }

    private Joined(TokenKind joint, Node[] parts) {
        this.joint = joint;
        this.parts = parts;
    }

    @Override
    boolean test(FieldValues row) {
        return switch (joint) {
            case AND -> firstThatIs(false, row) < 0;
            case OR -> firstThatIs(true, row) >= 0;
            default -> odd(row);
        };
    }

    private int firstThatIs(boolean wanted, FieldValues row) {
        for (int i = 0; i < parts.length; i++) {
            if (parts[i].test(row) == wanted) {
                return i;
            }
        }
        return -1;
    }

    private boolean odd(FieldValues row) {
        boolean odd = false;
        for (Node part : parts) {
            odd ^= part.test(row);
        }
        return odd;
    }

    @Override
    Node copy() {
        return new Joined(joint, Arrays.stream(parts).map(Node::copy).toArray(Node[]::new));
    }
}
