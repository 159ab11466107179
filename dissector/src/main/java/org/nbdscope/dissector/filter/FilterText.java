package org.nbdscope.dissector.filter;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.nbdscope.dissector.schema.FieldDefinition;
import org.nbdscope.dissector.schema.FieldType;
import org.nbdscope.dissector.schema.ValueNames.NamedValue;

/** Writes display filters: "apply as filter" for a field's value, and joining that with what stands in the filter bar. */
public final class FilterText {

    private FilterText() {
    }

    /** Rows that have the field. */
    public static String present(FieldDefinition field) {
        return field.name();
    }

    /**
     * Rows in which an integer, boolean, time or duration field has a value: by the value's name where it has one of its own, as true
     * or false, as seconds.
     */
    public static String equalTo(FieldDefinition field, long value) {
        return field.name() + " == " + switch (field.type()) {
            case BOOLEAN -> value != 0;
            case TIME, DURATION -> seconds(value);
            default -> nameOrNumber(field, value);
        };
    }

    /** Rows in which a string field has a value. */
    public static String equalTo(FieldDefinition field, String value) {
        return field.name() + " == " + quoted(value);
    }

    /** Rows in which a bytes field has a value. Beyond 20,000 bytes or so the filter is longer than {@link DisplayFilter#MAX_LENGTH}. */
    public static String equalTo(FieldDefinition field, byte[] value) {
        return field.name() + " == " + (value.length == 0 ? "\"\"" : HexFormat.ofDelimiter(":").formatHex(value));
    }

    /** Rows in which an address field has a value, given as the 128 bits of IPv6, IPv4 as {@code ::ffff:a.b.c.d}. */
    public static String equalTo(FieldDefinition field, long high, long low) {
        return field.name() + " == " + address(high, low);
    }

    /**
     * Rows in which an integer, time or duration field has a value of a range, or values on both sides of it: a transaction that began
     * before a time and ended behind it is found, too.
     *
     * @param first smallest value of the range; unsigned
     * @param last  largest value of the range; unsigned, not less than {@code first}
     */
    public static String around(FieldDefinition field, long first, long last) {
        return field.name() + " >= " + number(field, first) + " and " + field.name() + " <= " + number(field, last);
    }

    private static String number(FieldDefinition field, long value) {
        return field.type() == FieldType.TIME || field.type() == FieldType.DURATION ? seconds(value) : Long.toUnsignedString(value);
    }

    /** Rows that satisfy both filters. An empty one is satisfied by everything. */
    public static String and(String old, String added) {
        return joined(old, "and", added, EnumSet.of(TokenKind.OR, TokenKind.XOR));
    }

    /** Rows that satisfy one filter or the other, or both; the other one where one is empty, as "or" with everything would say nothing. */
    public static String or(String old, String added) {
        return joined(old, "or", added, EnumSet.of(TokenKind.AND, TokenKind.XOR));
    }

    /** Rows that do not satisfy the filter; the empty filter stays empty. */
    public static String not(String filter) {
        if (filter.isBlank()) {
            return "";
        }
        List<Token> tokens = Lexer.tokens(filter);
        boolean single = tokens.size() == 2 && tokens.get(0).kind() == TokenKind.WORD;
        return single ? "!" + filter.strip() : "!(" + filter.strip() + ")";
    }

    /** A name as it can stand in a filter: bare where it is a plain word, else quoted. */
    static String word(String name) {
        return name.matches("[A-Za-z_][A-Za-z0-9_]*") && TokenKind.spelled(name) == null ? name : quoted(name);
    }

    private static String joined(String old, String joint, String added, Set<TokenKind> looser) {
        if (old.isBlank()) {
            return added.strip();
        }
        return added.isBlank() ? old.strip() : enclosed(old, looser) + " " + joint + " " + enclosed(added, looser);
    }

    /** The filter in parentheses, if outside of any parentheses it has a joint of those given, or is not understood. */
    private static String enclosed(String filter, Set<TokenKind> joints) {
        int depth = 0;
        boolean enclose = false;
        for (Token token : Lexer.tokens(filter)) {
            depth += token.kind() == TokenKind.OPEN ? 1 : token.kind() == TokenKind.CLOSE ? -1 : 0;
            enclose |= depth < 0 || depth == 0 && joints.contains(token.kind()) || token.kind() == TokenKind.INVALID;
        }
        return enclose ? "(" + filter.strip() + ")" : filter.strip();
    }

    private static String nameOrNumber(FieldDefinition field, long value) {
        String name = field.names().nameOf(value);
        boolean own = name != null && field.names().all().stream().filter(each -> each.name().equals(name))
                .mapToLong(NamedValue::value).allMatch(each -> each == value);
        return own ? word(name) : Long.toUnsignedString(value);
    }

    private static String seconds(long nanos) {
        BigDecimal seconds = new BigDecimal(new BigInteger(Long.toUnsignedString(nanos)), 9).stripTrailingZeros();
        return seconds.scale() < 0 ? seconds.setScale(0).toPlainString() : seconds.toPlainString();
    }

    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        text.codePoints().forEach(c -> {
            switch (c) {
                case '"', '\\' -> quoted.append('\\').appendCodePoint(c);
                case '\n' -> quoted.append("\\n");
                case '\r' -> quoted.append("\\r");
                case '\t' -> quoted.append("\\t");
                default -> {
                    if (Character.isISOControl(c)) {
                        quoted.append(String.format("\\u%04x", c));
                    } else {
                        quoted.appendCodePoint(c);
                    }
                }
            }
        });
        return quoted.append('"').toString();
    }

    private static String address(long high, long low) {
        if (high == 0 && low >>> 32 == 0xffff) {
            return (low >>> 24 & 0xff) + "." + (low >>> 16 & 0xff) + "." + (low >>> 8 & 0xff) + "." + (low & 0xff);
        }
        StringBuilder groups = new StringBuilder();
        for (int shift = 112; shift >= 0; shift -= 16) {
            long half = shift >= 64 ? high : low;
            groups.append(Long.toHexString(half >>> (shift & 63) & 0xffff)).append(shift == 0 ? "" : ":");
        }
        return groups.toString();
    }
}
