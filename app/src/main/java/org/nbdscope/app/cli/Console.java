package org.nbdscope.app.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Standard error: one line for an error or a remark, and the progress of a long file on a terminal. */
final class Console {

    private static final long FIRST_PROGRESS_NANOS = 500_000_000L;
    private static final long NEXT_PROGRESS_NANOS = 200_000_000L;

    private final PrintStream err = System.err;
    private final boolean quiet;
    private final boolean debug;
    private final boolean terminal = isTerminal(2);
    private long nextProgress = System.nanoTime() + FIRST_PROGRESS_NANOS;
    private boolean progressShown;

    Console(boolean quiet, boolean debug) {
        this.quiet = quiet;
        this.debug = debug;
    }

    /** Whether an open file of this process is a terminal; where the system does not tell, it is none. */
    static boolean isTerminal(int descriptor) {
        try {
            String target = Files.readSymbolicLink(Path.of("/proc/self/fd/" + descriptor)).toString();
            return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty");
        } catch (IOException | UnsupportedOperationException e) {
            return false;
        }
    }

    /** An error in one line. */
    void error(String line) {
        error(line, null);
    }

    /** An error in one line, with its stack trace where the user asked for it. */
    void error(String line, Throwable cause) {
        endProgress();
        err.println("nbdscope: " + line);
        if (debug && cause != null) {
            cause.printStackTrace(err);
        }
    }

    /** Something to know, that is no error. */
    void remark(String line) {
        if (!quiet) {
            endProgress();
            err.println("nbdscope: " + line);
        }
    }

    /**
     * How far a file is read; shown now and then.
     *
     * @param size -1 where it is not known
     */
    void progress(long position, long size) {
        if (quiet || !terminal || System.nanoTime() < nextProgress) {
            return;
        }
        nextProgress = System.nanoTime() + NEXT_PROGRESS_NANOS;
        progressShown = true;
        err.print(size > 0 ? "\r" + position * 100 / size + " % read" : "\r" + (position >> 20) + " MiB read");
        err.flush();
    }

    /** Takes the progress off the screen. */
    void endProgress() {
        if (progressShown) {
            progressShown = false;
            err.print("\r                    \r");
            err.flush();
        }
    }
}
