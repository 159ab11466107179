package org.nbdscope.dissector.filter;

/** The empty filter. */
final class Everything extends Node {

    @Override
    boolean test(FieldValues row) {
        return true;
    }

    @Override
    Node copy() {
        return this;
    }
}
