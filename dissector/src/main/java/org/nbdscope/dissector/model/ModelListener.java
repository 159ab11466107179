package org.nbdscope.dissector.model;

/** Is told what the tables of a {@link CaptureModel} got, in the thread that writes them. */
public interface ModelListener {

    /** A message has its row. */
    default void messageAdded(int message) {
    }

    /** Nothing further comes for a transaction: its reply is complete, or it was given up. */
    default void transactionFinished(int transaction) {
    }

    /** Some sessions got their numbers. */
    default void sessionsNumbered() {
    }
}
