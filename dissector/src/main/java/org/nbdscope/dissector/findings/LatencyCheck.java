package org.nbdscope.dissector.findings;

import org.nbdscope.dissector.protocol.Command;
import org.nbdscope.dissector.session.Message;
import org.nbdscope.dissector.session.PendingRequest;

/**
 * How long replies take: some much longer than most, reads much longer while block status is in flight.
 *
 * <table>
 * <caption>Thresholds</caption>
 * <tr><td>{@link #MANY_LATENCIES}</td><td>replies that percentiles are taken of</td></tr>
 * <tr><td>{@link #TAIL}</td><td>times the median that the 99th percentile should not exceed</td></tr>
 * <tr><td>{@link #MANY_READS}, {@link #MAP_FACTOR}</td><td>reads with and without block status in flight that are compared, and by how
 * much their average latencies differ</td></tr>
 * <tr><td>{@link #SLOW_NANOS}</td><td>what is quicker than that is not slow</td></tr>
 * </table>
 */
final class LatencyCheck extends SessionCheck {

    static final int MANY_LATENCIES = 200;
    static final int TAIL = 10;
    static final int MANY_READS = 16;
    static final int MAP_FACTOR = 4;
    static final long SLOW_NANOS = 1_000_000;

    /** By command; those that do not occur have none. */
    private final LatencyCounts[] latencies = new LatencyCounts[Command.values().length];
    /** Block status requests so far, and in flight; reads while one was in flight, and how long they took. */
    private int maps;
    private int mapsInFlight;
    private long readsDuringMap;
    private long readsDuringMapNanos;

    LatencyCheck(CheckedSession session) {
        super(session);
    }

    @Override
    void request(Message message, RequestNotes notes) {
        if (message.code == CommandCode.BLOCK_STATUS && !notes.answered) {
            maps++;
            mapsInFlight++;
        }
        notes.mapsBefore = mapsInFlight > 0 ? maps - 1 : maps;
    }

    @Override
    void answered(Message message, RequestNotes notes) {
        int command = message.request.command;
        if (!notes.requestSeen || command >= latencies.length) {
            return;
        }
        long nanos = notes.latencyNanos(message);
        LatencyCounts counts = latencies[command];
        if (counts == null) {
            counts = new LatencyCounts();
            latencies[command] = counts;
        }
        counts.add(nanos);
        if (command == CommandCode.BLOCK_STATUS) {
            mapsInFlight--;
        } else if (notes.mapsBefore != maps && command == CommandCode.READ) {
            // Block status was in flight when it was sent, or since.
            readsDuringMap++;
            readsDuringMapNanos += nanos;
        }
    }

    @Override
    void abandoned(PendingRequest request, RequestNotes notes) {
        mapsInFlight -= notes.requestSeen && request.command == CommandCode.BLOCK_STATUS ? 1 : 0;
    }

    @Override
    void closed() {
        if (session.gaps > 0) {
            return;
        }
        mapBlocksReads();
        for (int command = 0; command < latencies.length; command++) {
            if (latencies[command] != null && latencies[command].count() >= MANY_LATENCIES) {
                tail(command, latencies[command]);
            }
        }
    }

    private void mapBlocksReads() {
        LatencyCounts reads = latencies[CommandCode.READ];
        long otherReads = reads == null ? 0 : reads.count() - readsDuringMap;
        if (readsDuringMap < MANY_READS || otherReads < MANY_READS) {
            return;
        }
        long during = readsDuringMapNanos / readsDuringMap;
        long other = (reads.sum() - readsDuringMapNanos) / otherReads;
        if (during > MAP_FACTOR * other && during - other > SLOW_NANOS) {
            session.report(PerformanceRules.MAP_BLOCKS_READS, Fault.SERVER, Finding.NONE, () -> readsDuringMap
                    + " reads with block status in flight took " + during / 1000 + " µs on average, " + otherReads + " without "
                    + other / 1000 + " µs.");
        }
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
}
