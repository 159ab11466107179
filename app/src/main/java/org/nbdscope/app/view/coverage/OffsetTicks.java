package org.nbdscope.app.view.coverage;

import java.util.ArrayList;
import java.util.List;
import org.nbdscope.app.view.OffsetAxis;

/** Round offsets along an axis. */
public final class OffsetTicks {

    private static final int MAX = 64;
    /** Parts of the disk up to this long have their offsets written out. */
    private static final long ALL_DIGITS = 1 << 17;
    private static final OffsetAxis BYTES = new OffsetAxis(0, 0);

    private OffsetTicks() {
    }

    /** Powers of two apart, at most so many; unsigned. */
    public static List<Long> of(ByteSpan span, int most) {
        int room = Math.max(2, Math.min(MAX, most));
        int shift = 0;
        while (shift < 63 && Long.compareUnsigned(span.length() >>> shift, room - 1) > 0) {
            shift++;
        }
        long apart = 1L << shift;
        List<Long> ticks = new ArrayList<>();
        long at = span.from() + apart - 1 & -apart;
        while (ticks.size() <= MAX && Long.compareUnsigned(at, span.from()) >= 0 && Long.compareUnsigned(at, span.end()) <= 0) {
            ticks.add(at);
            at += apart;
        }
        return ticks;
    }

    /** How offsets of a part of the disk are written: in one unit, or with all digits. */
    public static OffsetAxis axis(ByteSpan span, List<Long> ticks) {
        return Long.compareUnsigned(span.length(), ALL_DIGITS) <= 0 ? BYTES : OffsetAxis.of(ticks);
    }
}
