package org.nbdscope.dissector.filter;

/** A part of a compiled filter. Parts with state of their own make a filter usable by one thread at a time. */
abstract class Node {

    /** Whether a row satisfies this part. */
    abstract boolean test(FieldValues row);

    /** The same part with its own state. */
    abstract Node copy();
}
