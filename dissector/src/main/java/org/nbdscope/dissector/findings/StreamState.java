package org.nbdscope.dissector.findings;

/** What is known of one side's stream. */
final class StreamState {

    /** Bytes were lost, or a place was passed over. */
    boolean holes;
    boolean ended;
    /** The stream ended by a reset, whoever sent it. */
    boolean reset;
    long endFrame;
    long endTimeNanos;
}
