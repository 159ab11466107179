package org.nbdscope.app.live;

import com.sun.jna.Function;
import com.sun.jna.Platform;

/** The place of a thread before others, by setpriority(2): Java's own priorities have no effect on Linux. */
final class ThreadPriority {

    private static final int PRIO_PROCESS = 0;
    /** On Linux this is the thread that calls, not the whole process. */
    private static final int CALLER = 0;
    /** About ten times the share of a usual thread; far from what would hold up the system. */
    private static final int PREFERRED = -10;

    private ThreadPriority() {
    }

    /**
     * Lets the calling thread run before usual ones when the machine is busy: packets that nobody takes are lost, and all other work can
     * wait for those few microseconds. Where this user may not do that, or the system is not Linux, all stays as it is.
     */
    static void prefer() {
        if (!Platform.isLinux()) {
            return;
        }
        try {
            Function.getFunction(Platform.C_LIBRARY_NAME, "setpriority").invokeInt(new Object[] {PRIO_PROCESS, CALLER, PREFERRED});
        } catch (LinkageError e) {
            // A system without it captures as well as it can.
            return;
        }
    }
}
