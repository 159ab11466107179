package org.nbdscope.dissector.findings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.nbdscope.dissector.findings.Judged.Ending;
import org.nbdscope.dissector.testing.HeaderMode;

/** Each rule is broken once, alone, and found; and is not found where the bytes are missing. */
class RulesTest {

    private static final List<RuleCase> CASES = Stream
        .of(HandshakeCases.all(), RequestCases.all(), ReplyCases.all(), BlockStatusCases.all(), TrafficCases.all(),
            TruthCases.all(), TransportCases.all())
        .flatMap(List::stream).toList();
    /** Larger captures take too long packet by packet. */
    private static final int SMALL = 1 << 18;

    static Stream<RuleCase> cases() {
        return CASES.stream();
    }

    static Stream<RuleCase> smallCases() {
        return CASES.stream().filter(broken -> broken.capture().length < SMALL);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void aBrokenRuleIsFoundAlone(RuleCase broken) {
        Judged judged = Judged.of(broken.capture());
        Finding finding = judged.of(broken.code());
        assertNotNull(finding, () -> broken + "\n" + judged);
        Set<String> found = judged.codes(Severity.WARNING);
        found.add(broken.code());
        assertEquals(broken.expected(), found, () -> broken + "\n" + judged);
        assertTrue(judged.faults(broken.code()).contains(broken.fault()), judged::toString);
        assertTrue(finding.text().length() > 10, finding::text);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void aGapInThePlaceHidesIt(RuleCase broken) {
        Finding finding = Judged.of(broken.capture()).of(broken.code());
        assertNotNull(finding);
        boolean placed = finding.frame() != Finding.NONE;
        long first = placed ? Judged.packetOf(broken.capture(), finding) : 1;
        long last = placed ? first : Judged.packets(broken.capture());
        // What is about a session as a whole has no place of its own: then it needs one packet at least.
        assertTrue(LongStream.rangeClosed(first, last).anyMatch(packet -> hides(broken, finding, packet)), finding::text);
    }

    private static boolean hides(RuleCase broken, Finding finding, long packet) {
        Finding rest = Judged.without(broken.capture(), packet).of(broken.code());
        return rest == null || rest.count() < finding.count();
    }

    /** Whatever packet the capture lost, no error and no warning may come of it. */
    @ParameterizedTest
    @MethodSource("smallCases")
    void noGapMakesAnotherError(RuleCase broken) {
        for (int packet = 1; packet <= Judged.packets(broken.capture()); packet++) {
            Judged judged = Judged.without(broken.capture(), packet);
            Set<String> more = new TreeSet<>(judged.codes(Severity.WARNING));
            more.removeAll(broken.expected());
            int lost = packet;
            assertEquals(Set.of(), more, () -> "without packet " + lost + "\n" + judged);
        }
    }

    @ParameterizedTest
    @EnumSource(HeaderMode.class)
    void nothingIsWrongWithAValidSession(HeaderMode mode) {
        for (Ending ending : Ending.values()) {
            if (ending != Ending.SERVER) {
                Judged judged = Judged.of(Judged.capture(Valid.everything(mode), ending, 0));
                assertEquals(Set.of(), judged.codes(Severity.WARNING), judged::toString);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(HeaderMode.class)
    void noGapMakesAValidSessionWrong(HeaderMode mode) {
        byte[] capture = Judged.capture(Valid.everything(mode), Ending.CLIENT, 0);
        for (int packet = 1; packet <= Judged.packets(capture); packet++) {
            Judged judged = Judged.without(capture, packet);
            int lost = packet;
            assertEquals(Set.of(), judged.codes(Severity.WARNING), () -> "without packet " + lost + "\n" + judged);
        }
    }

    /** A capture that begins in the middle, wherever. */
    @ParameterizedTest
    @EnumSource(HeaderMode.class)
    void noLateBeginningMakesAValidSessionWrong(HeaderMode mode) {
        byte[] capture = Judged.capture(Valid.everything(mode), Ending.CLIENT, 0);
        while (Judged.packets(capture) > 1) {
            capture = Judged.later(capture);
            Judged judged = Judged.of(capture);
            assertEquals(Set.of(), judged.codes(Severity.WARNING), judged::toString);
        }
    }

    @Test
    void everyErrorAndWarningHasACase() {
        Set<String> without = new TreeSet<>();
        RuleBook.rules().forEach(rule -> without.add(rule.code()));
        cases().forEach(broken -> without.remove(broken.code()));
        assertEquals(Set.of(), without);
    }
}
