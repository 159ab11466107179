package org.nbdscope.app.view.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** With a width of one for each letter. */
class LaneWordsTest {

    private final LaneWords words = new LaneWords(":51080", "[::1]:51080", List.of("8 errors"), List.of("8 read", "2 write"), "10 requests");

    private static String fitting(LaneWords words, int room) {
        return words.fitting(room, String::length).stream().map(LaneWords.Part::text).collect(Collectors.joining());
    }

    @Test
    void whatMattersLeastIsLeftOutWhole() {
        assertEquals("[::1]:51080 · 8 errors · 8 read, 2 write", words.whole());
        assertEquals(":51080 · 8 errors · 8 read, 2 write", fitting(words, 35));
        assertEquals(":51080 · 8 errors · 10 requests", fitting(words, 34));
        assertEquals("8 errors · 8 read, 2 write", fitting(words, 30));
        assertEquals("8 errors · 10 requests", fitting(words, 25));
        assertEquals("8 errors", fitting(words, 21));
        assertEquals(":51080", fitting(words, 7));
        assertEquals("…", fitting(words, 3));
    }

    @Test
    void manyRequestsAreSummedUpBeforeTheirConnectionIsLeftOut() {
        LaneWords many = new LaneWords(":40001", "[::1]:40001", List.of(), List.of("149 840 read", "50 003 write"), "199 843 requests");
        assertEquals(":40001 · 199 843 requests", fitting(many, 30));
    }

    @Test
    void aConnectionWithoutRequestsHasOnlyItsName() {
        LaneWords quiet = new LaneWords(":40001", "[::1]:40001", List.of(), List.of(), "");
        assertEquals("[::1]:40001", quiet.whole());
        assertEquals(":40001", fitting(quiet, 6));
    }
}
