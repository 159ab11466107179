package org.nbdscope.app.live;

import java.util.ArrayList;
import java.util.List;

/** What a capture said while it ran. */
final class Outcome implements LiveCaptureListener {

    private final List<LiveCaptureException> problems = new ArrayList<>();
    private boolean ended;

    @Override
    public synchronized void problem(LiveCaptureException problem) {
        problems.add(problem);
    }

    @Override
    public synchronized void ended() {
        ended = true;
    }

    synchronized List<LiveCaptureException> problems() {
        return List.copyOf(problems);
    }

    synchronized boolean hasEnded() {
        return ended;
    }
}
