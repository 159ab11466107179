package org.nbdscope.app.view.findings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.nbdscope.app.view.CaptureDocument;
import org.nbdscope.app.view.Samples;
import org.nbdscope.dissector.findings.RuleBook;

/** Fields of which single bits break a rule, in real captures. */
@Timeout(60)
class FieldBitsTest {

    private static FieldBits bits(String file, String code) throws Exception {
        try (CaptureDocument document = CaptureDocument.open(Samples.file(file))) {
            assertTrue(document.awaitEnd(30_000));
            PlacedFinding placed = document.verdict().findings().stream().filter(each -> each.finding().rule().code().equals(code))
                    .findFirst().orElseThrow();
            return FieldBits.of(placed.finding().rule(), FieldAtFault.of(placed.finding().rule(),
                    document.content(placed.message()).get(30, TimeUnit.SECONDS).tree()));
        }
    }

    @Test
    void highStatusBits() throws Exception {
        FieldBits bits = bits("wrong-block-status.pcapng", "HIGH_STATUS_BITS");
        assertEquals("The upper 32 bits must be zero: bit 40 is set", bits.caption());
        assertEquals(64, bits.width());
        assertTrue(bits.isSet(40) && bits.isSubject(40));
        assertTrue(bits.isSet(0) && !bits.isSubject(0));
        assertFalse(bits.isSet(63));
    }

    @Test
    void aBitThatIsNotSet() throws Exception {
        FieldBits bits = bits("qemu-as-client.pcap.gz", "WRITE_WITHOUT_PAYLOAD_LEN");
        assertEquals(16, bits.width());
        assertTrue(bits.caption().endsWith("must say so: bit 5 is not set"), bits.caption());
    }

    @Test
    void everyRuleAboutBitsIsOneAndHasAField() {
        for (String code : FieldBits.codes()) {
            assertNotNull(RuleBook.of(code), code);
            assertTrue(FieldAtFault.codes().contains(code), code);
        }
    }

    @Test
    void otherRulesHaveNoBits() throws Exception {
        assertNull(bits("wrong-block-status.pcapng", "EXT_OFFSET"));
        assertNull(FieldBits.of(RuleBook.of("HIGH_STATUS_BITS"), null));
    }
}
