package org.nbdscope.dissector.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.util.ArrayList;
import java.util.List;

/**
 * One TCP connection packet by packet, in the order in which a capture saw them: any piece of either stream may come at any time, twice,
 * or not at all. Every packet acknowledges what its sender had received without a hole until then, counting what the capture lost.
 */
public final class PacketScript {

    /** A piece of one side's stream; {@code lost}: it was received, but is not in the capture. */
    public record Piece(Side from, int offset, int length, boolean lost) {

        public int end() {
            return offset + length;
        }

        public Piece asLost() {
            return new Piece(from, offset, length, true);
        }
    }

    private static final int SYN = 0x02;
    private static final int ACK = 0x10;
    private static final int FIN = 0x01;
    private static final int ETHERNET = 14;
    private static final int IPV4 = 20;
    private static final int TCP = 20;
    private static final long PACKET_NANOS = 10_000;

    private final byte[][] streams = new byte[2][];
    private final int[] sequences = {0x7fff_ff00, 0xffff_fe00};
    private final int clientPort;

    public PacketScript(byte[] clientStream, byte[] serverStream, int clientPort) {
        streams[Side.CLIENT.ordinal()] = clientStream;
        streams[Side.SERVER.ordinal()] = serverStream;
        this.clientPort = clientPort;
    }

    /** Lets the streams begin at other sequence numbers, as those of a later connection do. */
    public PacketScript later(int by) {
        sequences[0] += by;
        sequences[1] += by;
        return this;
    }

    /** What was said, each step a piece. */
    public static List<Piece> steps(Conversation conversation) {
        int[] offsets = new int[2];
        List<Piece> pieces = new ArrayList<>();
        for (Conversation.Step step : conversation.steps()) {
            int side = step.from().ordinal();
            pieces.add(new Piece(step.from(), offsets[side], step.bytes().length, false));
            offsets[side] += step.bytes().length;
        }
        return pieces;
    }

    /** The capture file with SYN and FIN. */
    public byte[] capture(List<Piece> pieces) {
        return capture(pieces, true);
    }

    /** The capture file; without SYN it begins in the middle of the connection. */
    public byte[] capture(List<Piece> pieces, boolean withSyn) {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (PcapOutput output = new PcapOutput(Channels.newChannel(file), PcapOutput.WHOLE_PACKETS)) {
            write(output, pieces, withSyn, Conversation.START_NANOS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file.toByteArray();
    }

    private void write(PcapOutput output, List<Piece> pieces, boolean withSyn, long start) throws IOException {
        long time = start;
        if (withSyn) {
            packet(output, Side.CLIENT, SYN, -1, 0, 0, time);
            packet(output, Side.SERVER, SYN | ACK, -1, 0, 0, time += PACKET_NANOS);
            packet(output, Side.CLIENT, ACK, 0, 0, 0, time += PACKET_NANOS);
        }
        int[] received = withSyn ? new int[2] : beginnings(pieces);
        List<Piece> ahead = new ArrayList<>();
        for (Piece piece : pieces) {
            time += PACKET_NANOS;
            if (!piece.lost) {
                packet(output, piece.from, ACK, piece.offset, received[piece.from.peer().ordinal()], piece.length, time);
            }
            ahead.add(piece);
            receive(ahead, received);
        }
        int client = streams[Side.CLIENT.ordinal()].length;
        int server = streams[Side.SERVER.ordinal()].length;
        packet(output, Side.CLIENT, ACK | FIN, client, server, 0, time += PACKET_NANOS);
        packet(output, Side.SERVER, ACK | FIN, server, client + 1, 0, time += PACKET_NANOS);
        packet(output, Side.CLIENT, ACK, client + 1, server + 1, 0, time + PACKET_NANOS);
    }

    private static int[] beginnings(List<Piece> pieces) {
        int[] first = {Integer.MAX_VALUE, Integer.MAX_VALUE};
        for (Piece piece : pieces) {
            int side = piece.from.ordinal();
            first[side] = Math.min(first[side], piece.offset);
        }
        return first;
    }

    private static void receive(List<Piece> ahead, int[] received) {
        boolean more = true;
        while (more) {
            more = false;
            for (Piece piece : ahead) {
                int side = piece.from.ordinal();
                if (piece.offset <= received[side] && piece.end() > received[side]) {
                    received[side] = piece.end();
                    more = true;
                }
            }
        }
        ahead.removeIf(piece -> piece.end() <= received[piece.from.ordinal()]);
    }

    private void packet(PcapOutput output, Side from, int flags, int offset, int acknowledged, int length, long time) throws IOException {
        boolean client = from == Side.CLIENT;
        ByteBuffer header = ByteBuffer.allocate(ETHERNET + IPV4 + TCP);
        header.putShort(12, (short) 0x0800);
        header.put(14, (byte) 0x45).putShort(16, (short) (IPV4 + TCP + length)).put(22, (byte) 64).put(23, (byte) 6);
        header.putInt(26, client ? 0x0a00_0001 : 0x0a00_0002).putInt(30, client ? 0x0a00_0002 : 0x0a00_0001);
        header.putShort(34, (short) (client ? clientPort : 10_809)).putShort(36, (short) (client ? 10_809 : clientPort));
        header.putInt(38, sequences[from.ordinal()] + offset);
        header.putInt(42, (flags & ACK) == 0 ? 0 : sequences[from.peer().ordinal()] + acknowledged);
        header.put(46, (byte) 0x50).put(47, (byte) flags).putShort(48, (short) 0x7fff);
        output.packet(time, header.array(), streams[from.ordinal()], length == 0 ? 0 : offset, length);
    }
}
