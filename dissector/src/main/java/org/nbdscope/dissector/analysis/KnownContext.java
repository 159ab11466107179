package org.nbdscope.dissector.analysis;

/** What was known of a disk in one metadata context at a moment, and where the answers until then contradicted each other. */
public final class KnownContext {

    /** A write may change the status of the whole block of storage around it: this is the largest cluster of qcow2. */
    private static final long BLOCK = 2 << 20;

    private final CoverageMap map;
    private final CoverageMap contradictions;
    /** What was written to since it was last answered about (flags 1): there another status is no contradiction. */
    private final CoverageMap written;

    KnownContext(Long size) {
        this(new CoverageMap(size), new CoverageMap(size), new CoverageMap(size));
    }

    /** Nothing known of an export of a size; null where that is not known. */
    public static KnownContext nothing(Long size) {
        return new KnownContext(size);
    }

    /** What a map says, without a history. */
    public static KnownContext of(CoverageMap map) {
        return new KnownContext(map, new CoverageMap(map.size()), new CoverageMap(map.size()));
    }

    private KnownContext(CoverageMap map, CoverageMap contradictions, CoverageMap written) {
        this.map = map;
        this.contradictions = contradictions;
        this.written = written;
    }

    /** The newest answers. */
    public CoverageMap map() {
        return map;
    }

    /** Ranges that had another status before, with no write nearby in between; {@code when} is the later answer's message. */
    public CoverageMap contradictions() {
        return contradictions;
    }

    KnownContext copy() {
        return new KnownContext(map.copy(), contradictions.copy(), written.copy());
    }

    /** Intervals copied because an earlier {@link #copy} has them too. */
    long copied() {
        return map.copied() + contradictions.copied() + written.copied();
    }

    void answer(long offset, long length, long flags, int message) {
        long sum = offset + length;
        long end = Long.compareUnsigned(sum, offset) < 0 ? -1 : sum;
        if (length == 0) {
            return;
        }
        map.visit(offset, end, (start, bytes, before, when) -> {
            if (before != flags) {
                contradict(start, bytes, message);
            }
        });
        map.answer(offset, length, flags, message);
        if (written.intervals() > 0) {
            written.answer(offset, length, 0, message);
        }
    }

    private void contradict(long offset, long length, int message) {
        if (written.intervals() == 0) {
            contradictions.answer(offset, length, 0, message);
            return;
        }
        written.visit(offset, offset + length, new CoverageVisitor() {
            @Override
            public void known(long start, long bytes, long flags, long when) {
                if (flags == 0) {
                    contradictions.answer(start, bytes, 0, message);
                }
            }

            @Override
            public void unknown(long start, long bytes) {
                contradictions.answer(start, bytes, 0, message);
            }
        });
    }

    void write(long offset, long length, int message) {
        if (length == 0) {
            return;
        }
        long start = offset & -BLOCK;
        long last = offset + length - 1;
        long end = Long.compareUnsigned(last, offset) < 0 ? -1 : last | BLOCK - 1;
        written.answer(start, end - start, 1, message);
    }
}
