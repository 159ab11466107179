package org.nbdscope.app.live;

import java.nio.ByteBuffer;

/**
 * What a tap notes of one connection: messages are counted, and where there is a recording, packets are written. Every note is made
 * before the bytes are passed on, so that a request stands before its reply. Both directions' threads call.
 */
final class ConnectionTrace {

    private final NegotiatedState state = new NegotiatedState();
    private final StreamScanner[] scanners = {new ClientScanner(state), new ServerScanner(state)};
    private final TapRecording recording;
    private final SyntheticTcp tcp;
    /** The read in hand, for {@link #segment}. */
    private ByteBuffer bytes;
    private long timeNanos;
    private int direction;

    /** @param recording or null */
    ConnectionTrace(TapRecording recording, ShownAddresses.Ends ends, int number) {
        this.recording = recording;
        // Spread, so that a connection that has the ports of an earlier one is not taken for its continuation.
        tcp = recording == null ? null : new SyntheticTcp(ends, number * 0x9e37_79b1, recording::packet);
    }

    synchronized void connecting(long time, String comment) {
        if (tcp != null) {
            recording.write(() -> tcp.connecting(time, comment));
        }
    }

    synchronized void connected(long time) {
        if (tcp != null) {
            recording.write(() -> tcp.connected(time));
        }
    }

    /** Bytes from one index to another were read. */
    synchronized void data(long time, int from, ByteBuffer read, int start, int end) {
        bytes = read;
        timeNanos = time;
        direction = from;
        scanners[from].scan(read, start, end, this::segment);
        if (tcp != null && recording.full()) {
            recording.write(() -> tcp.data(time, from, read, start, end - start, end - start));
        }
    }

    private void segment(int from, int kept, int length) {
        if (tcp != null && !recording.full()) {
            recording.write(() -> tcp.data(timeNanos, direction, bytes, from, kept, length));
        }
    }

    synchronized void end(long time, int from) {
        if (tcp != null) {
            recording.write(() -> tcp.end(time, from));
        }
    }

    synchronized void reset(long time, int from) {
        if (tcp != null) {
            recording.write(() -> tcp.reset(time, from));
        }
    }

    /** Messages whose headers were recognised. */
    synchronized long messages() {
        return scanners[0].messages() + scanners[1].messages();
    }
}
