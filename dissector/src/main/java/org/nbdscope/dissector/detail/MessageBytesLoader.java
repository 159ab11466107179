package org.nbdscope.dissector.detail;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.nbdscope.dissector.capture.CaptureReader;
import org.nbdscope.dissector.capture.Frame;
import org.nbdscope.dissector.model.CaptureModel;
import org.nbdscope.dissector.model.MessageTable;
import org.nbdscope.dissector.packet.Outcome;
import org.nbdscope.dissector.packet.PacketDecoder;
import org.nbdscope.dissector.packet.TcpSegment;
import org.nbdscope.dissector.session.Session;
import org.nbdscope.dissector.session.Side;
import org.nbdscope.dissector.tcp.TcpConnection;

/**
 * Reads the bytes of messages from the capture file again: the packets from the message's first to its last, of which it takes the segments
 * of that connection and direction by their sequence numbers. For one thread at a time, which may be another than the one that reads the
 * capture.
 *
 * <table>
 * <caption>Limits</caption>
 * <tr><td>{@link #SHOWN_BYTES}</td><td>bytes of a message that are loaded unless the caller wants more</td></tr>
 * <tr><td>{@link #MAX_PARTS}</td><td>parts of a message that are listed</td></tr>
 * <tr><td>{@link #FRAGMENT_FRAMES}</td><td>packets before a message's first in which IP fragments of it are looked for</td></tr>
 * </table>
 */
public final class MessageBytesLoader implements Closeable {

    /** Bytes of a message that are shown: enough for any header and for more extents than anybody reads. */
    public static final int SHOWN_BYTES = 1 << 20;
    /** Parts of a message that {@link #parts} lists. */
    public static final int MAX_PARTS = 65_536;
    /** The packet that completes an IP packet counts; its first fragments come a little earlier. */
    public static final int FRAGMENT_FRAMES = 32;

    /** Takes the segments of a message. */
    private interface SegmentVisitor {

        /**
         * @param position of the first payload byte, counted from the message's first byte
         * @return whether to go on
         */
        boolean segment(TcpSegment segment, long position);
    }

    private final RecordedPackets packets;
    private final CaptureModel model;
    private final TcpSegment segment = new TcpSegment();

    /**
     * Of a capture whose packets can be read once more.
     *
     * @param packets belongs to the loader from now on
     * @param model   was, or is being, made from the same capture
     */
    public MessageBytesLoader(RecordedPackets packets, CaptureModel model) {
        this.packets = packets;
        this.model = model;
    }

    /**
     * Opens the capture a second time.
     *
     * @param capture has to be {@link CaptureReader#seekable()}; goes on unharmed, and is to be closed after this loader
     * @param index   is filled while {@code capture} is read
     * @param model   was, or is being, made from the same capture
     */
    public static MessageBytesLoader open(CaptureReader capture, FrameIndex index, CaptureModel model) throws IOException {
        return new MessageBytesLoader(FilePackets.open(capture, index), model);
    }

    /** Loads the first {@link #SHOWN_BYTES} bytes of the message in a row of the message table. */
    public MessageBytes load(int row) throws IOException {
        return load(row, SHOWN_BYTES);
    }

    /** Loads the first {@code limit} bytes of a message. What the file does not hold (any more) is missing. */
    public MessageBytes load(int row, int limit) throws IOException {
        MessageBytes bytes = new MessageBytes(model.messages().bytes(row), limit);
        visit(row, (found, position) -> {
            bytes.add(found.frame, position, found.payloadLength, found.bytes, found.payloadOffset, found.capturedPayload);
            return !bytes.complete();
        });
        return bytes;
    }

    /**
     * Which packets brought the whole message, in the order of the capture; at most about {@link #MAX_PARTS}. Bytes that no packet brought
     * are lost.
     */
    public List<MessagePart> parts(int row) throws IOException {
        long total = model.messages().bytes(row);
        List<MessagePart> parts = new ArrayList<>();
        ByteRanges sent = new ByteRanges();
        visit(row, (found, position) -> {
            long captured = position + found.capturedPayload;
            sent.add(Math.max(position, 0), Math.min(position + found.payloadLength, total), (from, to) ->
                    parts.add(new MessagePart(found.frame, from, to - from, Math.max(from, Math.min(to, captured)) - from)));
            return parts.size() < MAX_PARTS && sent.next(0, false, total) < total;
        });
        return parts;
    }

    /** The numbers of the packets that brought the message, ascending; at most {@link #MAX_PARTS}. */
    public long[] framesOf(int row) throws IOException {
        return parts(row).stream().mapToLong(MessagePart::frame).distinct().toArray();
    }

