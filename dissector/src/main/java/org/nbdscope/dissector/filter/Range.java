package org.nbdscope.dissector.filter;

/** All numbers from the first to the last, both included. */
record Range(Unsigned128 first, Unsigned128 last) {

    /** The range of one integer. */
    static Range of(long value) {
        return of(value, value);
    }

    /** A range of integers. */
    static Range of(long first, long last) {
        return new Range(new Unsigned128(0, first), new Unsigned128(0, last));
    }
}
