package org.nbdscope.app.view.find;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.nbdscope.dissector.tcp.Missing;

class StreamSearchTest {

    @Test
    void findsOverlappingPlacesWhereverPacketsDivideThem() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (String pattern : new String[] {"aab", "aa", "a", "abab", "aabaa"}) {
            StringBuilder text = new StringBuilder();
            random.ints(500, 0, 2).forEach(bit -> text.append((char) ('a' + bit)));
            List<Long> expected = new ArrayList<>();
            for (int at = text.indexOf(pattern); at >= 0; at = text.indexOf(pattern, at + 1)) {
                expected.add((long) at);
            }
            List<Long> found = new ArrayList<>();
            StreamSearch search = search(pattern, found);
            for (int at = 0; at < text.length(); ) {
                int length = Math.min(text.length() - at, 1 + random.nextInt(7));
                search.data(1, ByteBuffer.wrap(text.toString().getBytes(StandardCharsets.US_ASCII)), at, length, 1, 0, 1);
                at += length;
            }
            assertEquals(expected, found, pattern + ", seed " + seed);
        }
    }

    @Test
    void findsNothingAcrossAGap() {
        List<Long> found = new ArrayList<>();
        StreamSearch search = search("abc", found);
        search.data(0, ByteBuffer.wrap(new byte[] {'a', 'b'}), 0, 2, 1, 0, 1);
        search.missing(0, 5, Missing.LOST, 2, 0);
        search.data(0, ByteBuffer.wrap(new byte[] {'c', 'a', 'b', 'c'}), 0, 4, 3, 0, 3);
        assertEquals(List.of(8L), found);
    }

    private static StreamSearch search(String text, List<Long> found) {
        byte[] pattern = text.getBytes(StandardCharsets.US_ASCII);
        return new StreamSearch(null, pattern, StreamSearch.failure(pattern), (connection, direction, offset) -> found.add(offset));
    }
}
