package org.nbdscope.dissector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.nbdscope.dissector.session.MessageKind;
import org.nbdscope.dissector.testing.Conversation;
import org.nbdscope.dissector.testing.Decoded;
import org.nbdscope.dissector.testing.DecodedMessage;
import org.nbdscope.dissector.testing.HeaderMode;
import org.nbdscope.dissector.testing.ModelInvariants;
import org.nbdscope.dissector.testing.NbdEncoder;
import org.nbdscope.dissector.testing.PacketScript;
import org.nbdscope.dissector.testing.PacketScript.Piece;
import org.nbdscope.dissector.testing.Side;
import org.nbdscope.dissector.testing.Wire;

/**
 * However the network or the capture treated the packets, the messages are the same; where packets are missing, the others are, and
 * none is made up. The payloads are made to deceive: they hold magics, messages, and whole conversations.
 */
class ReassemblyPropertyTest {

    private static final int ROUNDS = 120;
    private static final long DISK = 1L << 30;
    private static final HeaderMode[] MODES = HeaderMode.values();

    /** Payload that looks like NBD: magics, messages of both sides, at any place in it; to the end of the payload or not. */
    static byte[] deceit(Random random, HeaderMode mode, int length) {
        NbdEncoder bytes = new NbdEncoder(random.nextInt(4) == 0 ? MODES[random.nextInt(3)] : mode);
        bytes.raw(new byte[random.nextInt(40)]);
        while (bytes.size() < length) {
            long cookie = random.nextInt(40);
            long offset = random.nextInt(1 << 20);
            switch (random.nextInt(12)) {
                case 0 -> bytes.request(0, Wire.CMD_READ, cookie, offset, 1 + random.nextInt(4096));
                case 1 -> bytes.request(0, Wire.CMD_WRITE, cookie, offset, 1 + random.nextInt(4096));
                case 2 -> bytes.simpleReply(0, cookie);
                case 3 -> bytes.dataChunk(1, cookie, offset, offset, new byte[random.nextInt(100) + 1]);
                case 4 -> bytes.noneChunk(cookie, offset);
                case 5 -> bytes.blockStatusChunk(1, cookie, offset, 1, 65_536, 0);
                case 6 -> bytes.newstyleGreeting(3);
                case 7 -> bytes.option(Wire.OPT_LIST);
                case 8 -> bytes.optionAck(Wire.OPT_GO);
                case 9 -> bytes.request(0, Wire.CMD_FLUSH, cookie, 0, 0).request(0, Wire.CMD_DISC, cookie + 1, 0, 0);
                case 10 -> bytes.raw(new byte[random.nextInt(200)]);
                default -> {
                    byte[] noise = new byte[random.nextInt(64)];
                    random.nextBytes(noise);
                    bytes.raw(noise);
                }
            }
        }
        return java.util.Arrays.copyOf(bytes.toByteArray(), length);
    }

    /** Requests of every kind; now and then several before the first is answered. */
    static Conversation conversation(Random random, HeaderMode mode, boolean deceitful) {
        Conversation talk = new Conversation(mode).handshake(Conversation.Export.of(DISK).withContexts(
            mode == HeaderMode.SIMPLE ? new String[0] : new String[] {"base:allocation"}));
        for (int i = 0; i < 12; i++) {
            int length = 1 + random.nextInt(6000);
            byte[] data = deceitful ? deceit(random, mode, length) : new byte[length];
            long offset = random.nextInt(1 << 28);
            switch (random.nextInt(7)) {
                case 0, 1 -> talk.read(offset, data);
                case 2, 3 -> talk.write(offset, data);
                case 4 -> talk.flush();
                case 5 -> pipelined(talk, random, mode, data);
                default -> {
                    if (mode == HeaderMode.SIMPLE) {
                        talk.trim(offset, 4096);
                    } else {
                        talk.blockStatus(offset, 1 << 20, 1, 65_536, 0, 131_072, 3);
                    }
                }
            }
        }
        return talk.disconnect();
    }

    private static void pipelined(Conversation talk, Random random, HeaderMode mode, byte[] data) {
        long offset = random.nextInt(1 << 28);
        long first = talk.request(0, Wire.CMD_READ, offset, data.length);
        long second = talk.request(0, Wire.CMD_CACHE, offset, 4096);
        long third = talk.request(0, Wire.CMD_READ, offset + 8192, data.length);
        talk.success(second, offset);
        talk.server(encoder -> reply(encoder, mode, third, offset + 8192, data));
        talk.server(encoder -> reply(encoder, mode, first, offset, data));
    }

    private static void reply(NbdEncoder encoder, HeaderMode mode, long cookie, long offset, byte[] data) {
        if (mode == HeaderMode.SIMPLE) {
            encoder.simpleReply(0, cookie, data);
        } else {
            encoder.dataChunk(1, cookie, offset, offset, data);
        }
    }

    private static List<Piece> segments(Random random, Conversation talk, int most) {
        List<Piece> segments = new ArrayList<>();
        for (Piece step : PacketScript.steps(talk)) {
            for (int at = step.offset(); at < step.end(); ) {
                int length = Math.min(step.end() - at, 1 + random.nextInt(most));
                segments.add(new Piece(step.from(), at, length, false));
                at += length;
            }
        }
        return segments;
    }

