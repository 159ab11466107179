package org.nbdscope.dissector.filter;

/** An unsigned number of 128 bits: an address, or with {@code high} 0 an integer, a time or a duration. */
record Unsigned128(long high, long low) implements Comparable<Unsigned128> {
    static final Unsigned128 MIN = new Unsigned128(0, 0);
    static final Unsigned128 MAX = new Unsigned128(-1, -1);

    static int compare(long high1, long low1, long high2, long low2) {
        int byHigh = Long.compareUnsigned(high1, high2);
        return byHigh != 0 ? byHigh : Long.compareUnsigned(low1, low2);
    }

    @Override
    public int compareTo(Unsigned128 other) {
        return compare(high, low, other.high, other.low);
    }

    /** One more; 0 after {@link #MAX}. */
    Unsigned128 next() {
        return new Unsigned128(low == -1 ? high + 1 : high, low + 1);
    }

    /** One less; {@link #MAX} before 0. */
    Unsigned128 previous() {
        return new Unsigned128(low == 0 ? high - 1 : high, low - 1);
    }
}
