package org.nbdscope.dissector.findings;

import org.nbdscope.dissector.protocol.Command;
import org.nbdscope.dissector.session.Message;
import org.nbdscope.dissector.session.PendingRequest;

/**
 * Patterns of requests that cost time: neighbours that could be one request, writes that are not aligned, one request at a time, reads that
 * come in crumbs.
 *
 * <table>
 * <caption>Thresholds</caption>
 * <tr><td>{@link #MANY}</td><td>requests that make a pattern</td></tr>
 * <tr><td>{@link #MANY_CHUNKS}</td><td>content chunks that one read should not have more of, where they are small on average</td></tr>
 * <tr><td>{@link #DEPTH_SHARE}</td><td>percent of the busy time with one request in flight</td></tr>
 * </table>
 */
final class TrafficCheck extends SessionCheck {

    static final int MANY = 64;
    static final int MANY_CHUNKS = 16;
    static final int DEPTH_SHARE = 95;

    private static final long DEFAULT_PREFERRED = 4096;
    private static final int READ = Command.NBD_CMD_READ.value();
    private static final int WRITE = Command.NBD_CMD_WRITE.value();
    private static final int TRIM = Command.NBD_CMD_TRIM.value();
    private static final int WRITE_ZEROES = Command.NBD_CMD_WRITE_ZEROES.value();

    /** By command: where the last request of the kind ended. */
    private final long[] nextOffset = new long[Command.values().length];
    private final int[] runLength = new int[Command.values().length];
    private final int[] lastFlags = new int[Command.values().length];

    private long depthSince = Long.MIN_VALUE;
    private int depth;
    private long requests;
    private long aloneNanos;
    private long busyNanos;
    private long latencyNanos;

    TrafficCheck(CheckedSession session) {
        super(session);
    }

    private long preferred() {
        Long preferred = session.session.preferredBlockSize();
        return preferred == null || preferred == 0 ? DEFAULT_PREFERRED : preferred;
    }

    @Override
    void request(Message message, RequestNotes notes) {
        int command = message.code;
        if (command == READ || command == WRITE || command == TRIM || command == WRITE_ZEROES) {
            neighbours(message, message.request, command);
        }
        if (command == WRITE) {
            alignment(message);
        }
        if (command != Command.NBD_CMD_DISC.value() && !notes.answered) {
            pass(message.timeNanos);
            depth++;
            requests++;
        }
    }

    private void neighbours(Message message, PendingRequest request, int command) {
        boolean effect = command == TRIM || command == WRITE_ZEROES;
        boolean follows = nextOffset[command] == request.offset && request.length != 0 && lastFlags[command] == request.flags
                && (effect || Long.compareUnsigned(request.length, preferred()) < 0);
        runLength[command] = follows ? runLength[command] + 1 : 1;
        nextOffset[command] = request.offset + request.length;
        lastFlags[command] = request.flags;
        int run = runLength[command];
        int threshold = effect ? 2 : MANY;
        if (run >= threshold) {
            Rule rule = effect ? PerformanceRules.SPLIT_TRIM_OR_ZERO : PerformanceRules.SMALL_SEQUENTIAL;
            session.report(rule, message, () -> Command.nameOf(command) + " of " + Numbers.range(request.offset, request.length)
                    + " continues the request before it" + (effect ? "; one request could do for both." : ", as did "
                    + (run - 2) + " before; each is smaller than " + preferred() + " bytes."));
        }
    }

    private void alignment(Message message) {
        Long preferred = session.session.preferredBlockSize();
        PendingRequest request = message.request;
        if (preferred != null && Numbers.isPowerOfTwo(preferred) && ((request.offset | request.length) & (preferred - 1)) != 0) {
            Long size = session.session.size();
            boolean atEnd = size != null && request.offset + request.length == size && (request.offset & (preferred - 1)) == 0;
            if (!atEnd) {
                session.report(PerformanceRules.UNALIGNED_PREFERRED, message, () -> "A write of "
                        + Numbers.range(request.offset, request.length) + "; the preferred block size is " + preferred + ".");
            }
        }
    }

    /** Time goes on with the depth as it is. */
    private void pass(long timeNanos) {
        if (depthSince != Long.MIN_VALUE && depth > 0 && timeNanos > depthSince) {
            busyNanos += timeNanos - depthSince;
            aloneNanos += depth == 1 ? timeNanos - depthSince : 0;
        }
        depthSince = timeNanos;
    }

    @Override
    void answered(Message message, RequestNotes notes) {
        if (notes.requestSeen && depth > 0) {
            pass(message.timeNanos);
            depth--;
            latencyNanos += Math.max(0, message.timeNanos - notes.timeNanos);
        }
        PendingRequest request = message.request;
        if (notes.contentChunks > MANY_CHUNKS && Long.compareUnsigned(request.length / notes.contentChunks, preferred()) < 0) {
            session.report(PerformanceRules.CHUNK_STORM, message,
                    () -> "A read of " + Numbers.range(request.offset, request.length) + " was answered in "
                    + notes.contentChunks + " pieces.");
        }
    }

    @Override
    void abandoned(PendingRequest request, RequestNotes notes) {
        if (notes.requestSeen && depth > 0) {
            depth--;
        }
    }

    @Override
    void closed() {
        if (requests < MANY || session.gaps > 0 || busyNanos == 0 || aloneNanos * 100 < busyNanos * DEPTH_SHARE) {
            return;
        }
        session.report(PerformanceRules.QUEUE_DEPTH_1, Fault.CLIENT, Finding.NONE, () -> requests + " requests, "
                + aloneNanos * 100 / busyNanos + " % of the busy time with one in flight; "
                + latencyNanos / 1_000_000 + " ms were spent waiting for replies.");
    }
}
