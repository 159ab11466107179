package org.nbdscope.dissector.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.nbdscope.dissector.testing.Conversation;
import org.nbdscope.dissector.testing.Decoded;
import org.nbdscope.dissector.testing.DecodedMessage;
import org.nbdscope.dissector.testing.HeaderMode;
import org.nbdscope.dissector.testing.ModelInvariants;
import org.nbdscope.dissector.testing.NbdEncoder;
import org.nbdscope.dissector.testing.PacketScript;
import org.nbdscope.dissector.testing.PacketScript.Piece;
import org.nbdscope.dissector.testing.Wire;

/** Which connections are NBD, which number they get, and what a disk with a capture of NBD on it makes of that. */
class RecognitionTest {

    private static final int RECORDS = 24;
    private static final int ROUNDS = 150;

    private static final byte[] HTTP = "GET / HTTP/1.1\r\nHost: example.org\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] PAGE = "HTTP/1.1 200 OK\r\n\r\nNBDMAGICIHAVEOPT".getBytes(StandardCharsets.US_ASCII);

    private static byte[] together(byte[]... captures) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(captures[0]);
        for (int i = 1; i < captures.length; i++) {
            all.write(captures[i], RECORDS, captures[i].length - RECORDS);
        }
        return all.toByteArray();
    }

    private static PacketScript script(Conversation talk, int port) {
        return new PacketScript(talk.stream(org.nbdscope.dissector.testing.Side.CLIENT),
            talk.stream(org.nbdscope.dissector.testing.Side.SERVER), port);
    }

    private static byte[] capture(Conversation talk, int port) {
        return script(talk, port).capture(PacketScript.steps(talk));
    }

    private static Conversation nbd() {
        return new Conversation(HeaderMode.SIMPLE).handshake(Conversation.Export.of(1 << 20)).read(0, new byte[512]).disconnect();
    }

    private static Conversation http() {
        return new Conversation(HeaderMode.SIMPLE).client(e -> e.raw(HTTP)).server(e -> e.raw(PAGE));
    }

    @Test
    void otherTrafficIsNotCounted() {
        byte[] silent = capture(new Conversation(HeaderMode.SIMPLE), 1003);
        Decoded decoded = Decoded.of(together(capture(http(), 1001), capture(nbd(), 1002), silent,
            capture(nbd(), 1004), capture(http(), 1005)));
        ModelInvariants.check(decoded.model());
        assertEquals(2, decoded.model().sessions().size());
        assertEquals("10.0.0.1:1002", decoded.model().session(0).endpoint(Side.CLIENT));
        assertEquals(List.of(0, 1), decoded.model().sessions().stream().map(Session::number).toList());
    }

    @Test
    void theSamePortsAgainAreANewSession() {
        List<Piece> steps = PacketScript.steps(nbd());
        Decoded decoded = Decoded.of(together(capture(nbd(), 1001), script(nbd(), 1001).later(1 << 20).capture(steps),
            script(nbd(), 1001).later(1 << 29).capture(steps)));
        ModelInvariants.check(decoded.model());
        assertEquals(3, decoded.model().sessions().size());
        assertEquals(6, decoded.model().transactions().count());
    }

    @Test
    void numbersFollowTheFirstPacketsNotTheGreetings() {
        byte[] silent = capture(new Conversation(HeaderMode.SIMPLE), 1001);
        byte[] early = capture(nbd(), 1002);
        byte[] late = capture(nbd(), 1003);
        // The connection that speaks last was opened first.
        int syn = 3 * (16 + 54);
        ByteArrayOutputStream mixed = new ByteArrayOutputStream();
        mixed.write(silent, 0, RECORDS + syn);
        mixed.write(late, RECORDS, syn);
        mixed.write(early, RECORDS, early.length - RECORDS);
        mixed.write(late, RECORDS + syn, late.length - RECORDS - syn);
        Decoded decoded = Decoded.of(mixed.toByteArray());
        ModelInvariants.check(decoded.model());
        Session first = decoded.model().sessions().stream().filter(session -> session.number() == 0).findFirst().orElseThrow();
        assertEquals("10.0.0.1:1003", first.endpoint(Side.CLIENT));
    }

    @Test
    void aServerThatGreetsIsNbdWhateverFollows() {
        Decoded decoded = Decoded.of(capture(new Conversation(HeaderMode.SIMPLE).server(e -> e.raw(PAGE)), 1001));
        assertEquals(0, decoded.model().sessions().size());
        byte[] magic = "NBDMAGICnonsense and more of it".getBytes(StandardCharsets.US_ASCII);
        assertEquals(1, Decoded.of(capture(new Conversation(HeaderMode.SIMPLE).server(e -> e.raw(magic)), 1001)).model().sessions().size());
    }

    /** A disk image that holds a capture of NBD goes over the wire; packets are lost, or the capture begins in the middle. */
    @Test
    void aCaptureInsideAPayloadFoolsNobody() {
        List<String> failures = new ArrayList<>();
        for (long seed = 1; seed <= ROUNDS; seed++) {
            Random random = new Random(seed);
            HeaderMode mode = HeaderMode.values()[random.nextInt(3)];
            Conversation talk = new Conversation(mode).handshake(Conversation.Export.of(1L << 30));
            for (int i = 0; i < 6; i++) {
                byte[] image = image(mode);
                if (random.nextBoolean()) {
                    talk.read(random.nextInt(1 << 16) * 512L, image);
                } else {
                    talk.write(random.nextInt(1 << 16) * 512L, image);
                }
            }
            talk.disconnect();
            List<Piece> segments = segments(talk, 512 + random.nextInt(1000));
            boolean middle = random.nextBoolean();
            if (middle) {
                segments = segments.subList(8 + random.nextInt(segments.size() - 10), segments.size());
            } else {
                int lost = 8 + random.nextInt(segments.size() - 8);
                segments.set(lost, segments.get(lost).asLost());
            }
            Decoded found = Decoded.of(script(talk, 1001).capture(segments, !middle));
            ModelInvariants.check(found.model());
            Set<Long> cookies = new HashSet<>();
            Decoded.of(talk).messages().stream().filter(message -> message.kind().isRequest()).forEach(m -> cookies.add(m.cookie()));
            for (DecodedMessage message : found.messages()) {
                if (message.kind().isRequest() && !cookies.contains(message.cookie())) {
                    failures.add("seed " + seed + ", " + mode + (middle ? ", from the middle" : "") + ": invented " + message);
                }
            }
        }
        assertTrue(failures.isEmpty(), () -> failures.size() + ":\n" + String.join("\n", failures));
    }

    /** A capture file whose cookies are none of the talk's. */
    private static byte[] image(HeaderMode mode) {
        Conversation inner = new Conversation(mode).handshake(Conversation.Export.of(1 << 30));
        for (long cookie = 1_000; cookie < 1_012; cookie++) {
            long own = cookie;
            inner.client(e -> e.request(0, Wire.CMD_READ, own, 4096, 512));
            inner.server(e -> reply(e, mode, own));
            inner.client(e -> e.requestWithPayload(mode == HeaderMode.EXTENDED ? Wire.CMD_FLAG_PAYLOAD_LEN : 0, Wire.CMD_WRITE, own, 4096,
                new byte[512]));
        }
        return inner.toPcap(1448, 262_144);
    }

    private static void reply(NbdEncoder encoder, HeaderMode mode, long cookie) {
        if (mode == HeaderMode.SIMPLE) {
            encoder.simpleReply(0, cookie, new byte[512]);
        } else {
            encoder.dataChunk(1, cookie, 4096, 4096, new byte[512]);
        }
    }

    private static List<Piece> segments(Conversation talk, int most) {
        List<Piece> segments = new ArrayList<>();
        for (Piece step : PacketScript.steps(talk)) {
            for (int at = step.offset(); at < step.end(); at += most) {
                segments.add(new Piece(step.from(), at, Math.min(most, step.end() - at), false));
            }
        }
        return segments;
    }
}
