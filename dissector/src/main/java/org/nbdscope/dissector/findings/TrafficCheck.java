package org.nbdscope.dissector.findings;

import java.util.stream.LongStream;
import org.nbdscope.dissector.protocol.Command;
import org.nbdscope.dissector.protocol.TransmissionFlag;
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
 * <tr><td>{@link #DEEP}</td><td>requests in flight that a server should be able to use</td></tr>
 * <tr><td>{@link #MANY_READS}, {@link #MAP_FACTOR}</td><td>reads with and without block status in flight that are compared, and by how
 * much their average latencies differ</td></tr>
 * <tr><td>{@link #MANY_LATENCIES}</td><td>replies that percentiles are taken of</td></tr>
 * </table>
 */
final class TrafficCheck extends SessionCheck {

    static final int MANY = 64;
    static final int MANY_CHUNKS = 16;
    static final int DEPTH_SHARE = 95;
    static final int DEEP = 4;
    static final int MANY_LATENCIES = 200;
    static final int MANY_READS = 16;
    static final int MAP_FACTOR = 4;
    private static final int TAIL = 10;
    private static final long SLOW_NANOS = 1_000_000;
    private static final long MAX_32_BITS = 0xffff_ffffL;

    private static final long DEFAULT_PREFERRED = 4096;

    /** By command: where the last request of the kind ended. */
    private final long[] nextOffset = new long[Command.values().length];
    private final int[] runLength = new int[Command.values().length];
    private final int[] lastFlags = new int[Command.values().length];

    private long depthSince = Long.MIN_VALUE;
    private int depth;
    private long requests;
    private long quickestNanos = Long.MAX_VALUE;
    // By the number of requests in flight, all from DEEP on in the last one: sums that every request adds to without a decision.
    /** How long so many were in flight. */
    private final long[] nanosAtDepth = new long[DEEP + 1];
    /** Requests that were sent with so many in flight before them; and how long they took. */
    private final long[] sentAtDepth = new long[DEEP + 1];
    private final long[] latencyAtDepth = new long[DEEP + 1];
    private boolean outOfOrder;
    private int lastAnswered = -1;
    /** By command, for those that say something of the disk. */
    private final LatencyCounts[] latencies = new LatencyCounts[Command.values().length];
    /** Block status requests so far, and in flight; reads while one was in flight, and how long they took. */
    private int maps;
    private int mapsInFlight;
    private long readsDuringMap;
    private long readsDuringMapLatency;
    /** Requests that continue one of the same kind, trims and writes of zeroes; and how many runs they make. */
    private long continuing;
    private long continued;
    /** Small reads and writes that make long runs, and the bytes of them. */
    private long small;
    private long smallBytes;
    /** Where the run of neighbours began. */
    private final long[] runStart = new long[Command.values().length];
    /** The trims and writes of zeroes that made runs longer than 32 bits can say. */
    private long over32Bits;

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
        if (command == CommandCode.READ || command == CommandCode.WRITE || command == CommandCode.TRIM
                || command == CommandCode.WRITE_ZEROES) {
            neighbours(message, message.request, command);
        }
        if (command == CommandCode.WRITE) {
            alignment(message);
        }
        if (command == CommandCode.BLOCK_STATUS && !notes.answered) {
            maps++;
            mapsInFlight++;
        }
        notes.maps = maps;
        notes.duringMap = mapsInFlight > 0;
        if (command != CommandCode.DISC && !notes.answered) {
            pass(message.timeNanos);
            notes.depth = depth;
            depth++;
            requests++;
        }
    }

    private void neighbours(Message message, PendingRequest request, int command) {
        boolean effect = command == CommandCode.TRIM || command == CommandCode.WRITE_ZEROES;
        boolean follows = nextOffset[command] == request.offset && request.length != 0 && lastFlags[command] == request.flags
                && (effect || Long.compareUnsigned(request.length, preferred()) < 0);
        runLength[command] = follows ? runLength[command] + 1 : 1;
        if (!follows) {
            runStart[command] = request.offset;
        } else if (effect && request.offset + request.length - runStart[command] > MAX_32_BITS) {
            over32Bits++;
        }
        nextOffset[command] = request.offset + request.length;
        lastFlags[command] = request.flags;
        int run = runLength[command];
        if (effect && run > 1) {
            continuing++;
            continued += run == 2 ? 1 : 0;
        }
        int threshold = effect ? 2 : MANY;
        if (!effect && run >= MANY) {
            small += run == MANY ? MANY : 1;
            smallBytes += run == MANY ? nextOffset[command] - runStart[command] : request.length;
        }
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
        if (timeNanos > depthSince) {
            nanosAtDepth[Math.min(depth, DEEP)] += depthSince == Long.MIN_VALUE ? 0 : timeNanos - depthSince;
        }
        depthSince = timeNanos;
    }

    private long busyNanos() {
        return LongStream.of(nanosAtDepth).skip(1).sum();
    }

    @Override
    void answered(Message message, RequestNotes notes) {
        if (notes.requestSeen && depth > 0) {
            pass(message.timeNanos);
            depth--;
            long nanos = Math.max(0, message.timeNanos - notes.timeNanos);
            quickestNanos = Math.min(quickestNanos, nanos);
            outOfOrder |= notes.index < lastAnswered;
            lastAnswered = notes.index;
            int before = Math.min(notes.depth, DEEP);
            sentAtDepth[before]++;
            latencyAtDepth[before] += nanos;
            if (maps > 0) {
                duringMap(message.request.command, notes, nanos);
            }
            latency(message.request.command, nanos);
        }
        PendingRequest request = message.request;
        if (notes.contentChunks > MANY_CHUNKS && Long.compareUnsigned(request.length / notes.contentChunks, preferred()) < 0) {
            session.report(PerformanceRules.CHUNK_STORM, message,
                    () -> "A read of " + Numbers.range(request.offset, request.length) + " was answered in "
                    + notes.contentChunks + " pieces.");
        }
    }

    private void latency(int command, long nanos) {
        if (command < latencies.length) {
            if (latencies[command] == null) {
                latencies[command] = new LatencyCounts();
            }
            latencies[command].add(nanos);
        }
    }

    @Override
    void abandoned(PendingRequest request, RequestNotes notes) {
        if (notes.requestSeen && depth > 0) {
            depth--;
            mapsInFlight -= request.command == CommandCode.BLOCK_STATUS ? 1 : 0;
        }
    }

    /** Reads are compared by whether block status was in flight at any time while they were. */
    private void duringMap(int command, RequestNotes notes, long nanos) {
        if (command == CommandCode.BLOCK_STATUS) {
            mapsInFlight--;
        } else if (command == CommandCode.READ && (notes.duringMap || notes.maps != maps)) {
            readsDuringMap++;
            readsDuringMapLatency += nanos;
        }
    }

    private void mapBlocksReads() {
        LatencyCounts reads = latencies[CommandCode.READ];
        long otherReads = reads == null ? 0 : reads.count() - readsDuringMap;
        if (readsDuringMap < MANY_READS || otherReads < MANY_READS) {
            return;
        }
        long during = readsDuringMapLatency / readsDuringMap;
        long other = (reads.sum() - readsDuringMapLatency) / otherReads;
        if (during > MAP_FACTOR * other && during - other > SLOW_NANOS) {
            session.report(PerformanceRules.MAP_BLOCKS_READS, Fault.SERVER, Finding.NONE, () -> readsDuringMap
                    + " reads with block status in flight took " + during / 1000 + " µs on average, " + otherReads + " without "
                    + other / 1000 + " µs.");
        }
    }

    @Override
    void closed() {
        if (continuing > 0) {
            session.retell(PerformanceRules.SPLIT_TRIM_OR_ZERO, Fault.CLIENT, () -> (continuing + continued)
                    + " trims or writes of zeroes continue each other without a gap; as far as lengths allow, " + continued
                    + (continued == 1 ? " request" : " requests") + " could do for them.");
        }
        if (small > 0) {
            long merged = (smallBytes + preferred() - 1) / preferred();
            session.retell(PerformanceRules.SMALL_SEQUENTIAL, Fault.CLIENT, () -> small + " reads or writes of less than " + preferred()
                    + " bytes continue each other without a gap; as requests of that size they would be " + merged + ".");
        }
        if (session.gaps > 0) {
            return;
        }
        mapBlocksReads();
        if (over32Bits > 0) {
            extendedHeaders();
        }
        for (int command = 0; command < latencies.length; command++) {
            if (latencies[command] != null && latencies[command].count() >= MANY_LATENCIES) {
                tail(command, latencies[command]);
            }
        }
        inOrder();
        long busyNanos = busyNanos();
        Integer flags = session.session.transmissionFlags();
        if (!session.shared && flags != null && (flags & TransmissionFlag.NBD_FLAG_CAN_MULTI_CONN.mask()) != 0 && requests >= MANY
                && nanosAtDepth[DEEP] * 2 > busyNanos) {
            session.report(PerformanceRules.MULTI_CONN_UNUSED, Fault.CLIENT, Finding.NONE, () -> requests + " requests on one connection, "
                    + nanosAtDepth[DEEP] * 100 / busyNanos + " % of the busy time with " + DEEP + " or more in flight; the server sets "
                    + "NBD_FLAG_CAN_MULTI_CONN.");
        }
        if (requests < MANY || busyNanos == 0 || nanosAtDepth[1] * 100 < busyNanos * DEPTH_SHARE) {
            return;
        }
        long latencyNanos = LongStream.of(latencyAtDepth).sum();
        session.report(PerformanceRules.QUEUE_DEPTH_1, Fault.CLIENT, Finding.NONE, () -> requests + " requests, "
                + nanosAtDepth[1] * 100 / busyNanos + " % of the busy time with one in flight; "
                + latencyNanos / 1_000_000 + " ms were spent waiting for replies." + gain(latencyNanos));
    }

    private void inOrder() {
        long alone = sentAtDepth[0];
        long deep = sentAtDepth[DEEP];
        if (outOfOrder || deep < MANY || alone == 0) {
            return;
        }
        long aloneNanos = latencyAtDepth[0] / alone;
        long deepNanos = latencyAtDepth[DEEP] / deep;
        if (deepNanos > 2 * aloneNanos) {
            session.report(PerformanceRules.IN_ORDER_SERVER, Fault.SERVER, Finding.NONE, () -> "All replies came in order; the "
                    + deep + " requests sent with " + DEEP + " or more in flight took " + deepNanos / 1000
                    + " µs each, those sent with none " + aloneNanos / 1000 + " µs.");
        }
    }

    /** What no reply can do without is taken for the way there and back, which requests in flight together share. */
    private String gain(long latencyNanos) {
        if (latencyNanos == 0) {
            return "";
        }
        long saved = Math.min(latencyNanos, (requests - 1) * quickestNanos);
        return " The quickest took " + quickestNanos / 1_000 + " µs: if that is the way there and back, which requests in flight together "
                + "share, up to " + saved / 1_000_000 + " ms (" + saved * 100 / latencyNanos + " %) can be saved.";
    }

    private void tail(int command, LatencyCounts latency) {
        long half = latency.percentile(50);
        long tail = latency.percentile(99);
        if (tail > TAIL * half && tail > SLOW_NANOS) {
            session.report(PerformanceRules.SLOW_TAIL, Fault.SERVER, Finding.NONE, () -> "Of " + latency.count() + " "
                    + Command.nameOf(command) + " half took up to about " + half / 1000 + " µs, one in a hundred about "
                    + tail / 1000 + " µs or more.");
        }
    }

    private void extendedHeaders() {
        Rule rule = session.handshakeKnown() ? ExtendedHeaders.missed(session.session) : null;
        if (rule != null) {
            session.report(rule, rule.fault(), Finding.NONE, () -> over32Bits + " trims or writes of zeroes went on where the ones before "
                    + "them had reached the limit of 32-bit lengths; with extended headers they could have been part of those.");
        }
    }
}
