package org.nbdscope.dissector.detail;

import java.util.Locale;
import java.util.Set;
import org.nbdscope.dissector.protocol.ErrorValue;
import org.nbdscope.dissector.protocol.NbdFields;
import org.nbdscope.dissector.schema.FieldDefinition;
import org.nbdscope.dissector.schema.FieldType;
import org.nbdscope.dissector.schema.ValueNames;

/** How the values of fields are written for people. */
final class ValueText {

    /** Bytes of a BYTES field that its line shows. */
    static final int SHOWN_BYTES = 24;
    /** Characters of a text that its line shows. */
    static final int SHOWN_CHARACTERS = 512;

    private static final char ELLIPSIS = '…';
    private static final long NANOS = 1_000_000_000L;

    /** Numbers that are read as bit patterns. */
    private static final Set<FieldDefinition> HEXADECIMAL = Set.of(NbdFields.HANDSHAKE_MAGIC, NbdFields.HANDSHAKE_VERSION, NbdFields.MAGIC,
            NbdFields.COOKIE, NbdFields.HANDSHAKE_FLAGS, NbdFields.OLDSTYLE_FLAGS, NbdFields.CLIENT_FLAGS, NbdFields.TRANSMISSION_FLAGS,
            NbdFields.COMMAND_FLAGS, NbdFields.REPLY_FLAGS, NbdFields.STATUS_FLAGS, NbdFields.TLS_VERSION);

    private ValueText() {
    }

    /** A number, with its name where it has one; of {@code width} bytes on the wire. */
    static String number(FieldDefinition field, long value, int width) {
        if (field.type() == FieldType.DURATION) {
            return seconds(value);
        }
        if (field.type() == FieldType.BOOLEAN) {
            return value == 0 ? "False" : "True";
        }
        String digits = isHexadecimal(field, value) ? hexadecimal(value, width) : Long.toUnsignedString(value);
        if (field.names() == ValueNames.NONE) {
            return digits;
        }
        return nameOf(field, value) + " (" + digits + ')';
    }

    private static String nameOf(FieldDefinition field, long value) {
        String name = field.names().nameOf(value);
        if (name != null) {
            return name;
        }
        return field.names() == ErrorValue.NAMES && value == 0 ? "Success" : "Unknown";
    }

    /** Errors are numbered from the highest bit of their type down: decimal they say nothing. */
    private static boolean isHexadecimal(FieldDefinition field, long value) {
        return HEXADECIMAL.contains(field) || field == NbdFields.OPTION_REPLY_TYPE && value >= 0x8000_0000L
                || field == NbdFields.REPLY_TYPE && value >= 0x8000;
    }

    static String hexadecimal(long value, int width) {
        String digits = Long.toHexString(value);
        return "0x" + "0".repeat(Math.max(0, width * 2 - digits.length())) + digits;
    }

    /** Nanoseconds as seconds with nine decimals. */
    private static String seconds(long nanos) {
        return String.format(Locale.ROOT, "%d.%09d seconds", Long.divideUnsigned(nanos, NANOS), Long.remainderUnsigned(nanos, NANOS));
    }

    /** The bits of a flags field, all but the masked ones as dots: {@code .... ...1}. */
    static String bits(long mask, int width, boolean set) {
        StringBuilder line = new StringBuilder(width * 10);
        for (int bit = width * 8 - 1; bit >= 0; bit--) {
            line.append((mask >>> bit & 1) == 0 ? '.' : set ? '1' : '0');
            if (bit % 4 == 0 && bit > 0) {
                line.append(' ');
            }
        }
        return line.toString();
    }

    /** Text of the wire on one line: what would break or hide in the line is escaped. */
    static String text(String value) {
        StringBuilder line = new StringBuilder(Math.min(value.length(), SHOWN_CHARACTERS) + 2);
        for (int i = 0; i < value.length() && i < SHOWN_CHARACTERS; i++) {
            char c = value.charAt(i);
            if (Character.isISOControl(c) || Character.getType(c) == Character.FORMAT) {
                line.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
            } else {
                line.append(c);
            }
        }
        if (value.length() > SHOWN_CHARACTERS) {
            line.append(ELLIPSIS);
        }
        return line.toString();
    }

    /** The first present bytes from {@code from} on, without separators. */
    static String bytes(MessageBytes bytes, long from, long to) {
        long end = bytes.firstAbsent(from, Math.min(to, from + SHOWN_BYTES));
        StringBuilder line = new StringBuilder(SHOWN_BYTES * 2 + 1);
        for (byte one : bytes.copy((int) Math.min(from, bytes.size()), (int) Math.min(end, bytes.size()))) {
            line.append(Character.forDigit(one >> 4 & 0xf, 16)).append(Character.forDigit(one & 0xf, 16));
        }
        return end < to ? line.append(ELLIPSIS).toString() : line.toString();
    }

    /** {@code 1 byte}, {@code 2 bytes}. */
    static String count(long bytes) {
        return Long.toUnsignedString(bytes) + (bytes == 1 ? " byte" : " bytes");
    }
}
