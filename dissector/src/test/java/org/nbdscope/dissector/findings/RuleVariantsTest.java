package org.nbdscope.dissector.findings;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nbdscope.dissector.testing.HeaderMode;
import org.nbdscope.dissector.testing.PacketVariant;

/** The same streams in other packets are judged the same. */
class RuleVariantsTest {

    /** Larger captures take too long in small packets. */
    private static final int SMALL = 1 << 17;
    private static final int FILE_HEADER = 24;
    private static final int RECORD_HEADER = 16;

    @ParameterizedTest
    @EnumSource(PacketVariant.class)
    void otherPacketsAreJudgedTheSame(PacketVariant variant) {
        RulesTest.cases().filter(broken -> broken.capture().length < SMALL && !isTransport(broken.code()))
            .forEach(broken -> compare(variant, broken));
    }

    /** Packets that are cut, in the middle of headers or behind them, hide errors and make none. */
    @ParameterizedTest
    @ValueSource(ints = {70, 82, 84, 86, 90, 94, 100, 110, 128, 262})
    void cutPacketsMakeNoOtherError(int bytes) {
        RulesTest.cases().filter(broken -> broken.capture().length < SMALL).forEach(broken -> {
            Judged judged = Judged.of(cut(broken.capture(), bytes));
            Set<String> more = new TreeSet<>(judged.codes(Severity.WARNING));
            more.removeAll(broken.expected());
            assertEquals(Set.of(), more, () -> broken + "\n" + judged);
        });
    }

    private static byte[] cut(byte[] pcap, int bytes) {
        ByteBuffer records = ByteBuffer.wrap(pcap.clone()).order(ByteOrder.LITTLE_ENDIAN);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(pcap, 0, FILE_HEADER);
        for (int at = FILE_HEADER; at < pcap.length; ) {
            int length = records.getInt(at + 8);
            int kept = Math.min(length, bytes);
            records.putInt(at + 8, kept);
            out.write(records.array(), at, RECORD_HEADER + kept);
            at += RECORD_HEADER + length;
        }
        return out.toByteArray();
    }

    @ParameterizedTest
    @ValueSource(ints = {70, 82, 84, 86, 90, 94, 100, 110, 128, 262})
    void cutPacketsMakeNoValidSessionWrong(int bytes) {
        for (HeaderMode mode : HeaderMode.values()) {
            Judged judged = Judged.of(cut(Judged.capture(Valid.everything(mode), Judged.Ending.CLIENT, 0), bytes));
            assertEquals(Set.of(), judged.codes(Severity.WARNING), judged::toString);
        }
    }

    /** What is said of the packets themselves does depend on them. */
    private static boolean isTransport(String code) {
        return TransportRules.rules().contains(RuleBook.of(code));
    }

    private static void compare(PacketVariant variant, RuleCase broken) {
        Judged plain = Judged.of(broken.capture());
        Judged other = Judged.of(variant.of(broken.capture()));
        assertEquals(plain.codes(Severity.WARNING), other.codes(Severity.WARNING), () -> broken + "\n" + other);
        Finding expected = plain.of(broken.code());
        Finding found = other.of(broken.code());
        assertNotNull(found, () -> broken + "\n" + other);
        assertEquals(expected.fault(), found.fault(), broken::name);
        assertEquals(expected.count(), found.count(), broken::name);
        assertEquals(expected.severity(Profile.MAIN), found.severity(Profile.MAIN), broken::name);
        assertEquals(expected.offset(), found.offset(), broken::name);
        // Where the next message is found again may depend on where segments begin.
        assertEquals(expected.length(), broken.code().equals("DESYNC") ? expected.length() : found.length(), broken::name);
        assertArrayEquals(expected.transactions(), found.transactions(), broken::name);
    }
}
