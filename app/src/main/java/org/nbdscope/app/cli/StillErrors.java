package org.nbdscope.app.cli;

import java.io.OutputStream;
import java.io.PrintStream;

/**
 * Keeps standard error still while the toolkit starts: where libraries are missing it tells all it has tried, and what to do about it is
 * one line, which comes afterwards.
 */
final class StillErrors implements AutoCloseable {

    private final PrintStream before = System.err;

    StillErrors() {
        System.setErr(new PrintStream(OutputStream.nullOutputStream()));
    }

    /** Standard error is as before. */
    @Override
    public void close() {
        System.setErr(before);
    }
}
