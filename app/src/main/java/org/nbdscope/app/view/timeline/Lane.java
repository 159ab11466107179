package org.nbdscope.app.view.timeline;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.nbdscope.app.view.CommandGroup;

/** A connection on the timeline: what it carries besides the requests, and how many rows these need. */
public final class Lane {

    /** Runs kept of a lane; what comes later in a damaged stream joins the last one. */
    static final int MAX_RUNS = 20_000;

    private final int session;
    private final FreeRows rows = new FreeRows();
    private final List<MessageRun> runs = new ArrayList<>(2);
    private final int[] counts = new int[CommandGroup.values().length];
    private long first = Long.MAX_VALUE;
    private long last = Long.MIN_VALUE;
    private int errors;
    private int open;
    private long lastOffset;
    private int lastRunMessage = -1;
    private int messages;

    Lane(int session) {
        this.session = session;
    }

    /** {@link org.nbdscope.dissector.session.Session#id()}. */
    public int session() {
        return session;
    }

    /** Rows that its requests fill when each stands in the first free one; at least 1. */
    public int rows() {
        return Math.max(1, rows.rows());
    }

    /** Time of its first byte so far, nanoseconds since 1970. */
    public long first() {
        return first;
    }

    /** Time of its last byte so far, nanoseconds since 1970. */
    public long last() {
        return last;
    }

    /** Requests of a group; those that say goodbye are not among them. */
    public int count(CommandGroup group) {
        return counts[group.ordinal()];
    }

    /** Requests of any kind but NBD_CMD_DISC. */
    public int asked() {
        return Arrays.stream(counts).sum();
    }

    /** Requests answered with an error. */
    public int errors() {
        return errors;
    }

    /** Requests that have no reply yet. */
    public int open() {
        return open;
    }

    /** What it carries besides requests, by time. */
    public List<MessageRun> runs() {
        return Collections.unmodifiableList(runs);
    }

    /** What ended before a time is not kept. */
    void dropBefore(long time) {
        runs.removeIf(run -> run.end() < time);
    }

    FreeRows freeRows() {
        return rows;
    }

    void spans(long from, long to) {
        first = Math.min(first, from);
        last = Math.max(last, to);
        messages++;
    }

    /** Offset behind the last byte that any request was about, unsigned; the greatest number where that is beyond 64 bits. */
    public long lastOffset() {
        return lastOffset;
    }

    void reaches(long offset, long length) {
        long end = offset + length;
        long reached = Long.compareUnsigned(end, offset) < 0 ? -1 : end;
        lastOffset = Long.compareUnsigned(reached, lastOffset) > 0 ? reached : lastOffset;
    }

    void asked(CommandGroup group) {
        counts[group.ordinal()]++;
        open++;
    }

    void answered(boolean error) {
        open--;
        errors += error ? 1 : 0;
    }

    /** Messages that follow each other on this lane and are of one kind make one run. */
    void run(MessageRun.Kind kind, int message, long from, long to, long bytes) {
        MessageRun run = runs.isEmpty() ? null : runs.get(runs.size() - 1);
        boolean follows = run != null && run.kind() == kind && lastRunMessage == messages - 1;
        if (!follows && runs.size() < MAX_RUNS) {
            run = new MessageRun(kind, message, from);
            runs.add(run);
        }
        run.add(from, to, bytes);
        lastRunMessage = messages;
    }
}
