package org.nbdscope.app.view;

import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import org.nbdscope.app.view.findings.CaptureJudge;
import org.nbdscope.app.view.findings.Verdict;
import org.nbdscope.dissector.analysis.MapRuns;
import org.nbdscope.dissector.model.CaptureModel;

/**
 * Asks for a verdict now and then while a capture goes on, when more was found or rows have gone. The thread that reads says what was
 * found; the rows are gone through in another one, at a {@link Pace}.
 */
final class LiveVerdicts {

    /** At least so long between two verdicts, nanoseconds. */
    private static final long PAUSE_NANOS = 500_000_000;

    /** Takes a verdict, in any thread. */
    interface Taker {
        void take(Verdict verdict, RowNotes notes);
    }

    private final CaptureModel model;
    private final Taker taker;
    private final BooleanSupplier wanted;
    private final Pace pace = new Pace();
    private long nextNanos = System.nanoTime();
    private long found = -1;
    private int first;
    /** What the last verdict took, nanoseconds; 0 where the pace knows it. */
    private volatile long took;
    private volatile boolean working;

    /** @param wanted whether anybody still waits for a verdict; asked from any thread */
    LiveVerdicts(CaptureModel model, Taker taker, BooleanSupplier wanted) {
        this.model = model;
        this.taker = taker;
        this.wanted = wanted;
    }

    /** The first row that is still needed; from any thread. */
    int needed() {
        return working ? 0 : Integer.MAX_VALUE;
    }

    /** Looks whether it is time for a verdict; called by the thread that reads. */
    void look(CaptureJudge judge) {
        long now = System.nanoTime();
        if (working) {
            return;
        }
        if (took != 0) {
            pace.made(now, took);
            took = 0;
        }
        if (now - nextNanos < 0 || !pace.due(now)) {
            return;
        }
        nextNanos = now + PAUSE_NANOS;
        long foundNow = judge.found();
        int firstNow = model.messages().first();
        if (foundNow == found && firstNow == first) {
            return;
        }
        found = foundNow;
        first = firstNow;
        working = true;
        CaptureJudge.Look look = judge.look();
        CompletableFuture.runAsync(() -> verdict(look)).whenComplete((done, problem) -> working = false);
    }

    private void verdict(CaptureJudge.Look look) {
        long begin = System.nanoTime();
        Verdict verdict = look.verdict();
        // Why each block status request was needed is known in the thread that reads only, and told at the end.
        RowNotes notes = verdict.findings().isEmpty() ? RowNotes.NONE
                : RowNotes.of(model, verdict.findings(), session -> MapRuns.NONE, wanted);
        took = System.nanoTime() - begin;
        taker.take(verdict, notes);
    }
}