    /**
     * Which bytes of a message stand in a packet, and where; {@link MessageStretch#NONE} where none do, where the capture cut them off, and
     * where the packet is a fragment, whose bytes do not stand together.
     *
     * @param number of the packet; between the message's first and its last
     */
    public MessageStretch stretch(int row, long number) throws IOException {
        long total = model.messages().bytes(row);
        MessageStretch[] found = {MessageStretch.NONE};
        visit(row, (part, position) -> {
            if (part.frame == number && part.bytes == packets.frame().bytes) {
                long from = Math.max(position, 0);
                long to = Math.min(position + part.capturedPayload, total);
                int payload = part.payloadOffset - packets.frame().offset;
                found[0] = from < to ? new MessageStretch(from, to, payload + (int) (from - position)) : MessageStretch.NONE;
            }
            return part.frame < number;
        });
        return found[0];
    }

    /** Reads one packet; null where the file does not hold it (any more). */
    public CapturedPacket packet(long number) throws IOException {
        if (!seek(number)) {
            return null;
        }
        PacketDecoder decoder = new PacketDecoder();
        while (packets.next() && packets.frame().number <= number) {
            Outcome outcome = decoder.decode(packets.frame(), segment);
            if (packets.frame().number == number) {
                return packet(packets.frame(), outcome == Outcome.TCP);
            }
        }
        return null;
    }

    /**
     * The segments with payload of a connection among some packets, in the order of the capture.
     *
     * @param first number of the first packet wanted
     * @param last  number of the last packet wanted
     * @param most  packets that are read; those behind them are left out
     */
    public List<WireSegment> segments(Session session, long first, long last, int most) throws IOException {
        Map<Side, SegmentOrder> orders = new EnumMap<>(Side.class);
        for (Side side : Side.values()) {
            orders.put(side, new SegmentOrder(side));
        }
        PacketDecoder decoder = new PacketDecoder();
        boolean there = seek(first);
        while (there && packets.next() && packets.frame().number <= Math.min(last, first + most - 1)) {
            if (decoder.decode(packets.frame(), segment) == Outcome.TCP && segment.payloadLength != 0) {
                for (Side side : Side.values()) {
                    if (isOf(session.connection(), session.direction(side))) {
                        orders.get(side).add(segment, segment.frame >= first);
                    }
                }
            }
        }
        return orders.values().stream().flatMap(order -> order.segments().stream())
                .sorted(Comparator.comparingLong(WireSegment::frame)).toList();
    }

    private CapturedPacket packet(Frame frame, boolean isTcp) {
        byte[] bytes = new byte[frame.capturedLength];
        frame.bytes.get(frame.offset, bytes);
        CapturedPacket.Tcp tcp = isTcp ? new CapturedPacket.Tcp(Integer.toUnsignedLong(segment.sequence),
                Integer.toUnsignedLong(segment.acknowledgement), segment.flags, segment.window, segment.payloadLength) : null;
        return new CapturedPacket(frame.number, frame.timeNanos, frame.interfaceIndex, frame.originalLength, bytes, tcp);
    }

    private boolean seek(long number) throws IOException {
        return packets.seek(number - FRAGMENT_FRAMES);
    }

    private void visit(int row, SegmentVisitor visitor) throws IOException {
        MessageTable messages = model.messages();
        Session session = model.session(messages.session(row));
        TcpConnection connection = session.connection();
        int direction = session.direction(messages.from(row));
        long first = messages.firstFrame(row);
        long last = messages.frame(row);
        if (!seek(first)) {
            return;
        }
        PacketDecoder decoder = new PacketDecoder();
        // Sequence numbers are unwrapped by their differences, so that a message may be longer than 4 GiB.
        int sequence = connection.sequenceOf(direction, messages.streamOffset(row));
        long position = 0;
        while (packets.next() && packets.frame().number <= last) {
            boolean isTcp = decoder.decode(packets.frame(), segment) == Outcome.TCP;
            if (!isTcp || segment.frame < first || segment.payloadLength == 0 || !isOf(connection, direction)) {
                continue;
            }
            int begins = segment.sequence + ((segment.flags & TcpSegment.SYN) != 0 ? 1 : 0);
            position += begins - sequence;
            sequence = begins;
            if (!visitor.segment(segment, position)) {
                return;
            }
        }
    }

    private boolean isOf(TcpConnection connection, int direction) {
        return segment.sourcePort == connection.port(direction) && segment.destinationPort == connection.port(1 - direction)
                && segment.sourceLow == connection.addressLow(direction) && segment.sourceHigh == connection.addressHigh(direction)
                && segment.destinationLow == connection.addressLow(1 - direction)
                && segment.destinationHigh == connection.addressHigh(1 - direction);
    }

    @Override
    public void close() throws IOException {
        packets.close();
    }
}
