package org.nbdscope.app.live;

import com.sun.jna.Function;
import com.sun.jna.Platform;

/** The place of a thread before others, by setpriority(2): Java's own priorities have no effect on Linux. */
public enum ThreadPriority {

    /** Takes packets from the kernel: those that nobody takes are lost. About ten times the share of a usual thread. */
    TAKES_PACKETS(-10),
    /**
     * Decodes and shows what was taken. About three times the share of a usual thread: the work is the same whenever it is done, and is
     * of most use to who watches when it is done at once.
     */
    SHOWS_PACKETS(-5);

    private static final int PRIO_PROCESS = 0;
    /** On Linux this is the thread that calls, not the whole process. */
    private static final int CALLER = 0;

    /** As nice(1) counts; far from what would hold up the system. */
    private final int niceness;

    ThreadPriority(int niceness) {
        this.niceness = niceness;
    }

    /**
     * Lets the calling thread run before usual ones when the machine is busy. Where this user may not do that, or the system is not Linux,
     * all stays as it is.
     */
    public void apply() {
        if (!Platform.isLinux()) {
            return;
        }
        try {
            Function.getFunction(Platform.C_LIBRARY_NAME, "setpriority").invokeInt(new Object[] {PRIO_PROCESS, CALLER, niceness});
        } catch (LinkageError e) {
            // A system without it captures as well as it can.
            return;
        }
    }
}
