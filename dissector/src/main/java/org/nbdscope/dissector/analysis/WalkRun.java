package org.nbdscope.dissector.analysis;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A run of block status requests while it goes on. */
final class WalkRun {

    /** Short answers that no request has continued yet, kept where requests overtake each other. */
    private static final int MAX_LOOSE_ENDS = 1024;

    final long start;
    final CauseTotals causes = new CauseTotals();
    private final List<WalkStep> listed = new ArrayList<>();
    private Map<Long, WalkedContext> contexts = new HashMap<>();
    private Map<Long, WalkStep> looseEnds = new HashMap<>();
    private WalkStep previous;
    private long steps;
    private long askedTo;
    private long reached;
    private long mergedExtents;
    private CauseTotal notMerged = CauseTotal.NONE;
    private int inFlight;
    /** Whether requests or replies may have been lost since the last request: then what was answered is not known. */
    private boolean lost;
    /** Whether a request was sent while an earlier one was in flight: then "how far" no longer says what was answered. */
    private boolean overlapped;
    private boolean over;

    WalkRun(long start) {
        this.start = start;
        askedTo = start;
        reached = start;
    }

    /** Whether a request at {@code offset} belongs to another run: this one reached its end, or never came there. */
    boolean isOverFor(long offset, Long size) {
        if (Long.compareUnsigned(offset, start) < 0) {
            return true;
        }
        if (inFlight > 0) {
            return false;
        }
        boolean atEnd = size != null && Long.compareUnsigned(reached, size) >= 0;
        return atEnd || offset == start && Long.compareUnsigned(reached, askedTo) >= 0;
    }

    /** Why the client asks at {@code offset}, as far as it could know by now. */
    MapCause causeOf(long offset, Long size) {
        if (previous == null) {
            return MapCause.FIRST;
        }
        overlapped |= inFlight > 0;
        if (lost && offset != reached) {
            return MapCause.UNKNOWN;
        }
        if (overlapped ? isAnswered(offset) : Long.compareUnsigned(offset, reached) < 0) {
            return MapCause.RE_ASK;
        }
        WalkStep cut = overlapped ? looseEnds.get(offset) : previous;
        if (cut != null && (overlapped || Long.compareUnsigned(reached, previous.end) < 0)) {
            return cut.causeOfStoppingShort();
        }
        boolean goesOn = size == null || Long.compareUnsigned(previous.end, size) < 0;
        return previous.isAtLimit() && goesOn ? MapCause.LIMIT_32_BIT : MapCause.CLIENT_CHUNK;
    }

    private boolean isAnswered(long offset) {
        return !contexts.isEmpty() && contexts.values().stream().allMatch(context -> context.isAnswered(offset));
    }

    void asked(WalkStep step, boolean list) {
        looseEnds.remove(step.offset);
        previous = step;
        lost = false;
        steps++;
        inFlight++;
        if (Long.compareUnsigned(step.end, askedTo) > 0) {
            askedTo = step.end;
        }
        causes.asked(step.cause);
        if (list) {
            listed.add(step);
        }
    }

    void chunk(WalkStep step, long contextId, StatusExtents extents) {
        WalkedContext context = contexts.get(contextId);
        if (context == null) {
            if (contexts.size() == ContextMaps.MAX_CONTEXTS) {
                return;
            }
            context = new WalkedContext(start);
            contexts.put(contextId, context);
        }
        long end = context.answer(step.offset, extents);
        step.answeredTo(end, context.continued());
        reached = -1;
        for (WalkedContext each : contexts.values()) {
            reached = Long.compareUnsigned(each.reached(), reached) < 0 ? each.reached() : reached;
        }
        mergedExtents = Math.max(mergedExtents, context.mergedExtents());
    }

    /** Something is not in the capture. */
    void lost() {
        lost = true;
    }

    void finished(WalkStep step) {
        inFlight--;
        if (step.avoidableByMerging()) {
            notMerged = notMerged.plus(new CauseTotal(1, Math.max(0, step.latencyNanos())));
        }
        if (step.stoppedShort() && looseEnds.size() < MAX_LOOSE_ENDS) {
            looseEnds.put(step.answeredTo(), step);
        }
        forgetIfOver();
    }

    /** No further request belongs to it. */
    void end() {
        over = true;
        forgetIfOver();
    }

    private void forgetIfOver() {
        if (over && inFlight == 0) {
            contexts = Map.of();
            looseEnds = Map.of();
            previous = null;
        }
    }

    MapRun result() {
        return new MapRun(start, reached, askedTo, steps, listed.stream().map(WalkStep::result).toList(), causes.result(), mergedExtents,
                notMerged);
    }
}
