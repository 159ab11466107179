package org.nbdscope.app.view.coverage;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.nbdscope.dissector.analysis.MapCause;
import org.nbdscope.dissector.analysis.MapStep;

/** A disk of 1000 bytes over 100 columns. */
class StripBracketsTest {

    private static final int NOT_ANSWERED = -1;

    private final List<CoverageStep> steps = new ArrayList<>();

    /** Messages are numbered by ten, their replies one above. */
    private void asked(long from, long to) {
        add(from, to, steps.size() * 10 + 11);
    }

    private void add(long from, long to, int reply) {
        MapStep step = new MapStep(steps.size(), steps.size(), from, to - from, false, MapCause.FIRST, to, 1, null);
        steps.add(new CoverageStep(steps.size() + 1, 1, 1, 0, step, steps.size() * 10 + 10, reply));
    }

    private List<String> brackets() {
        return StripBrackets.of(steps, new ByteSpan(0, 1000), 100).stream().map(bracket -> bracket.from() + "-" + bracket.to()
                + (bracket.begins() ? "" : " from before") + (bracket.ends() ? "" : " goes on") + ": " + bracket.texts().get(0)).toList();
    }

    @Test
    void requestsBesideEachOtherHaveABracketEach() {
        asked(0, 400);
        asked(400, 1000);
        assertEquals(List.of("0-40: #10 · first", "40-100: #20 · first"), brackets());
    }

    @Test
    void theLastOfSeveralAboutOnePlaceIsSeen() {
        asked(0, 500);
        IntStream.range(0, 30).forEach(i -> asked(0, 800));
        assertEquals(List.of("0-80: #310 · first, after 29 others"), brackets(), "the first was not answered about all of it");
    }

    @Test
    void whatALaterOneCoversInTheMiddleHasTwoBrackets() {
        asked(0, 1000);
        asked(300, 600);
        assertEquals(List.of("0-30 goes on: #10 · first", "30-60: #20 · first, after 1 other", "60-100 from before: #10 · first"),
                brackets());
    }

    @Test
    void theReplyThatCameLastIsTheLastOne() {
        add(0, 1000, 40);
        add(0, 1000, 30);
        assertEquals(List.of("0-100: #10 · first, after 1 other"), brackets());
    }

    @Test
    void aNarrowOneHasAColumnAndOneWithoutReplyNothing() {
        asked(999, 1000);
        asked(5, 6);
        add(100, 900, NOT_ANSWERED);
        assertEquals(List.of("1-2: #20 · first", "99-100: #10 · first"), brackets());
    }
}
