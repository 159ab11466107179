package org.nbdscope.dissector.analysis;

import java.util.Arrays;
import org.nbdscope.dissector.protocol.Command;

/**
 * When the requests of one session were sent and how long they took, for {@link QueueModel}. Times are nanoseconds.
 *
 * <table>
 * <caption>Limits</caption>
 * <tr><td>{@link #MAX_REQUESTS}</td><td>requests of a session that are kept, the first ones</td></tr>
 * <tr><td>{@link #MAX_TOTAL}</td><td>requests of all sessions that are kept</td></tr>
 * </table>
 */
final class RequestTimes {

    static final int MAX_REQUESTS = 65_536;
    static final int MAX_TOTAL = 1 << 20;

    /** Room for the requests of all sessions of a capture. */
    static final class Room {
        private int left = MAX_TOTAL;
    }

    private final Room room;
    private long[] thinking = new long[16];
    private long[] latencies = new long[16];
    private byte[] commands = new byte[16];
    private int count;
    private long requests;
    private long overlapped;
    private long thought;
    private long lastReply = Long.MIN_VALUE;
    private long optionSent = Long.MIN_VALUE;
    private long shortest = Long.MAX_VALUE;

    RequestTimes(Room room) {
        this.room = room;
    }

    /** The client sent an option of the handshake. */
    void option(long time) {
        optionSent = time;
    }

    /** The server replied to it: that it can do without touching the disk. */
    void optionReply(long time) {
        if (optionSent != Long.MIN_VALUE) {
            shortest = Math.min(shortest, Math.max(0, time - optionSent));
            optionSent = Long.MIN_VALUE;
        }
    }

    /** A request was sent, with others in flight or not. */
    void sent(long time, boolean others) {
        requests++;
        overlapped += others ? 1 : 0;
        thought = others || lastReply == Long.MIN_VALUE ? 0 : Math.max(0, time - lastReply);
    }

    /** The reply of the last request sent is complete, unless requests overtook each other. */
    void answered(long time, int command, long latency) {
        lastReply = time;
        if (latency == Latency.UNKNOWN) {
            return;
        }
        shortest = Math.min(shortest, latency);
        if (count == MAX_REQUESTS || room.left == 0) {
            return;
        }
        if (count == latencies.length) {
            thinking = Arrays.copyOf(thinking, 2 * count);
            latencies = Arrays.copyOf(latencies, 2 * count);
            commands = Arrays.copyOf(commands, 2 * count);
        }
        room.left--;
        thinking[count] = thought;
        latencies[count] = latency;
        commands[count] = (byte) command;
        count++;
    }

    /** Requests that are kept; the first of the session. */
    int count() {
        return count;
    }

    /** How long the client took to send a request after the last reply, with nothing in flight. */
    long thinking(int request) {
        return thinking[request];
    }

    long latency(int request) {
        return latencies[request];
    }

    boolean is(int request, Command command) {
        return commands[request] == command.value();
    }

    /** All requests, those included that are not kept. */
    long requests() {
        return requests;
    }

    /** How many requests were sent while another one was in flight. */
    long overlapped() {
        return overlapped;
    }

    /** The shortest answer of the session: what a round trip takes with next to nothing to do. 0 where there was none. */
    long roundTrip() {
        return shortest == Long.MAX_VALUE ? 0 : shortest;
    }
}
