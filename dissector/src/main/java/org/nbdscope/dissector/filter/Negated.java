package org.nbdscope.dissector.filter;

/** {@code not}: true when its part is false, so also when the part asks for a field that is absent. */
final class Negated extends Node {
    private final Node part;

    Negated(Node part) {
        this.part = part;
    }

    @Override
    boolean test(FieldValues row) {
        return !part.test(row);
    }

    @Override
    Node copy() {
        return new Negated(part.copy());
    }
}
