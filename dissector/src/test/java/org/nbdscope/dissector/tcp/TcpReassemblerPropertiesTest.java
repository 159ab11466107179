package org.nbdscope.dissector.tcp;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.nbdscope.dissector.packet.TcpSegment;

/** What holds for every way in which streams can be cut into segments and captured. Failures name the seed. */
class TcpReassemblerPropertiesTest {

    private static final int SEEDS = 400;

    /** A packet of a conversation; {@code from} and {@code to} are stream offsets. */
    private record Packet(int direction, int flags, int from, int to, int acknowledged, double order) {
    }

    /** A conversation of two random streams, cut into segments at random, as a perfect capture would show it. */
    private static final class Conversation {
        final Random random;
        final byte[][] streams = new byte[2][];
        final int[] initial = new int[2];
        final List<Packet> packets = new ArrayList<>();

        Conversation(long seed) {
            random = new Random(seed);
            for (int direction = 0; direction < 2; direction++) {
                streams[direction] = new byte[200 + random.nextInt(3000)];
                random.nextBytes(streams[direction]);
                initial[direction] = random.nextBoolean() ? random.nextInt() : -1 - random.nextInt(2000); // wraps soon
            }
            packets.add(new Packet(0, TcpSegment.SYN, -1, -1, -1, 0));
            packets.add(new Packet(1, TcpSegment.SYN | TcpSegment.ACK, -1, -1, 0, 1));
            packets.add(new Packet(0, TcpSegment.ACK, 0, 0, 0, 2));
            int[] sent = new int[2];
            while (sent[0] < streams[0].length || sent[1] < streams[1].length) {
                int direction = random.nextInt(2);
                int from = sent[direction];
                int to = Math.min(streams[direction].length, from + random.nextInt(100));
                add(direction, TcpSegment.ACK, from, to, sent[1 - direction]);
                sent[direction] = to;
            }
            add(0, TcpSegment.ACK | TcpSegment.FIN, sent[0], sent[0], sent[1]);
            add(1, TcpSegment.ACK | TcpSegment.FIN, sent[1], sent[1], sent[0] + 1);
            add(0, TcpSegment.ACK, sent[0] + 1, sent[0] + 1, sent[1] + 1);
        }

        void add(int direction, int flags, int from, int to, int acknowledged) {
            packets.add(new Packet(direction, flags, from, to, acknowledged, packets.size()));
        }

        /** Every packet may come up to so many places later. */
        void reorder(int places) {
            packets.replaceAll(p -> p.order < 3 ? p
                : new Packet(p.direction, p.flags, p.from, p.to, p.acknowledged, p.order + random.nextDouble() * places));
            packets.sort(Comparator.comparingDouble(Packet::order));
        }

        /** Sends some of the bytes again, cut otherwise. */
        void retransmit() {
            List<Packet> more = new ArrayList<>();
            for (Packet p : packets) {
                more.add(p);
                if (p.to > 0 && random.nextInt(4) == 0) {
                    int from = Math.max(0, p.from - random.nextInt(300));
                    int to = Math.max(from, Math.min(streams[p.direction].length, p.to - random.nextInt(20)));
                    more.add(new Packet(p.direction, TcpSegment.ACK, from, to, p.acknowledged, p.order));
                }
            }
            packets.clear();
            packets.addAll(more);
        }

        Segments play() {
            Segments tcp = new Segments();
            for (Packet p : packets) {
                byte[] payload = p.from < p.to ? Arrays.copyOfRange(streams[p.direction], p.from, p.to) : new byte[0];
                int captured = payload.length;
                tcp.send(p.direction, p.flags, initial[p.direction] + p.from, initial[1 - p.direction] + p.acknowledged, payload, captured);
            }
            tcp.reassembler.finish();
            return tcp;
        }

        short[] expected(int direction) {
            short[] expected = new short[streams[direction].length];
            for (int i = 0; i < expected.length; i++) {
                expected[i] = (short) (streams[direction][i] & 0xff);
            }
            return expected;
        }
    }

    private static void holds(Conversation conversation, short[][] expected, long seed) {
        try {
            Segments tcp = conversation.play();
            assertEquals(1, tcp.recorders.size());
            Recorder recorder = tcp.recorders.get(0);
            for (int direction = 0; direction < 2; direction++) {
                assertArrayEquals(expected[direction], recorder.stream(direction), "direction " + direction);
                assertTrue(recorder.ended(direction), "end of direction " + direction);
            }
            assertTrue(recorder.isClosed());
            assertEquals(0, tcp.reassembler.keptBytes());
        } catch (RuntimeException | AssertionError e) {
            throw new AssertionError("seed " + seed, e);
        }
    }

