package org.nbdscope.dissector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nbdscope.dissector.capture.CaptureReader;
import org.nbdscope.dissector.capture.Frame;
import org.nbdscope.dissector.model.CaptureModel;
import org.nbdscope.dissector.model.MessageTable;
import org.nbdscope.dissector.model.TransactionTable;
import org.nbdscope.dissector.packet.Outcome;
import org.nbdscope.dissector.packet.PacketDecoder;
import org.nbdscope.dissector.packet.TcpSegment;
import org.nbdscope.dissector.session.Session;
import org.nbdscope.dissector.session.Side;
import org.nbdscope.dissector.testing.Decoded;
import org.nbdscope.dissector.testing.LossyFrames;
import org.nbdscope.dissector.testing.ModelInvariants;
import org.nbdscope.dissector.testing.SampleCaptures;

/**
 * Captures often lack packets: a filter left them out, or the machine was too busy. Of a transaction whose own packets are all there, when
 * it was asked and answered must not depend on that.
 */
class MissingPacketsTest {

    /** Here packets were sent again, or requests were answered twice: where the first is lost, the second one is what counts. */
    private static final Set<String> SAID_TWICE = Set.of("lossy-wire", "wrong-replies");
    /** Here only SYN shows that another connection has the ports. */
    private static final Set<String> PORTS_USED_AGAIN = Set.of("mixed-traffic-port-reuse");
    private static final int CAPTURES = 12;
    private static final int FULL_SEGMENT = 1000;

    private static Stream<Path> besides(Set<String> names) throws IOException {
        return SampleCaptures.all().stream().filter(capture -> !names.contains(SampleCaptures.nameOf(capture)));
    }

    static Stream<Path> portsUsedOnce() throws IOException {
        return besides(PORTS_USED_AGAIN);
    }

    static Stream<Path> saidOnce() throws IOException {
        return besides(SAID_TWICE);
    }

    @ParameterizedTest
    @MethodSource("portsUsedOnce")
    void withoutPacketsThatCarryNothing(Path capture) throws IOException {
        PacketDecoder packets = new PacketDecoder();
        TcpSegment segment = new TcpSegment();
        CaptureModel part = without(capture, frame -> packets.decode(frame, segment) == Outcome.TCP && segment.payloadLength == 0);
        CaptureModel whole = Decoded.of(capture).model();
        assertEquals(whole.transactions().count(), part.transactions().count());
        assertEquals(comparable(whole), compare(whole, part, capture + " without empty packets: "));
    }

    @ParameterizedTest
    @MethodSource("saidOnce")
    void withoutAnyPackets(Path capture) throws IOException {
        CaptureModel whole = Decoded.of(capture).model();
        for (int seed = 0; seed < CAPTURES; seed++) {
            Random random = new Random(seed);
            int inHundred = 1 + random.nextInt(40);
            CaptureModel part = without(capture, frame -> random.nextInt(100) < inHundred);
            compare(whole, part, capture + ", seed " + seed + ", without " + inHundred + " %: ");
        }
    }

    /** Only what is short stays, as where a filter looked for small messages: of most replies little is there. */
    @ParameterizedTest
    @MethodSource("saidOnce")
    void withoutLongPackets(Path capture) throws IOException {
        compare(Decoded.of(capture).model(), without(capture, frame -> frame.originalLength > FULL_SEGMENT), capture + ", short: ");
    }

    private static CaptureModel without(Path capture, Predicate<Frame> lost) throws IOException {
        try (CaptureReader reader = CaptureReader.open(capture)) {
            CaptureModel model = Decoded.of(new LossyFrames(reader, lost)).model();
            ModelInvariants.check(model);
            return model;
        }
    }

    private static long comparable(CaptureModel model) {
        return IntStream.range(0, model.transactions().count()).filter(row -> isAnswered(model, row) && ownCookie(model, row)).count();
    }

    private static boolean isAnswered(CaptureModel model, int row) {
        return model.transactions().request(row) != MessageTable.NONE && model.transactions().answered(row);
    }

    /** Returns how many transactions the part has whole. */
    private static long compare(CaptureModel whole, CaptureModel part, String where) {
        Map<String, Integer> rows = new HashMap<>();
        for (int row = 0; row < whole.transactions().count(); row++) {
            rows.put(key(whole, row), row);
        }
        long same = 0;
        for (int row = 0; row < part.transactions().count(); row++) {
            Integer original = rows.get(key(part, row));
            if (original != null && isAnswered(part, row) && ownCookie(whole, original) && missing(whole, original) == missing(part, row)) {
                assertTrue(isAnswered(whole, original), where + key(part, row));
                assertEquals(times(whole, original), times(part, row), where + key(part, row));
                same++;
            }
        }
        return same;
    }

    /** The connection and the place of the request in its stream. */
    private static String key(CaptureModel model, int row) {
        Session session = model.session(model.transactions().session(row));
        int request = model.transactions().request(row);
        int client = session.direction(Side.CLIENT);
        return session.connection().endpoint(client) + " " + session.connection().endpoint(1 - client) + " "
            + (request == MessageTable.NONE ? "unknown" : session.connection().sequenceOf(client, model.messages().streamOffset(request)));
    }

    /** Else a reply may be that to a request which is not in the capture. */
    private static boolean ownCookie(CaptureModel model, int row) {
        TransactionTable all = model.transactions();
        return IntStream.range(0, all.count())
            .filter(other -> all.session(other) == all.session(row) && all.cookie(other) == all.cookie(row)).count() == 1;
    }

    private static long missing(CaptureModel model, int row) {
        long missing = model.messages().missing(model.transactions().request(row));
        for (int reply = model.transactions().lastReply(row); reply != MessageTable.NONE; reply = model.messages().previous(reply)) {
            missing += model.messages().missing(reply);
        }
        return missing;
    }

    private static String times(CaptureModel model, int row) {
        return times(model.messages(), model.transactions().request(row)) + ", answered "
            + times(model.messages(), model.transactions().lastReply(row));
    }

    private static String times(MessageTable messages, int row) {
        return "from " + messages.firstFrame(row) + " at " + messages.firstTimeNanos(row) + " to " + messages.frame(row) + " at "
            + messages.timeNanos(row);
    }
}
