package org.nbdscope.dissector.tcp;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import org.nbdscope.dissector.packet.IpAddress;
import org.nbdscope.dissector.packet.TcpSegment;

/**
 * Feeds a reassembler with the segments of one pair of ports and has a {@link Recorder} for each connection. Direction 0 is
 * 10.0.0.1:40000, 1 is 10.0.0.2:10809; frames are counted from 1, a millisecond apart.
 */
final class Segments {

    static final int FIN = TcpSegment.FIN;
    static final int SYN = TcpSegment.SYN;
    static final int RST = TcpSegment.RST;
    static final int ACK = TcpSegment.ACK;

    final List<Recorder> recorders = new ArrayList<>();
    final TcpReassembler reassembler;
    private final TcpSegment segment = new TcpSegment();
    private long frame;
    private long time;
    private int client = 40_000;
    private int others;

    Segments() {
        reassembler = new TcpReassembler(connection -> {
            Recorder recorder = new Recorder(connection);
            recorders.add(recorder);
            return recorder;
        });
    }

    Segments(ConnectionListenerFactory factory) {
        reassembler = new TcpReassembler(factory);
    }

    /** The following segments are of another client port. */
    Segments port(int port) {
        client = port;
        return this;
    }

    /** Lets time pass. */
    Segments pause(long nanos) {
        time += nanos;
        return this;
    }

    /** SYN, SYN and ACK, ACK: frames 1 to 3. The streams begin at 100 and 500. */
    Segments handshake() {
        return send(0, SYN, 99, 0, "").send(1, SYN | ACK, 499, 100, "").send(0, ACK, 100, 500, "");
    }

    Segments send(int from, int flags, long sequence, long acknowledgement, String payload) {
        return send(from, flags, sequence, acknowledgement, payload, payload.length());
    }

    /** A segment of which the capture holds only the first bytes of the payload. */
    Segments send(int from, int flags, long sequence, long acknowledgement, String payload, int captured) {
        send(from, flags, (int) sequence, (int) acknowledgement, payload.getBytes(StandardCharsets.ISO_8859_1), captured);
        return this;
    }

    void send(int from, int flags, int sequence, int acknowledgement, byte[] payload, int captured) {
        time += 1_000_000;
        segment.frame = ++frame;
        segment.timeNanos = time;
        segment.sourceLow = IpAddress.parse(from == 0 ? "10.0.0.1" : "10.0.0.2").low();
        segment.destinationLow = IpAddress.parse(from == 0 ? "10.0.0.2" : "10.0.0.1").low();
        segment.sourcePort = from == 0 ? client : 10_809;
        segment.destinationPort = from == 0 ? 10_809 : client;
        segment.sequence = sequence;
        segment.acknowledgement = acknowledgement;
        segment.flags = flags;
        segment.bytes = ByteBuffer.allocate(captured + 5).put(5, payload, 0, captured);
        segment.payloadOffset = 5;
        segment.capturedPayload = captured;
        segment.payloadLength = payload.length;
        reassembler.segment(segment);
    }

    /** Begins so many connections of other addresses. */
    void openOthers(int count) {
        for (int i = 0; i < count; i++) {
            segment.frame = ++frame;
            segment.timeNanos = time;
            segment.sourceLow = others++;
            segment.destinationLow = 1;
            segment.flags = TcpSegment.ACK;
            segment.capturedPayload = 0;
            segment.payloadLength = 0;
            reassembler.segment(segment);
        }
    }

    /** Everything the first connection delivered. */
    String events() {
        return events(0);
    }

    String events(int connection) {
        return String.join(", ", recorders.get(connection).events);
    }

    /** The same after the end of the capture. */
    String finished() {
        reassembler.finish();
        return events();
    }
}
