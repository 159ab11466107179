package org.nbdscope.dissector.findings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.nbdscope.dissector.analysis.PeerFingerprint;
import org.nbdscope.dissector.analysis.PeerGuess;

/** What programs are known to make of findings. */
class ToleranceTest {

    private static Finding finding(String code) {
        Rule rule = RuleBook.of(code);
        return new Finding(rule, null, rule.fault(), null);
    }

    @Test
    void everyNoteIsOnARuleAndForAProgram() {
        for (String subject : Tolerance.subjects()) {
            String code = subject.substring(0, subject.indexOf(' '));
            assertNotNull(RuleBook.of(code), subject);
            assertTrue(PeerFingerprint.PROGRAMS.contains(subject.substring(code.length() + 1)), subject);
        }
        assertEquals(Tolerance.subjects().size(), new HashSet<>(Tolerance.subjects()).size());
    }

    @Test
    void theNoteSaysHowSureTheGuessIs() {
        Finding error = finding("ERRMSG_BOUNDS");
        String sentence = "qemu: it drops the connection where an error chunk has more than 1000 bytes.";
        assertEquals(List.of("The client looks like " + sentence),
                Tolerance.notes(error, new PeerFingerprint(new PeerGuess("qemu", true, "its cookies"), null)));
        assertEquals(List.of("If the client is " + sentence),
                Tolerance.notes(error, new PeerFingerprint(new PeerGuess("qemu", false, "its cookies"), null)));
    }

    @Test
    void withoutTheProgramThereIsNoNote() {
        assertEquals(List.of(), Tolerance.notes(finding("ERRMSG_BOUNDS"), new PeerFingerprint(null, null)));
        assertEquals(List.of(), Tolerance.notes(finding("ERRMSG_BOUNDS"),
                new PeerFingerprint(new PeerGuess("libnbd", true, "its cookies"), new PeerGuess("qemu-nbd", true, "its sizes"))));
        assertEquals(List.of(), Tolerance.notes(finding("BAD_MAGIC"),
                new PeerFingerprint(new PeerGuess("qemu", true, "its cookies"), null)));
    }
}
