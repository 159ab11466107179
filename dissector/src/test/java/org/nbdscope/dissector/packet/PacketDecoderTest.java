package org.nbdscope.dissector.packet;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.Map;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nbdscope.dissector.capture.Frame;

class PacketDecoderTest {

    private static final byte[] PAYLOAD = {1, 2, 3, 4, 5};

    private final PacketDecoder decoder = new PacketDecoder();
    private final TcpSegment segment = new TcpSegment();

    private static PacketBuilder tcp(byte... payload) {
        return new PacketBuilder(payload).tcp(40_000, 10_809, 0xfffffff0, 7, TcpSegment.ACK | TcpSegment.PSH);
    }

    private static PacketBuilder ipv4(byte... payload) {
        return tcp(payload).ipv4("10.0.0.1", "10.0.0.2");
    }

    private static PacketBuilder ipv6(byte... payload) {
        return tcp(payload).ipv6("fe80::1", "fe80::2", 6);
    }

    private static byte[] counting(int length) {
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) (i * 31 + i / 256);
        }
        return bytes;
    }

    private Outcome decode(PacketBuilder packet) {
        return decoder.decode(packet.frame(9, 99), segment);
    }

    private byte[] payload() {
        byte[] bytes = new byte[segment.capturedPayload];
        segment.bytes.get(segment.payloadOffset, bytes);
        return bytes;
    }

    private void assertTcp(PacketBuilder packet, byte[] payload) {
        assertEquals(Outcome.TCP, decode(packet));
        assertEquals(Arrays.toString(payload), Arrays.toString(payload()));
        assertEquals(payload.length, segment.payloadLength);
        assertEquals(40_000, segment.sourcePort);
        assertEquals(10_809, segment.destinationPort);
        assertEquals(0xfffffff0, segment.sequence);
        assertEquals(7, segment.acknowledgement);
        assertEquals(TcpSegment.ACK | TcpSegment.PSH, segment.flags);
        assertEquals(1000, segment.window);
        assertEquals(9, segment.frame);
        assertEquals(99, segment.timeNanos);
    }

    private void assertIpv4(PacketBuilder packet) {
        assertTcp(packet, PAYLOAD);
        assertEquals("10.0.0.1", IpAddress.of(segment.sourceHigh, segment.sourceLow));
        assertEquals("10.0.0.2", IpAddress.of(segment.destinationHigh, segment.destinationLow));
    }

    private void assertIpv6(PacketBuilder packet) {
        assertTcp(packet, PAYLOAD);
        assertEquals("fe80::1", IpAddress.of(segment.sourceHigh, segment.sourceLow));
        assertEquals("fe80::2", IpAddress.of(segment.destinationHigh, segment.destinationLow));
    }

    @Test
    void readsEveryLinkLayer() {
        assertIpv4(ipv4(PAYLOAD).ethernet());
        assertIpv4(ipv4(PAYLOAD).ethernet().padding(20));
        assertIpv4(ipv4(PAYLOAD).sll());
        assertIpv4(ipv4(PAYLOAD).sll2());
        assertIpv6(ipv6(PAYLOAD).ethernet());
        assertIpv6(ipv6(PAYLOAD).ethernet().padding(9));
        assertIpv6(ipv6(PAYLOAD).sll());
        assertIpv6(ipv6(PAYLOAD).sll2());
        for (int raw : new int[] {12, 14, 101}) {
            assertIpv4(ipv4(PAYLOAD).linkType(raw));
            assertIpv6(ipv6(PAYLOAD).linkType(raw));
        }
        assertIpv4(ipv4(PAYLOAD).linkType(228));
        assertIpv6(ipv6(PAYLOAD).linkType(229));
        assertIpv4(ipv4(PAYLOAD).header(2, 0, 0, 0).linkType(0));
        assertIpv4(ipv4(PAYLOAD).header(0, 0, 0, 2).linkType(0));
        assertIpv4(ipv4(PAYLOAD).header(0, 0, 0, 2).linkType(108));
        for (int family : new int[] {10, 23, 24, 28, 30}) {
            assertIpv6(ipv6(PAYLOAD).header(family, 0, 0, 0).linkType(0));
            assertIpv6(ipv6(PAYLOAD).header(0, 0, 0, family).linkType(108));
        }
        assertEquals(Outcome.NOT_IP, decode(ipv4(PAYLOAD).header(2, 0, 0, 0).linkType(108)));
    }

    @Test
    void readsNestedVlanTags() {
        assertIpv4(ipv4(PAYLOAD).vlan(0x8100).ethernet());
        assertIpv6(ipv6(PAYLOAD).vlan(0x8100).vlan(0x88a8).vlan(0x9100).ethernet());
        assertIpv4(ipv4(PAYLOAD).vlan(0x8100).sll());
        PacketBuilder deep = ipv4(PAYLOAD);
        for (int i = 0; i < PacketDecoder.MAX_VLAN_TAGS; i++) {
            deep.vlan(0x8100);
        }
        byte[] inside = deep.bytes();
        assertIpv4(deep.ethernet());
        assertEquals(Outcome.MALFORMED, decode(new PacketBuilder(inside).etherType(0x8100).vlan(0x8100).ethernet()));
    }

    @Test
    void countsWhatItDoesNotRead() {
        assertEquals(Outcome.UNKNOWN_LINK_TYPE, decode(ipv4(PAYLOAD).linkType(127)));
        assertEquals(Outcome.NOT_IP, decode(new PacketBuilder(new byte[30]).etherType(0x0806).ethernet()));
        assertEquals(Outcome.NOT_IP, decode(new PacketBuilder(new byte[30]).etherType(0x0806).vlan(0x8100).ethernet()));
        assertEquals(Outcome.NOT_IP, decode(new PacketBuilder(new byte[30]).etherType(38).ethernet()));
        assertEquals(Outcome.NOT_TCP, decode(new PacketBuilder(new byte[30]).ipv4Fragment("1.2.3.4", "5.6.7.8", 17, 0, 0, false)));
        assertEquals(Outcome.NOT_TCP, decode(new PacketBuilder(new byte[30]).ipv6("::1", "::2", 17)));
        PacketCounts counts = decoder.counts();
        assertEquals(Map.of(127, 1L), counts.unknownLinkTypes().byNumber());
        assertEquals(Map.of(0x0806, 2L, 0, 1L), counts.unknownEtherTypes().byNumber());
        assertEquals(3, counts.of(Outcome.NOT_IP));
        assertEquals(2, counts.of(Outcome.NOT_TCP));
        assertEquals(6, counts.packets());
        for (int type = 0x1000; type < 0x2000; type++) {
            decode(new PacketBuilder().etherType(type).ethernet());
        }
        assertEquals(NumberCounts.MAX_NUMBERS, counts.unknownEtherTypes().byNumber().size());
        assertEquals(0x1000 + 2 - NumberCounts.MAX_NUMBERS, counts.unknownEtherTypes().others());
    }

    @Test
    void skipsOptions() {
        byte[] options = new byte[12];
        PacketBuilder packet = new PacketBuilder(PAYLOAD).tcp(40_000, 10_809, 0xfffffff0, 7, 0x18, options);
        assertTcp(packet.ipv4("1.2.3.4", "5.6.7.8", options).ethernet(), PAYLOAD);
    }

    @Test
    void takesTheLengthOnTheWireWhereTheHeaderSaysZero() {
        byte[] big = counting(100_000);
        assertTcp(ipv4(big).ethernet(), big);
        assertTcp(ipv6(big).ethernet(), big);
        int length = big.length + 20 + 8;
        assertTcp(tcp(big).header(6, 0, 0xc2, 4, 0, length >> 16, length >> 8, length).ipv6("::1", "::2", 0).ethernet().padding(3), big);
        assertEquals(Outcome.MALFORMED, decode(tcp(big).header(6, 0, 0xc2, 4, 0xff, 0xff, 0xff, 0xff).ipv6("::1", "::2", 0)));
        assertEquals(Outcome.MALFORMED, decode(tcp(big).header(6, 0, 0xc2, 4, 0, 0, 0, 7).ipv6("::1", "::2", 0)));
    }

    @Test
    void skipsExtensionHeaders() {
        assertTcp(tcp(PAYLOAD)
            .header(6, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0) // authentication: 3 words
            .header(51, 0, 0, 0, 0, 0, 0, 1) // a fragment that is the whole packet
            .header(44, 0, 0, 0, 0, 0, 0, 0)
            .header(60, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)
            .header(43, 0, 1, 4, 0, 0, 0, 0)
            .ipv6("::1", "::2", 0), PAYLOAD);
        PacketBuilder endless = tcp(PAYLOAD);
        for (int i = 0; i < 100; i++) {
            endless.header(60, 0, 0, 0, 0, 0, 0, 0);
        }
        assertEquals(Outcome.MALFORMED, decode(endless.ipv6("::1", "::2", 60)));
    }

    @Test
    void tellsCutFromMalformed() {
        byte[] packet = ipv4(PAYLOAD).ethernet().bytes();
        for (int snap = 0; snap < packet.length; snap++) {
            Outcome outcome = decoder.decode(new PacketBuilder(packet).linkType(1).frame(1, 0, snap), segment);
            assertEquals(snap < 54 ? Outcome.CUT : Outcome.TCP, outcome, "snap length " + snap);
            if (snap >= 54) {
                assertEquals(snap - 54, segment.capturedPayload);
                assertEquals(5, segment.payloadLength);
            }
            Outcome shorter = decode(new PacketBuilder(Arrays.copyOf(packet, snap)).linkType(1));
            assertEquals(snap < 34 ? Outcome.MALFORMED : snap < 54 ? Outcome.CUT : Outcome.TCP, shorter, "length " + snap);
        }
        Frame options = new PacketBuilder(PAYLOAD).tcp(1, 2, 3, 4, 0x10, new byte[12]).ipv4("1.2.3.4", "5.6.7.8").frame(1, 0, 46);
        assertEquals(Outcome.TCP, decoder.decode(options, segment));
        assertEquals(0, segment.capturedPayload);
        assertEquals(5, segment.payloadLength);
    }

    @Test
    void refusesHeadersThatContradictThemselves() {
        assertEquals(Outcome.MALFORMED, decode(ipv4(PAYLOAD).set(0, 0x44)));
        assertEquals(Outcome.MALFORMED, decode(ipv4(PAYLOAD).set(0, 0x54)));
        assertEquals(Outcome.MALFORMED, decode(ipv4(PAYLOAD).set(3, 19)));
        assertEquals(Outcome.MALFORMED, decode(ipv4(PAYLOAD).set(32, 0x40)));
        assertEquals(Outcome.MALFORMED, decode(ipv4(PAYLOAD).set(32, 0xf0)));
        assertEquals(Outcome.MALFORMED, decode(ipv6(PAYLOAD).linkType(228)));
    }

    private static PacketBuilder fragment4(byte[] whole, int from, int to, int id) {
        return new PacketBuilder(Arrays.copyOfRange(whole, from, to))
            .ipv4Fragment("10.0.0.1", "10.0.0.2", 6, id, from, to < whole.length).ethernet();
    }

    private static PacketBuilder fragment6(byte[] whole, int from, int to, int id) {
        return new PacketBuilder(Arrays.copyOfRange(whole, from, to))
            .header(6, 0, from >> 8, from | (to < whole.length ? 1 : 0), id >> 24, id >> 16, id >> 8, id).ipv6("fe80::1", "fe80::2", 44);
    }

    @Test
    void putsFragmentsTogetherInAnyOrder() {
        byte[] payload = counting(3000);
        byte[] whole = tcp(payload).bytes();
        assertEquals(Outcome.FRAGMENT, decode(fragment4(whole, 0, 1480, 1)));
        assertEquals(Outcome.FRAGMENT, decode(fragment4(whole, 1480, 2960, 1)));
        assertTcp(fragment4(whole, 2960, whole.length, 1), payload);
        assertEquals(Outcome.FRAGMENT, decode(fragment4(whole, 2960, whole.length, 2)));
        assertEquals(Outcome.FRAGMENT, decode(fragment4(whole, 2960, whole.length, 2)));
        assertEquals(Outcome.FRAGMENT, decode(fragment4(whole, 800, 2960, 2)));
        assertTcp(fragment4(whole, 0, 1480, 2), payload);
        assertEquals(Outcome.FRAGMENT, decode(fragment6(whole, 1480, whole.length, 0x12345678)));
        assertEquals(Outcome.FRAGMENT, decode(fragment6(whole, 0, 800, 0x12345678)));
        assertTcp(fragment6(whole, 800, 1480, 0x12345678), payload);
        assertEquals("fe80::2", IpAddress.of(segment.destinationHigh, segment.destinationLow));
    }

    @Test
    void keepsWhatTheSnapLengthLeftOfFragments() {
        byte[] whole = tcp(counting(3000)).bytes();
        assertEquals(Outcome.FRAGMENT, decoder.decode(fragment4(whole, 0, 1480, 1).frame(1, 0, 134), segment));
        assertEquals(Outcome.TCP, decoder.decode(fragment4(whole, 1480, whole.length, 1).frame(2, 0, 134), segment));
        assertEquals(80, segment.capturedPayload);
        assertEquals(3000, segment.payloadLength);
        assertEquals(2, segment.frame);
    }

    @Test
    void refusesFragmentsThatCannotBe() {
        byte[] whole = tcp(counting(3000)).bytes();
        assertEquals(Outcome.MALFORMED, decode(fragment4(whole, 0, 1001, 1)));
        assertEquals(Outcome.MALFORMED, decode(new PacketBuilder().ipv4Fragment("1.2.3.4", "5.6.7.8", 6, 1, 8, true)));
        assertEquals(Outcome.MALFORMED, decode(new PacketBuilder(whole).ipv4Fragment("1.2.3.4", "5.6.7.8", 6, 1, 65_528, false)));
        // an end before what is there, and bytes behind the end: forgotten, so that the rest does not complete it
        assertEquals(Outcome.FRAGMENT, decode(fragment4(whole, 1480, 2960, 5)));
        assertEquals(Outcome.FRAGMENT, decode(new PacketBuilder(new byte[8]).ipv4Fragment("10.0.0.1", "10.0.0.2", 6, 5, 1480, false)));
        assertEquals(Outcome.FRAGMENT, decode(fragment4(whole, 0, 1480, 5)));
        assertEquals(Outcome.FRAGMENT, decode(fragment4(whole, 2960, whole.length, 5)));
        assertTcp(fragment4(whole, 1480, 2960, 5), counting(3000));
    }

    @Test
    void givesUpTheEldestFragments() {
        byte[] whole = tcp(counting(30)).bytes();
        for (int id = 0; id <= Fragments.MAX_DATAGRAMS; id++) {
            assertEquals(Outcome.FRAGMENT, decode(fragment4(whole, 0, 24, id)));
        }
        assertEquals(Outcome.FRAGMENT, decode(fragment4(whole, 24, whole.length, 0)));
        assertTcp(fragment4(whole, 24, whole.length, 2), counting(30));
        byte[] large = tcp(counting(60_000)).bytes();
        for (int id = 1000; id < 1200; id++) {
            decode(fragment4(large, 8, 60_000, id));
        }
        assertEquals(Outcome.FRAGMENT, decode(fragment4(whole, 24, whole.length, 3)));
    }

    @Test
    void doesNotMixFragmentsOfDifferentTimes() {
        byte[] whole = tcp(counting(30)).bytes();
        assertEquals(Outcome.FRAGMENT, decoder.decode(fragment4(whole, 0, 24, 1).frame(1, 0), segment));
        long later = Fragments.MAX_AGE_NANOS + 1;
        assertEquals(Outcome.FRAGMENT, decoder.decode(fragment4(whole, 24, whole.length, 1).frame(2, later), segment));
        assertEquals(Outcome.TCP, decoder.decode(fragment4(whole, 0, 24, 1).frame(3, later), segment));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void survivesDamagedPackets(long seed) {
        Random random = new Random(seed);
        byte[] whole = tcp(counting(3000)).bytes();
        for (int i = 0; i < 20_000; i++) {
            PacketBuilder packet;
            switch (random.nextInt(5)) {
                case 0:
                    packet = ipv4(PAYLOAD).vlan(0x8100).ethernet();
                    break;
                case 1:
                    packet = tcp(PAYLOAD).header(6, 0, 0xc2, 4, 0, 0, 0, 30).ipv6("::1", "::2", 0).sll();
                    break;
                case 2:
                    packet = fragment4(whole, random.nextInt(370) * 8, 2960 + random.nextInt(60), random.nextInt(4));
                    break;
                case 3:
                    packet = fragment6(whole, random.nextInt(370) * 8, 2960 + random.nextInt(60), random.nextInt(4));
                    break;
                default:
                    packet = new PacketBuilder(counting(random.nextInt(100))).linkType(101);
            }
            int length = packet.bytes().length;
            for (int damage = random.nextInt(4); damage > 0 && length > 0; damage--) {
                packet.set(random.nextInt(Math.min(length, 90)), random.nextInt());
            }
            Frame frame = packet.frame(i, i, random.nextInt(4) == 0 ? random.nextInt(length + 1) : length);
            try {
                if (decoder.decode(frame, segment) == Outcome.TCP) {
                    payload();
                    assertEquals(true, segment.payloadLength >= segment.capturedPayload && segment.capturedPayload >= 0);
                }
            } catch (RuntimeException | AssertionError e) {
                throw new AssertionError("seed " + seed + ", packet " + i, e);
            }
        }
    }
}
