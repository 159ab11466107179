package org.nbdscope.dissector.analysis;

import org.nbdscope.dissector.protocol.BlockStatus;

/** A request of a {@link WalkRun} while its reply may still be coming. */
final class WalkStep {

    final WalkRun run;
    final int transaction;
    final int index;
    final long offset;
    final long length;
    /** First byte behind what it asks about; unsigned. */
    final long end;
    final boolean requestOne;
    final boolean extended;
    final MapCause cause;

    /** Whether the reply came, or was given up. */
    boolean finished;
    /** Whether something of the reply is not in the capture. */
    boolean incomplete;
    long descriptors;
    /** Whether the answer went on in each of its contexts with the status with which the answer before had ended. */
    private boolean continued = true;
    private long answeredTo;
    private boolean answered;
    private long latencyNanos = -1;

    WalkStep(WalkRun run, int transaction, int index, long offset, long length, boolean requestOne, boolean extended, MapCause cause) {
        this.run = run;
        this.transaction = transaction;
        this.index = index;
        this.offset = offset;
        this.length = length;
        this.requestOne = requestOne;
        this.extended = extended;
        this.cause = cause;
        long sum = offset + length;
        end = Long.compareUnsigned(sum, offset) < 0 ? -1 : sum;
    }

    /**
     * A chunk of the reply arrived.
     *
     * @param chunkEnd where it reaches to
     * @param goesOn   whether it begins with the status with which the answer before had ended
     */
    void answeredTo(long chunkEnd, boolean goesOn) {
        continued &= goesOn;
        if (!answered || Long.compareUnsigned(chunkEnd, answeredTo) < 0) {
            answeredTo = chunkEnd;
        }
        answered = true;
    }

    long answeredTo() {
        return answered ? answeredTo : offset;
    }

    /** Whether a server that joins neighbours of equal status would have made the request unnecessary. */
    boolean avoidableByMerging() {
        boolean cut = cause == MapCause.REQ_ONE || cause == MapCause.SERVER || cause == MapCause.SERVER_REPLY_CAP;
        return cut && answered && continued && !incomplete;
    }

    boolean stoppedShort() {
        return Long.compareUnsigned(answeredTo(), end) < 0;
    }

    /** Of a complete reply. */
    long latencyNanos() {
        return latencyNanos;
    }

    void finish(long latency) {
        finished = true;
        incomplete |= latency < 0;
        latencyNanos = latency;
    }

    /** Why the client had to ask on although this request asked for more. */
    MapCause causeOfStoppingShort() {
        if (incomplete) {
            return MapCause.UNKNOWN;
        }
        if (requestOne) {
            return MapCause.REQ_ONE;
        }
        boolean full = descriptors == PeerFingerprint.QEMU_MAX_DESCRIPTORS || descriptors == BlockStatus.MAX_DESCRIPTORS;
        return full ? MapCause.SERVER_REPLY_CAP : MapCause.SERVER;
    }

    /** Whether it is as long as a compact request can be, or as qemu's client makes them, up to alignment. */
    boolean isAtLimit() {
        return !extended && CompactLimit.reached(length);
    }

    MapStep result() {
        return new MapStep(transaction, index, offset, length, requestOne, cause, answeredTo(), descriptors,
                latencyNanos < 0 ? null : latencyNanos);
    }
}
