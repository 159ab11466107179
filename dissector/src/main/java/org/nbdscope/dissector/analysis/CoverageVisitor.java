package org.nbdscope.dissector.analysis;

/** Is shown the ranges of a {@link CoverageMap} in ascending order. */
public interface CoverageVisitor {

    /**
     * A range whose status is known; it differs from its neighbours'.
     *
     * @param offset first byte; unsigned
     * @param length at least 1; unsigned
     * @param flags  status flags, 64 bits
     * @param when   the newest answer about any part of it
     */
    void known(long offset, long length, long flags, long when);

    /**
     * A range no answer was about.
     *
     * @param offset first byte; unsigned
     * @param length at least 1; unsigned
     */
    default void unknown(long offset, long length) {
    }
}