    private static short[][] whole(Conversation conversation) {
        return new short[][] {conversation.expected(0), conversation.expected(1)};
    }

    @Test
    void anySegmentationGivesTheSameStreams() {
        for (long seed = 0; seed < SEEDS; seed++) {
            Conversation conversation = new Conversation(seed);
            holds(conversation, whole(conversation), seed);
        }
    }

    @Test
    void retransmissionOverlapAndReorderingGiveTheSameStreams() {
        for (long seed = 0; seed < SEEDS; seed++) {
            Conversation conversation = new Conversation(seed);
            conversation.retransmit();
            conversation.reorder(4);
            holds(conversation, whole(conversation), seed);
        }
    }

    @Test
    void exactlyTheDroppedSegmentsAreMissing() {
        for (long seed = 0; seed < SEEDS; seed++) {
            Conversation conversation = new Conversation(seed);
            short[][] expected = whole(conversation);
            Random random = conversation.random;
            conversation.packets.removeIf(p -> {
                boolean drop = p.from < p.to && random.nextInt(5) == 0;
                if (drop) {
                    Arrays.fill(expected[p.direction], p.from, p.to, Recorder.LOST);
                }
                return drop;
            });
            if (seed % 2 == 0) {
                conversation.reorder(3);
            }
            holds(conversation, expected, seed);
        }
    }

    @Test
    void withoutTheOtherDirectionTheDroppedSegmentsAreMissingToo() {
        for (long seed = 0; seed < SEEDS; seed++) {
            Conversation conversation = new Conversation(seed);
            short[] expected = conversation.expected(1);
            Random random = conversation.random;
            conversation.packets.removeIf(p -> {
                boolean drop = p.from < p.to && random.nextInt(5) == 0;
                if (drop && p.direction == 1) {
                    Arrays.fill(expected, p.from, p.to, Recorder.LOST);
                }
                return drop || p.direction == 0;
            });
            try {
                Recorder recorder = conversation.play().recorders.get(0);
                assertArrayEquals(expected, recorder.stream(0));
                assertEquals(0, recorder.stream(1).length);
            } catch (RuntimeException | AssertionError e) {
                throw new AssertionError("seed " + seed, e);
            }
        }
    }

    @Test
    void anySegmentsAtAllAreTaken() {
        for (long seed = 0; seed < 40; seed++) {
            Random random = new Random(seed);
            Segments tcp = new Segments();
            int[] places = {0, 100, -100, 1 << 29, 1 << 30, Integer.MIN_VALUE, random.nextInt()};
            byte[] payload = new byte[2000];
            try {
                for (int i = 0; i < 3000; i++) {
                    int flags = random.nextInt(12) == 0 ? random.nextInt(256) : TcpSegment.ACK;
                    byte[] part = Arrays.copyOf(payload, random.nextInt(5) == 0 ? random.nextInt(2000) : random.nextInt(4));
                    int sequence = places[random.nextInt(places.length)] + random.nextInt(200);
                    int acknowledgement = places[random.nextInt(places.length)] + random.nextInt(200);
                    int captured = random.nextInt(6) == 0 ? random.nextInt(part.length + 1) : part.length;
                    tcp.port(random.nextInt(3)).pause(random.nextInt(5_000_000));
                    if (random.nextInt(500) == 0 && !tcp.recorders.isEmpty()) {
                        tcp.recorders.get(tcp.recorders.size() - 1).connection.ignore();
                    }
                    tcp.send(random.nextInt(2), flags, sequence, acknowledgement, part, captured);
                    assertTrue(tcp.reassembler.keptBytes() <= TcpReassembler.MAX_KEPT_BYTES_IN_TOTAL);
                }
                tcp.reassembler.finish();
                assertEquals(0, tcp.reassembler.keptBytes());
                for (Recorder recorder : tcp.recorders) {
                    assertTrue(recorder.isClosed());
                }
                assertEquals(tcp.recorders.size(), tcp.reassembler.counts().connections());
            } catch (RuntimeException | AssertionError e) {
                throw new AssertionError("seed " + seed, e);
            }
        }
    }
}
