package org.nbdscope.dissector.findings;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.nbdscope.dissector.findings.Judged.Ending;
import org.nbdscope.dissector.testing.Conversation;
import org.nbdscope.dissector.testing.HeaderMode;
import org.nbdscope.dissector.testing.NbdEncoder;
import org.nbdscope.dissector.testing.NbdEncoder.Field;
import org.nbdscope.dissector.testing.PacketVariant;
import org.nbdscope.dissector.testing.PcapOutput;
import org.nbdscope.dissector.testing.Wire;

/**
 * Peers that break no rule, several requests at once, with cookies that are counted or used again as soon as they are free; and a capture
 * that lost much of it. What a reply belongs to must then be found out, or nothing said.
 */
class LossySessionsTest {

    private static final int ROUNDS = 6;
    private static final int SEEDS = 200;
    private static final byte[] DATA = TruthCases.ones(2048);

    private final Random random = new Random();
    private HeaderMode mode;
    private NbdEncoder requests;
    private NbdEncoder replies;

    static IntStream seeds() {
        return IntStream.range(0, SEEDS);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void nothingIsWrong(int seed) {
        random.setSeed(seed);
        mode = HeaderMode.values()[random.nextInt(3)];
        byte[] plain = conversation(random.nextBoolean()).toPcap(List.of(65_000, 1448, 500, 100, 33).get(random.nextInt(5)),
            PcapOutput.WHOLE_PACKETS);
        byte[] capture = random.nextBoolean() ? PacketVariant.COALESCED.of(plain) : plain;
        for (int i = 0; i < 8; i++) {
            int rate = 2 + random.nextInt(20);
            int first = 1 + random.nextInt(Judged.packets(capture));
            int last = first + random.nextInt(3);
            byte[] cut = Judged.cut(capture, 54 + random.nextInt(i < 4 ? 150 : 1200));
            silent(cut, "cut, " + i, packet -> false);
            silent(cut, "cut and lost, " + i, packet -> packet >= first && packet <= last);
            silent(capture, "lost here and there, " + i, packet -> random.nextInt(rate) == 0);
        }
    }

    private static void silent(byte[] capture, String how, IntPredicate lost) {
        Judged judged = Judged.of(Judged.without(capture, lost));
        Set<String> codes = new TreeSet<>(judged.codes(Severity.WARNING));
        // What is lost on the way looks like what the network repeats.
        codes.remove("RETRANSMIT");
        assertEquals(Set.of(), codes, () -> how + "\n" + judged);
    }

    private Conversation conversation(boolean sameCookies) {
        Conversation conversation = new Conversation(mode).handshake(Valid.export(mode).withBlockSizes(1, 512, 1 << 25));
        long cookie = 1000;
        for (int round = 0; round < ROUNDS; round++) {
            requests = new NbdEncoder(mode);
            replies = new NbdEncoder(mode);
            List<Runnable> answers = new ArrayList<>();
            int count = 1 + random.nextInt(4);
            for (int i = 0; i < count; i++) {
                answers.add(request(sameCookies ? i : cookie++, 4096L * (random.nextInt(1000) + 1000 * i), 512 << random.nextInt(3)));
            }
            Collections.shuffle(answers, random);
            answers.forEach(Runnable::run);
            byte[] asked = requests.toByteArray();
            byte[] answered = replies.toByteArray();
            conversation.client(c -> c.raw(asked)).server(s -> s.raw(answered));
        }
        return conversation.flush().disconnect();
    }

    /** Writes a request, and returns what writes its reply. */
    private Runnable request(long cookie, long offset, int length) {
        int command = List.of(Wire.CMD_READ, Wire.CMD_WRITE, Wire.CMD_TRIM, Wire.CMD_CACHE, Wire.CMD_BLOCK_STATUS)
            .get(random.nextInt(mode == HeaderMode.SIMPLE ? 4 : 5));
        if (command == Wire.CMD_WRITE) {
            int flags = Wire.CMD_FLAG_FUA | (mode == HeaderMode.EXTENDED ? Wire.CMD_FLAG_PAYLOAD_LEN : 0);
            requests.requestWithPayload(flags, command, cookie, offset, Arrays.copyOf(DATA, length));
        } else {
            requests.request(0, command, cookie, offset, length);
        }
        return switch (command) {
            case Wire.CMD_READ -> () -> read(cookie, offset, length);
            case Wire.CMD_BLOCK_STATUS -> () -> replies.blockStatusChunk(Wire.REPLY_FLAG_DONE, cookie, offset, 1, length, 0);
            default -> () -> done(replies, cookie, offset);
        };
    }

    private void read(long cookie, long offset, int length) {
        if (mode == HeaderMode.SIMPLE) {
            replies.simpleReply(0, cookie, Arrays.copyOf(DATA, length));
        } else if (random.nextBoolean()) {
            replies.dataChunk(Wire.REPLY_FLAG_DONE, cookie, offset, offset, Arrays.copyOf(DATA, length));
        } else {
            replies.dataChunk(0, cookie, offset, offset + 256, Arrays.copyOf(DATA, length - 256))
                .dataChunk(0, cookie, offset, offset, Arrays.copyOf(DATA, 256)).noneChunk(cookie, offset);
        }
    }

    private static void done(NbdEncoder replies, long cookie, long offset) {
        if (replies.mode() == HeaderMode.EXTENDED) {
            replies.noneChunk(cookie, offset);
        } else {
            replies.simpleReply(0, cookie);
        }
    }

    /** A reply cannot be read, and its cookie is used again: the next reply with it is the later request's. */
    @ParameterizedTest
    @EnumSource(HeaderMode.class)
    void theCookieOfAReplyThatCouldNotBeReadIsUsedAgain(HeaderMode headers) {
        Conversation conversation = Valid.session(headers).client(c -> c.request(0, Wire.CMD_TRIM, 70, 4096, 512))
            .server(s -> done(s.with(Field.MAGIC, 1), 70, 4096));
        for (int i = 0; i < 3; i++) {
            long offset = 8192L * i;
            conversation.client(c -> c.request(0, Wire.CMD_CACHE, 70, offset, 512)).server(s -> done(s, 70, offset));
        }
        Judged judged = Judged.of(Judged.capture(conversation.disconnect(), Ending.CLIENT, 0));
        assertEquals(Set.of("DESYNC"), judged.codes(Severity.WARNING), judged::toString);
    }

    /** Of a client that uses cookies twice the capture has not the first request; the reply to that is no wrong reply to the second. */
    static Stream<Conversation> twiceAtOnce() {
        return Stream.of(HeaderMode.STRUCTURED, HeaderMode.EXTENDED).flatMap(headers -> Stream.of(4096, 512).map(length -> Valid.session(headers)
            .client(c -> c.request(0, Wire.CMD_READ, 70, 0, length))
            .client(c -> c.request(0, Wire.CMD_BLOCK_STATUS, 70, 8192, 512))
            .server(s -> s.dataChunk(1, 70, 0, 0, Arrays.copyOf(DATA, 512)).blockStatusChunk(1, 70, 8192, 1, 512, 0)).disconnect()));
    }

    @ParameterizedTest
    @MethodSource("twiceAtOnce")
    void theFirstOfTwoRequestsWithOneCookieIsLost(Conversation conversation) {
        byte[] capture = Judged.capture(conversation, Ending.CLIENT, 0);
        long first = Judged.packetOf(capture, Judged.of(capture).of("COOKIE_IN_FLIGHT_REUSED")) - 1;
        Judged judged = Judged.without(capture, first);
        assertEquals(Set.of(), judged.codes(Severity.WARNING), judged::toString);
    }

    @ParameterizedTest
    @EnumSource(HeaderMode.class)
    void theFirstOfTwoRequestsWithOneCookieCannotBeRead(HeaderMode headers) {
        Conversation conversation = Valid.session(headers)
            .client(c -> c.with(Field.MAGIC, 1).request(0, Wire.CMD_CACHE, 70, 0, 4096))
            .client(c -> c.request(0, Wire.CMD_TRIM, 70, 8192, 512)).server(s -> {
                done(s, 70, 0);
                done(s, 70, 8192);
            });
        Judged judged = Judged.of(Judged.capture(conversation.disconnect(), Ending.CLIENT, 0));
        assertEquals(Set.of("DESYNC"), judged.codes(Severity.WARNING), judged::toString);
    }

    /** Captures mix the packets of the two directions a little. */
    @ParameterizedTest
    @EnumSource(HeaderMode.class)
    void packetsInAnotherOrder(HeaderMode headers) {
        byte[] capture = Judged.capture(Valid.everything(headers), Ending.CLIENT, 0);
        for (int packet = 4; packet < Judged.packets(capture); packet++) {
            Judged judged = Judged.of(Judged.swapped(capture, packet));
            assertEquals(Set.of(), judged.codes(Severity.WARNING), packet + "\n" + judged);
        }
    }

    /** Small segments, so that some have one byte alone: its acknowledgement looks like that of a FIN. */
    @ParameterizedTest
    @EnumSource(HeaderMode.class)
    void aSegmentOfOneByteIsLost(HeaderMode headers) {
        for (int segment : List.of(3, 7, 9)) {
            byte[] capture = Valid.session(headers).flush().trim(0, 4096).disconnect().toPcap(segment, PcapOutput.WHOLE_PACKETS);
            for (int packet = 4; packet <= Judged.packets(capture); packet++) {
                int only = packet;
                silent(capture, "segments of " + segment + " without " + only, lost -> lost == only);
            }
        }
    }

    /** Only a greeting is one, not what is found behind the hole in it. */
    @Test
    void aHoleInTheGreeting() {
        for (int segment : List.of(3, 5, 7, 8, 11)) {
            byte[] capture = Valid.structured().disconnect().toPcap(segment, PcapOutput.WHOLE_PACKETS);
            for (int packet = 4; packet < 10; packet++) {
                int first = packet;
                for (int count = 1; count < 8; count++) {
                    int last = packet + count;
                    silent(capture, "segments of " + segment + " without " + first + " to " + last, lost -> lost >= first && lost <= last);
                }
            }
        }
    }
}
