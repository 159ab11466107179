package org.nbdscope.app.live;

/** Is told how a capture ends; in one of the capture's own threads. */
public interface LiveCaptureListener {

    /** Something went wrong with one interface, or with the file: what was captured stays. One line each time. */
    void problem(LiveCaptureException problem);

    /** Nothing further is captured; everything captured is in the file. Once. */
    void ended();
}
