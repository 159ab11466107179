package org.nbdscope.dissector.detail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.nbdscope.dissector.testing.Conversation;
import org.nbdscope.dissector.testing.Conversation.Export;
import org.nbdscope.dissector.testing.HeaderMode;
import org.nbdscope.dissector.testing.PacketScript;
import org.nbdscope.dissector.testing.PacketScript.Piece;
import org.nbdscope.dissector.testing.Side;

class WireSegmentTest {

    private static final int LAST = 100_000;

    private final Conversation conversation = new Conversation(HeaderMode.STRUCTURED).handshake(Export.of(1 << 30))
            .read(0, new byte[700]).read(4096, new byte[900]).read(512, new byte[300]).disconnect();
    private final List<Piece> pieces = new ArrayList<>(PacketScript.steps(conversation));

    private List<WireSegment> segments(long first, int most) throws IOException {
        PacketScript script = new PacketScript(stream(Side.CLIENT), stream(Side.SERVER), 40_000);
        try (LoadedCapture capture = LoadedCapture.of(script.capture(pieces))) {
            return capture.loader.segments(capture.model.session(0), first, LAST, most);
        }
    }

    private byte[] stream(Side side) {
        return conversation.stream(side);
    }

    private int nth(Side from, int nth) {
        List<Integer> places = new ArrayList<>();
        for (int place = 0; place < pieces.size(); place++) {
            if (pieces.get(place).from() == from) {
                places.add(place);
            }
        }
        return places.get(nth);
    }

    @Test
    void givesEverySegmentInItsOrder() throws IOException {
        List<WireSegment> segments = segments(1, LAST);
        assertEquals(pieces.size(), segments.size());
        for (int i = 0; i < pieces.size(); i++) {
            assertEquals(pieces.get(i).from().name(), segments.get(i).from().name());
            assertEquals(pieces.get(i).length(), segments.get(i).length());
            assertTrue(!segments.get(i).again() && segments.get(i).missing() == 0);
        }
    }

    @Test
    void knowsWhatCameBefore() throws IOException {
        int place = nth(Side.SERVER, 4);
        pieces.add(place + 2, pieces.get(place));
        List<WireSegment> segments = segments(1, LAST);
        assertEquals(List.of(place + 2), places(segments, true));
        List<WireSegment> later = segments(segments.get(place + 1).frame(), LAST);
        assertTrue(later.get(1).again(), "also where the first copy is before the packets wanted");
    }

    private static List<Integer> places(List<WireSegment> segments, boolean again) {
        List<Integer> places = new ArrayList<>();
        for (int i = 0; i < segments.size(); i++) {
            if (segments.get(i).again() == again) {
                places.add(i);
            }
        }
        return places;
    }

    @Test
    void saysWhatIsMissingBeforeASegment() throws IOException {
        int lost = nth(Side.SERVER, 4);
        int length = pieces.get(lost).length();
        pieces.set(lost, pieces.get(lost).asLost());
        List<WireSegment> segments = segments(1, LAST);
        assertEquals(pieces.size() - 1, segments.size());
        assertEquals(List.of((long) length), segments.stream().map(WireSegment::missing).filter(missing -> missing > 0).toList());
    }

    @Test
    void whatComesLateIsNotMissing() throws IOException {
        Collections.swap(pieces, nth(Side.SERVER, 4), nth(Side.SERVER, 5));
        List<WireSegment> segments = segments(1, LAST);
        assertTrue(segments.stream().allMatch(segment -> segment.missing() == 0 && !segment.again()), segments.toString());
    }

    @Test
    void readsNoMoreThanItIsTold() throws IOException {
        assertTrue(segments(1, 6).stream().allMatch(segment -> segment.frame() <= 6));
        assertEquals(List.of(), segments(LAST, LAST));
    }
}
