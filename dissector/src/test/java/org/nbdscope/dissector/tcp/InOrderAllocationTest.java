package org.nbdscope.dissector.tcp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;

import com.sun.management.ThreadMXBean;
import org.junit.jupiter.api.Test;
import org.nbdscope.dissector.capture.Frame;
import org.nbdscope.dissector.packet.Outcome;
import org.nbdscope.dissector.packet.PacketBuilder;
import org.nbdscope.dissector.packet.PacketDecoder;
import org.nbdscope.dissector.packet.TcpSegment;

/** Packets that come in order cost no memory. */
class InOrderAllocationTest {

    private static final int PACKETS = 100_000;
    /** What the virtual machine may allocate for itself meanwhile. */
    private static final long ALLOWANCE = 16_384;

    private static final int SEQUENCE_AT = 14 + 20 + 4;
    private static final int ACKNOWLEDGEMENT_AT = SEQUENCE_AT + 4;

    private final PacketDecoder decoder = new PacketDecoder();
    private final TcpSegment segment = new TcpSegment();
    private final Counter counter = new Counter();
    private final TcpReassembler reassembler = new TcpReassembler(connection -> counter);

    private static final class Counter implements ConnectionListener {
        private long bytes;

        @Override
        public void data(int direction, ByteBuffer buffer, int offset, int length, long frame, long timeNanos, long sourceFrame) {
            bytes += length;
        }

        @Override
        public void missing(int direction, long length, Missing why, long frame, long timeNanos) {
            throw new AssertionError("missing " + length);
        }

        @Override
        public void end(int direction, boolean reset, long frame, long timeNanos) {
            throw new AssertionError("end");
        }

        @Override
        public void closed() {
        }
    }

    private static Frame[] conversation(int port) {
        PacketBuilder request = new PacketBuilder(new byte[28]).tcp(port, 10_809, 0, 0, TcpSegment.ACK);
        PacketBuilder reply = new PacketBuilder(new byte[1000]).tcp(10_809, port, 0, 0, TcpSegment.ACK);
        return new Frame[] {
            request.ipv4("10.0.0.1", "10.0.0.2").ethernet().frame(1, 0), reply.ipv4("10.0.0.2", "10.0.0.1").ethernet().frame(1, 0)};
    }

    private void play(Frame[][] conversations, int from, int to) {
        for (int i = from; i < to; i++) {
            Frame[] pair = conversations[i / 2 % conversations.length];
            Frame frame = pair[i & 1];
            int turn = i / 2 / conversations.length;
            int requests = 28 * (turn + (i & 1));
            int replies = 1000 * turn;
            frame.number = i + 1;
            frame.timeNanos = i;
            frame.bytes.putInt(frame.offset + SEQUENCE_AT, (i & 1) == 0 ? requests : replies);
            frame.bytes.putInt(frame.offset + ACKNOWLEDGEMENT_AT, (i & 1) == 0 ? replies : requests);
            if (decoder.decode(frame, segment) == Outcome.TCP) {
                reassembler.segment(segment);
            }
        }
    }

    @Test
    void packetsInOrderCostNoMemory() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long thread = Thread.currentThread().getId();
        Frame[][] conversations = {conversation(40_000), conversation(40_001), conversation(40_002)};
        play(conversations, 0, 6_000);
        long before = threads.getThreadAllocatedBytes(thread);
        play(conversations, 6_000, 6_000 + PACKETS);
        long allocated = threads.getThreadAllocatedBytes(thread) - before;
        assertTrue(allocated <= ALLOWANCE, allocated + " bytes for " + PACKETS + " packets");
        assertEquals((6_000 + PACKETS) / 2 * 1028L, counter.bytes);
    }
}
