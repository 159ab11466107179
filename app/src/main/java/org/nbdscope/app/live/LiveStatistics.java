package org.nbdscope.app.live;

/**
 * How a capture is doing.
 *
 * @param captured           packets written
 * @param bytes              written, all files of a ring together
 * @param droppedByKernel    packets that matched the filter and were lost because this program was too slow for them
 * @param droppedByInterface packets that the interface or its driver lost; not all of them need have matched
 */
public record LiveStatistics(long captured, long bytes, long droppedByKernel, long droppedByInterface) {

    /** Packets that are missing. */
    public long dropped() {
        return droppedByKernel + droppedByInterface;
    }
}
