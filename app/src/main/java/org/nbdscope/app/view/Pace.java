package org.nbdscope.app.view;

/**
 * When something is made anew that costs the more, the more of a capture was read: as often as there are news while it is cheap, and so
 * seldom when it is dear that most of the time is left for reading. All times are those of {@link System#nanoTime}.
 *
 * <p>Not for several threads at once.
 */
public final class Pace {

    /** For so many times as long as making it took, it is left as it is. */
    private static final int REST = 8;

    private boolean begun;
    private long until;

    /** Whether it may be made anew, because of mere news. */
    public boolean due(long now) {
        return !begun || now - until >= 0;
    }

    /** It was made, or a part of it, which took so many nanoseconds. */
    public void made(long now, long nanos) {
        long rested = now + REST * nanos;
        if (!begun || rested - until > 0) {
            until = rested;
        }
        begun = true;
    }
}
