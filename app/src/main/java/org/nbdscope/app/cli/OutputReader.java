package org.nbdscope.app.cli;

import com.sun.jna.Function;
import com.sun.jna.Memory;
import com.sun.jna.NativeLong;
import com.sun.jna.Platform;
import java.io.IOException;

/**
 * Whoever reads standard output at the other end of a pipe. That it has gone is told to those who write, and a capture may have nothing
 * to write for hours: so the system is asked, with poll(2). For one thread.
 */
final class OutputReader {

    private static final long NANOS_BETWEEN_QUESTIONS = 200_000_000L;
    private static final int STANDARD_OUTPUT = 1;
    /** struct pollfd: the descriptor, what is waited for, what is so. */
    private static final int POLLFD_SIZE = 8;
    private static final int EVENTS = 4;
    private static final int RETURNED_EVENTS = 6;
    private static final short NONE = 0;
    private static final int POLLERR = 0x08;
    private static final int POLLHUP = 0x10;

    /** Null where the system has no such question; then writing tells. */
    private final Function poll = poll();
    private long askedNanos = System.nanoTime();
    private boolean gone;

    private static Function poll() {
        try {
            return Platform.isWindows() ? null : Function.getFunction(Platform.C_LIBRARY_NAME, "poll");
        } catch (LinkageError e) {
            return null;
        }
    }

    /** Whether it has gone; the system is asked now and then only. */
    boolean gone() {
        long now = System.nanoTime();
        if (!gone && poll != null && now - askedNanos >= NANOS_BETWEEN_QUESTIONS) {
            askedNanos = now;
            gone = ask();
        }
        return gone;
    }

    /** Ends the command where it has gone: there is nobody to write for. */
    void require() {
        if (gone()) {
            throw new Output.ClosedPipeException(new IOException("nobody reads standard output any more"));
        }
    }

    private boolean ask() {
        try (Memory descriptor = new Memory(POLLFD_SIZE)) {
            descriptor.setInt(0, STANDARD_OUTPUT);
            descriptor.setShort(EVENTS, NONE);
            descriptor.setShort(RETURNED_EVENTS, NONE);
            poll.invokeInt(new Object[] {descriptor, new NativeLong(1), 0});
            return (descriptor.getShort(RETURNED_EVENTS) & (POLLERR | POLLHUP)) != 0;
        }
    }
}
