package org.nbdscope.dissector.findings;

/** What is known of one side's stream. */
final class StreamState {

    /** Bytes were lost, or are there and could not be read. */
    boolean holes;
    /** Bytes were lost. */
    boolean lost;
    /** Bytes that could not be read are so many that a message may be among them. */
    boolean hidden;
    boolean ended;
    /** The stream ended by a reset, whoever sent it. */
    boolean reset;
    long endFrame;
    long endTimeNanos;
}
