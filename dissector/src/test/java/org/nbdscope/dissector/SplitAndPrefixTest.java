package org.nbdscope.dissector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.nbdscope.dissector.model.CaptureModel;
import org.nbdscope.dissector.session.MessageKind;
import org.nbdscope.dissector.session.Side;
import org.nbdscope.dissector.testing.Decoded;
import org.nbdscope.dissector.testing.DecodedMessage;
import org.nbdscope.dissector.testing.ModelInvariants;
import org.nbdscope.dissector.testing.SampleCaptures;
import org.nbdscope.dissector.testing.Splitter;

/** What the decoder says does not depend on how the streams come in pieces, nor on what comes afterwards. */
class SplitAndPrefixTest {

    private static final int[] PIECES = {1, 2, 3, 7, 1460};
    private static final int PREFIXES = 12;

    @TestFactory
    Stream<DynamicTest> piecesOfAnySizeGiveTheSameMessages() throws IOException {
        return SampleCaptures.all().stream().map(capture -> DynamicTest.dynamicTest(SampleCaptures.nameOf(capture), () -> split(capture)));
    }

    private static void split(Path capture) throws IOException {
        Decoded whole = Decoded.of(capture);
        for (int piece : PIECES) {
            Decoded split = Decoded.of(capture, Long.MAX_VALUE, listener -> new Splitter(listener, piece));
            ModelInvariants.check(split.model());
            assertEquals(whole.model().sessions().size(), split.model().sessions().size());
            for (int session = 0; session < whole.model().sessions().size(); session++) {
                for (Side side : Side.values()) {
                    compare(whole.messages(session, side), split.messages(session, side), capture + ", pieces of " + piece + ": ");
                }
            }
        }
    }

    private static void compare(List<DecodedMessage> expected, List<DecodedMessage> found, String where) {
        for (int i = 0; i < Math.min(expected.size(), found.size()); i++) {
            assertEquals(expected.get(i), found.get(i), where + i);
        }
        assertEquals(expected.size(), found.size(), where);
    }

    @TestFactory
    Stream<DynamicTest> aPrefixGivesAPrefix() throws IOException {
        return SampleCaptures.all().stream().map(capture -> DynamicTest.dynamicTest(SampleCaptures.nameOf(capture), () -> prefixes(capture)));
    }

    private static void prefixes(Path capture) throws IOException {
        CaptureModel whole = Decoded.of(capture).model();
        int packets = whole.messages().count() == 0 ? 0 : (int) whole.messages().frame(whole.messages().count() - 1);
        long seed = capture.getFileName().toString().hashCode();
        Random random = new Random(seed);
        for (int i = 0; i < PREFIXES; i++) {
            int prefix = 1 + random.nextInt(packets);
            CaptureModel part = Decoded.of(capture, prefix, UnaryOperator.identity()).model();
            ModelInvariants.check(part);
            compare(whole, part, capture + ", seed " + seed + ", " + prefix + " packets: ");
        }
    }

    /**
     * Rows of the part equal the whole's until the first that the end of the capture changes. From there on only what waited behind a
     * hole may come, earlier than in the whole, or what never ended.
     */
    private static void compare(CaptureModel whole, CaptureModel part, String where) {
        int row = 0;
        while (row < part.messages().count() && row < whole.messages().count() && line(whole, row).equals(line(part, row))) {
            row++;
        }
        Set<DecodedMessage> later = new HashSet<>();
        for (int rest = row; rest < whole.messages().count(); rest++) {
            later.add(DecodedMessage.of(whole, rest).alone());
        }
        for (int rest = row; rest < part.messages().count(); rest++) {
            DecodedMessage message = DecodedMessage.of(part, rest);
            if (message.kind() != MessageKind.UNDECODED) {
                assertTrue(later.contains(message.alone()), where + "row " + rest + " " + line(part, rest) + " is not in the whole");
            }
        }
    }

    private static String line(CaptureModel model, int row) {
        return model.messages().frame(row) + " " + model.messages().firstFrame(row) + " " + model.messages().timeNanos(row) + " "
            + DecodedMessage.of(model, row);
    }
}
