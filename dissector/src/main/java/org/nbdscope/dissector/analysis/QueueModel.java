package org.nbdscope.dissector.analysis;

import java.util.Arrays;
import org.nbdscope.dissector.protocol.Command;

/**
 * How long a session that had one request in flight at a time would have taken with more of them. The requests, their order and the
 * client's own time between a reply and the next request stay as they were seen; what is assumed:
 *
 * <ul>
 * <li>The client keeps up to n requests in flight and does not need a reply to make the next request, but for two: a block status request
 * waits for the block status reply before it, and a flush for all that was sent before it.</li>
 * <li>A latency is a round trip (the shortest answer of the session, {@link RequestTimes#roundTrip()}: sending, waking up, receiving) and,
 * for the rest, work of the server.</li>
 * <li>{@link #shortest}: the server works on all requests at once, each as fast as alone. Nothing can be faster than that.</li>
 * <li>{@link #longest}: the server does one request's work at a time; only the round trips overlap.</li>
 * </ul>
 *
 * The truth lies between the two, if the network carries the replies as fast as they come. All times are nanoseconds.
 */
final class QueueModel {

    private final RequestTimes times;

    QueueModel(RequestTimes times) {
        this.times = times;
    }

    /** One request at a time: what was seen. */
    long before() {
        return time(1, false);
    }

    /** With a server that does everything at once. */
    long shortest(int depth) {
        return time(depth, false);
    }

    /** With a server that does one thing at a time. */
    long longest(int depth) {
        return time(depth, true);
    }

    private long time(int depth, boolean oneAtATime) {
        // When each of the requests that may be in flight is over.
        long[] slots = new long[depth];
        long clientFree = 0;
        long serverFree = 0;
        long statusOver = 0;
        for (int request = 0; request < times.count(); request++) {
            int slot = first(slots);
            long start = Math.max(clientFree, slots[slot]);
            boolean status = times.is(request, Command.NBD_CMD_BLOCK_STATUS);
            if (status) {
                start = Math.max(start, statusOver);
            } else if (times.is(request, Command.NBD_CMD_FLUSH)) {
                start = Math.max(start, last(slots));
            }
            start += times.thinking(request);
            clientFree = start;
            long latency = times.latency(request);
            long over = start + latency;
            if (oneAtATime && depth > 1) {
                long work = latency - Math.min(times.roundTrip(), latency);
                serverFree = Math.max(start, serverFree) + work;
                over = serverFree + latency - work;
            }
            slots[slot] = over;
            statusOver = status ? over : statusOver;
        }
        return last(slots);
    }

    private static int first(long[] slots) {
        int first = 0;
        for (int i = 1; i < slots.length; i++) {
            first = slots[i] < slots[first] ? i : first;
        }
        return first;
    }

    private static long last(long[] slots) {
        return Arrays.stream(slots).max().orElse(0);
    }
}
