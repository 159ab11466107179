package org.nbdscope.app.view;

import java.util.List;

/**
 * How the numbers along an axis of offsets are written: all in one unit and with as many digits behind the point as their steps need, so
 * that nothing is lost.
 *
 * @param unit     0 for bytes, 1 for KiB, up to 6 for EiB
 * @param decimals digits behind the point: one where steps are halves of the unit, else none
 */
public record OffsetAxis(int unit, int decimals) {

    private static final String[] UNITS = {"", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB"};
    private static final int UNIT_BITS = 10;

    /**
     * For the numbers of an axis.
     *
     * @param ticks unsigned, ascending, a power of two apart
     */
    public static OffsetAxis of(List<Long> ticks) {
        long all = ticks.size() > 1 ? ticks.get(1) - ticks.get(0) : 0;
        for (long tick : ticks) {
            all |= tick;
        }
        int bits = all == 0 ? 0 : Long.numberOfTrailingZeros(all);
        int unit = bits < UNIT_BITS ? 0 : Math.min(UNITS.length - 1, (bits + 1) / UNIT_BITS);
        return new OffsetAxis(unit, bits < unit * UNIT_BITS ? 1 : 0);
    }

    /** With the unit; 0 needs none. */
    public String label(long offset) {
        return offset == 0 || unit == 0 ? number(offset) : number(offset) + " " + UNITS[unit];
    }

    /** Without the unit. */
    public String number(long offset) {
        String whole = OffsetFormat.grouped(offset >>> unit * UNIT_BITS);
        return decimals == 0 || offset == 0 ? whole : whole + ((offset >>> unit * UNIT_BITS - 1 & 1) == 0 ? ".0" : ".5");
    }

    /** The unit; empty for bytes. */
    public String unitLabel() {
        return UNITS[unit];
    }
}