    private static PacketScript script(Conversation talk) {
        return new PacketScript(talk.stream(Side.CLIENT), talk.stream(Side.SERVER), 40_000);
    }

    @Test
    void segmentationReorderingRepetitionAndOverlapChangeNothing() {
        for (long seed = 1; seed <= ROUNDS; seed++) {
            Random random = new Random(seed);
            Conversation talk = conversation(random, MODES[random.nextInt(3)], true);
            Decoded expected = Decoded.of(talk);
            List<Piece> segments = disturbed(random, segments(random, talk, 1 + random.nextInt(1460)));
            Decoded found = Decoded.of(script(talk).capture(segments));
            ModelInvariants.check(found.model());
            for (org.nbdscope.dissector.session.Side side : org.nbdscope.dissector.session.Side.values()) {
                assertEquals(expected.messages(0, side), found.messages(0, side), "seed " + seed);
            }
        }
    }

    private static List<Piece> disturbed(Random random, List<Piece> segments) {
        List<Piece> all = new ArrayList<>();
        for (Piece piece : segments) {
            int before = Math.min(piece.offset(), random.nextInt(10) == 0 ? random.nextInt(50) : 0);
            all.add(new Piece(piece.from(), piece.offset() - before, piece.length() + before, false));
            if (random.nextInt(8) == 0) {
                all.add(piece);
            }
        }
        // Packets of one side pass each other; nobody is answered before he has spoken.
        for (int i = 0; i < all.size() - 1; i++) {
            int run = i;
            while (run < all.size() && all.get(run).from() == all.get(i).from() && run - i < 5) {
                run++;
            }
            if (random.nextInt(4) == 0) {
                Collections.shuffle(all.subList(i, run), random);
            }
            i = run - 1;
        }
        return all;
    }

    @Test
    void aLostSegmentTakesOnlyWhatItTouches() {
        lost(false, 1_000);
    }

    @Test
    void aLostSegmentInvitesNoPayloadToPlayTheMessage() {
        lost(true, 10_000);
    }

    private static void lost(boolean deceitful, long firstSeed) {
        List<String> failures = new ArrayList<>();
        for (long seed = firstSeed; seed < firstSeed + ROUNDS; seed++) {
            Random random = new Random(seed);
            HeaderMode mode = MODES[random.nextInt(3)];
            Conversation talk = conversation(random, mode, deceitful);
            List<Piece> segments = segments(random, talk, 200 + random.nextInt(1260));
            int dropped = random.nextInt(segments.size());
            segments.set(dropped, segments.get(dropped).asLost());
            Decoded expected = Decoded.of(talk);
            Decoded found = Decoded.of(script(talk).capture(segments));
            ModelInvariants.check(found.model());
            try {
                compare(expected, found, segments.get(dropped));
            } catch (AssertionError e) {
                failures.add("seed " + seed + ", " + mode + ", without " + segments.get(dropped) + ": " + e.getMessage());
            }
        }
        assertTrue(failures.isEmpty(), () -> failures.size() + " of " + ROUNDS + ":\n" + String.join("\n", failures));
    }

    private static void compare(Decoded expected, Decoded found, Piece gap) {
        for (org.nbdscope.dissector.session.Side side : org.nbdscope.dissector.session.Side.values()) {
            boolean hit = side.name().equals(gap.from().name());
            if (found.model().sessions().isEmpty()) {
                throw new AssertionError("no session");
            }
            List<DecodedMessage> all = expected.messages(0, side);
            List<DecodedMessage> some = found.messages(0, side);
            Set<DecodedMessage> originals = new HashSet<>();
            all.forEach(message -> originals.add(message.alone()));
            Set<DecodedMessage> decoded = new HashSet<>();
            for (DecodedMessage message : some) {
                decoded.add(message.alone());
                boolean unknown = message.kind() == MessageKind.SIMPLE_REPLY && message.transaction() < 0;
                if (message.kind() != MessageKind.UNDECODED && !unknown) {
                    assertTrue(originals.contains(message.alone()), "invented " + message);
                }
                if (unknown) {
                    assertTrue(all.stream().anyMatch(original -> original.streamOffset() == message.streamOffset()
                        && original.cookie() == message.cookie()), "invented " + message);
                }
            }
            for (DecodedMessage message : all) {
                boolean touched = hit && message.streamOffset() < gap.end() && message.end() > gap.offset();
                boolean lostRequest = !hit && message.kind().isReply() && replyOfLost(expected, message, gap);
                // Without the greeting nobody knows what the client's first bytes are.
                boolean flags = message.kind() == MessageKind.CLIENT_FLAGS && gap.from() == Side.SERVER && gap.offset() < 18;
                assertTrue(touched || lostRequest || flags || decoded.contains(message.alone()), "lost " + message);
            }
            if (hit) {
                List<DecodedMessage> before = all.stream().filter(message -> message.end() <= gap.offset()).toList();
                assertEquals(before, some.subList(0, Math.min(before.size(), some.size())), "before the gap");
            }
        }
    }

    /** Whether the gap touches the request that this answers: of a simple reply nobody knows then how long it is. */
    private static boolean replyOfLost(Decoded expected, DecodedMessage reply, Piece gap) {
        return expected.messages().stream().anyMatch(message -> message.kind().isRequest() && message.transaction() == reply.transaction()
            && message.streamOffset() < gap.end() && message.end() > gap.offset());
    }
}
