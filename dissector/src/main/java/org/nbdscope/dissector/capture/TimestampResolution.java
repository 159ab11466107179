package org.nbdscope.dissector.capture;

/** What one unit of an interface's timestamps is worth (pcapng 4.2, if_tsresol): a negative power of 10 or of 2 of a second. */
public final class TimestampResolution {

    /** What pcap has, and pcapng where an interface says nothing. */
    public static final TimestampResolution MICROSECONDS = of(6);
    /** What {@link PcapngWriter} writes. */
    public static final TimestampResolution NANOSECONDS = of(9);

    static final long NANOS_PER_SECOND = 1_000_000_000L;
    private static final int BINARY_FLAG = 0x80;
    private static final int NANOSECONDS_EXPONENT = 9;
    /** The largest power of 10 that 64 bits hold, unsigned. */
    private static final int MAX_POWER_OF_10 = 19;
    private static final int MAX_SHIFT = 63;

    private final boolean binary;
    private final int exponent;
    /** Nanoseconds per unit, 0 where a unit is no whole number of them. */
    private final long multiplier;
    /** Most units whose nanoseconds a {@code long} holds, where there is a multiplier. */
    private final long maxUnits;

    private TimestampResolution(boolean binary, int exponent) {
        this.binary = binary;
        this.exponent = exponent;
        this.multiplier = !binary && exponent <= NANOSECONDS_EXPONENT ? powerOf10(NANOSECONDS_EXPONENT - exponent) : 0;
        this.maxUnits = multiplier == 0 ? 0 : Long.MAX_VALUE / multiplier;
    }

    /** @param code the byte of if_tsresol: the exponent without its sign, with the highest bit set for a power of 2 */
    public static TimestampResolution of(int code) {
        return new TimestampResolution((code & BINARY_FLAG) != 0, code & ~BINARY_FLAG & 0xFF);
    }

    /**
     * Converts a timestamp, rounding down.
     *
     * @param units 64 bits unsigned
     * @return nanoseconds, or {@link Frame#NO_TIME} where a {@code long} cannot hold them (for a time after the year 2262)
     */
    public long toNanos(long units) {
        if (multiplier != 0) {
            return Long.compareUnsigned(units, maxUnits) <= 0 ? units * multiplier : Frame.NO_TIME;
        }
        return binary ? binaryToNanos(units) : decimalToNanos(units);
    }

    private long decimalToNanos(long units) {
        int power = exponent - NANOSECONDS_EXPONENT;
        return power > MAX_POWER_OF_10 ? 0 : Long.divideUnsigned(units, powerOf10(power));
    }

    private long binaryToNanos(long units) {
        int shift = exponent;
        long scaled = units;
        if (shift > MAX_SHIFT) {
            // Units finer than 2^-63 s: what is dropped is far below a nanosecond.
            scaled = shift - MAX_SHIFT <= MAX_SHIFT ? units >>> shift - MAX_SHIFT : 0;
            shift = MAX_SHIFT;
        }
        long seconds = scaled >>> shift;
        if (Long.compareUnsigned(seconds, Long.MAX_VALUE / NANOS_PER_SECOND) > 0) {
            return Frame.NO_TIME;
        }
        long fraction = scaled & (1L << shift) - 1;
        long nanos = shift == 0 ? 0
                : Math.multiplyHigh(fraction, NANOS_PER_SECOND) << Long.SIZE - shift | fraction * NANOS_PER_SECOND >>> shift;
        long time = seconds * NANOS_PER_SECOND + nanos;
        return time < 0 ? Frame.NO_TIME : time;
    }

    private static long powerOf10(int power) {
        long value = 1;
        for (int i = 0; i < power; i++) {
            value *= 10;
        }
        return value;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TimestampResolution that && binary == that.binary && exponent == that.exponent;
    }

    @Override
    public int hashCode() {
        return binary ? exponent | BINARY_FLAG : exponent;
    }

    /** For people: "10^-6 s". */
    @Override
    public String toString() {
        return (binary ? "2^-" : "10^-") + exponent + " s";
    }
}
