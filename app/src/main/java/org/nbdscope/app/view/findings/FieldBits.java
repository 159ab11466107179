package org.nbdscope.app.view.findings;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.nbdscope.dissector.detail.DetailNode;
import org.nbdscope.dissector.findings.Rule;
import org.nbdscope.dissector.protocol.CommandFlag;

/**
 * A field bit by bit, where single bits of it break a rule.
 *
 * @param name    of the field
 * @param width   how many bits it has: 16, 32 or 64
 * @param value   its bits
 * @param subject the bits that the rule is about; the others are as they may be
 * @param caption what is wrong, in words
 */
public record FieldBits(String name, int width, long value, long subject, String caption) {

    private static final long UPPER = 0xffff_ffff_0000_0000L;
    private static final long SIGN = 1L << 63;
    private static final String NAMELESS = "Bits without a name must be zero";

    private record About(int width, long bits, String sentence) {
    }

    private static final Map<String, About> RULES = Map.of(
            "HIGH_STATUS_BITS", new About(Long.SIZE, UPPER, "The upper 32 bits must be zero"),
            "RESERVED_BITS", new About(Long.SIZE, ~0b11L, "Only hole (bit 0) and zero (bit 1) have a meaning"),
            "EXTENT_SIGN_BIT", new About(Long.SIZE, SIGN, "With signed numbers this length is negative"),
            "SIZE_SIGN_BIT", new About(Long.SIZE, SIGN, "With signed numbers this size is negative"),
            "UNKNOWN_HS_FLAG", new About(Short.SIZE, 0xfffcL, NAMELESS),
            "UNKNOWN_REPLY_FLAGS", new About(Short.SIZE, 0xfffeL, NAMELESS),
            "UNKNOWN_COMMAND_FLAGS", new About(Short.SIZE, 0xffffL & -(1L << CommandFlag.values().length), NAMELESS),
            "WRITE_WITHOUT_PAYLOAD_LEN", new About(Short.SIZE, 1L << CommandFlag.NBD_CMD_FLAG_PAYLOAD_LEN.bit(),
                    "A write with an extended header has a payload, and must say so"));

    /** The bits of a field that breaks a rule; null where the rule is not about single bits, or the field's value is not known. */
    public static FieldBits of(Rule rule, DetailNode field) {
        About about = RULES.get(rule.code());
        if (about == null || field == null || !(field.raw() instanceof Long value)) {
            return null;
        }
        // A compact descriptor has only the lower half of what an extended one has.
        int width = (int) Math.min(about.width, field.length() * Byte.SIZE);
        long mask = width == Long.SIZE ? -1 : (1L << width) - 1;
        long subject = about.bits & mask;
        return new FieldBits(field.label(), width, value & mask, subject, about.sentence + ": " + bits(value & mask, subject));
    }

    /** {@code bit 40 is set}, {@code bits 5 and 6 are set}, {@code bit 5 is not set}. */
    private static String bits(long value, long subject) {
        List<String> set = new ArrayList<>();
        for (int bit = 0; bit < Long.SIZE; bit++) {
            if ((value & subject & 1L << bit) != 0) {
                set.add(Integer.toString(bit));
            }
        }
        if (set.isEmpty()) {
            return "bit " + Long.numberOfTrailingZeros(subject) + " is not set";
        }
        return (set.size() == 1 ? "bit " + set.get(0) + " is" : "bits " + String.join(", ", set.subList(0, set.size() - 1)) + " and "
                + set.get(set.size() - 1) + " are") + " set";
    }

    /** Whether a bit is set. */
    public boolean isSet(int bit) {
        return (value & 1L << bit) != 0;
    }

    /** Whether the rule is about a bit. */
    public boolean isSubject(int bit) {
        return (subject & 1L << bit) != 0;
    }

    /** The codes of the rules that are about single bits. */
    static Iterable<String> codes() {
        return RULES.keySet();
    }
}
