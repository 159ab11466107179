package org.nbdscope.dissector.analysis;

import java.util.HashMap;
import java.util.Map;

/**
 * Whether cookies are those of the Linux kernel: one half is the tag of the request (queue and place in it), the other counts how often
 * the tag was used. Newer kernels send it with the count first, older ones in the order of their processor's bytes.
 */
final class KernelTags {

    /** Places in a queue, and queues. */
    private static final int MAX_PLACES = 1 << 10;
    private static final int MAX_QUEUES = 1 << 8;
    /** Counts beyond this are more likely to be something else, read from the wrong end. */
    private static final int MAX_COUNT = 1 << 24;
    private static final int MAX_TAGS = 4096;

    private final Reading first = new Reading();
    private final Reading reversed = new Reading();

    /** One way to read the cookies. */
    private static final class Reading {
        private final Map<Integer, Integer> counts = new HashMap<>();
        private boolean fits = true;
        private boolean repeated;

        void add(long cookie) {
            int tag = (int) cookie;
            int count = (int) (cookie >>> Integer.SIZE);
            boolean plausible = (tag & 0xffff) < MAX_PLACES && tag >>> 16 < MAX_QUEUES && count > 0 && count < MAX_COUNT;
            Integer before = plausible && counts.size() < MAX_TAGS ? counts.put(tag, count) : null;
            fits &= plausible && (before == null || count == before + 1);
            repeated |= before != null;
        }
    }

    /** The cookie of the next request. */
    void add(long cookie) {
        if (first.fits) {
            first.add(cookie);
        }
        if (reversed.fits) {
            reversed.add(Long.reverseBytes(cookie));
        }
    }

    /** Not with this request: it is none that the kernel sends. */
    void reject() {
        first.fits = false;
        reversed.fits = false;
    }

    /** Whether all cookies fit. */
    boolean kernels() {
        return first.fits || reversed.fits;
    }

    /** Whether a tag came again, with the next count. */
    boolean repeated() {
        return first.fits && first.repeated || reversed.fits && reversed.repeated;
    }
}
