package org.nbdscope.dissector.filter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Random filters and values. Each failure names its seed. */
final class FilterFuzzTest {
    private static final String[] SOUP = {
        "nbd", "nbd.type", "nbd.from", "nbd.len", "nbd.cmd.flags", "nbd.cmd.flags.df", "nbd.export.name", "nbd.reserved", "nbd.time",
        "frame.time_epoch", "ip.addr", "nbd.typo", "==", "!=", "===", "!==", "<", "<=", ">", ">=", "eq", "ne", "lt", "le", "gt", "ge",
        "contains", "matches", "~", "in", "not", "and", "or", "xor", "&&", "||", "!", "^^", "any", "all", "&", "(", ")", "{", "}", ",",
        "..",
        "5", "0x10", "0b1", "64k", "-1", "18446744073709551616", "5ms", "0.1", "READ", "true", "de:ad", "\"text\"", "r\"[a-z]+\"", "\"(\"",
        "\"\\", "\"", "'", "10.0.0.0/8", "::1", "::", "::ffff:1.2.3.4/100", "2026-01-01", "\"2026-01-01T00:00:00Z\"", "=", "|", "^", "[",
        "]",
        "\\", "\0", "\u00e9", "\uD83D\uDE00", "\uD83D", "\n", "\t", "/", "-", "--", ".", "...", "r", "0x", "0b", "1e9", "%", "*"};

    private static final SampleRow ROW = new SampleRow().with(SampleFields.TYPE, 0).with(SampleFields.LEN, 1, 2, 3)
            .with(SampleFields.FLAGS, 0xffff).with(SampleFields.NAME, "text").with(SampleFields.RESERVED, new byte[4])
            .with(SampleFields.TIME, 5).withIpv4(SampleFields.ADDRESS, 0x0a000001L);

    @Test
    void anyTextCompilesOrSaysWhereItIsWrong() {
        long seed = 20260103;
        Random random = new Random(seed);
        FilterCompletion completion = new FilterCompletion(SampleFields.LOOKUP);
        int compiled = 0;
        for (int i = 0; i < 20_000; i++) {
            String text = soup(random);
            String message = "seed " + seed + ", round " + i + ": " + text;
            try {
                compiled += checkCompiles(text, message) ? 1 : 0;
                if (i % 20 == 0) {
                    checkProposals(completion.proposals(text, random.nextInt(text.length() + 1)), text, message);
                }
            } catch (RuntimeException | StackOverflowError e) {
                throw new AssertionError(message, e);
            }
        }
        assertTrue(compiled > 300, compiled + " compiled");
    }

    /** Tokens in any order, or, more likely to compile, relations and joints in turn. */
    private static String soup(Random random) {
        StringBuilder text = new StringBuilder();
        boolean ordered = random.nextBoolean();
        for (int n = random.nextInt(9); n >= 0; n--) {
            if (ordered) {
                text.append(SOUP[random.nextInt(11)]).append(' ').append(SOUP[12 + random.nextInt(18)]).append(' ')
                    .append(SOUP[51 + random.nextInt(12)]).append(n == 0 ? "" : " and ");
                n -= n == 0 ? 0 : random.nextInt(n);
            } else {
                text.append(SOUP[random.nextInt(SOUP.length)]).append(random.nextInt(4) == 0 ? "" : " ");
            }
        }
        return text.toString();
    }

    private static boolean checkCompiles(String text, String message) {
        DisplayFilter filter;
        try {
            filter = DisplayFilter.compile(text, SampleFields.LOOKUP);
        } catch (FilterSyntaxException e) {
            assertTrue(0 <= e.start() && e.start() <= e.end() && e.end() <= text.length(), message);
            assertFalse(e.getMessage().isEmpty() || e.getMessage().contains("\n"), message);
            assertEquals(2, e.pointAt().split("\n", -1).length, message);
            return false;
        }
        boolean result = filter.matches(ROW);
        try {
            assertEquals(result, DisplayFilter.compile(filter.text(), SampleFields.LOOKUP).matches(ROW), message);
            assertEquals(!result || text.isBlank(), DisplayFilter.compile(FilterText.not(text), SampleFields.LOOKUP).matches(ROW), message);
            assertEquals(result, DisplayFilter.compile(FilterText.and(text, text), SampleFields.LOOKUP).matches(ROW), message);
            assertEquals(result, DisplayFilter.compile(FilterText.or(text, text), SampleFields.LOOKUP).matches(ROW), message);
        } catch (FilterSyntaxException e) {
            throw new AssertionError(message, e);
        }
        return true;
    }

    private static void checkProposals(List<Proposal> proposals, String text, String message) {
        for (Proposal proposal : proposals) {
            assertTrue(0 <= proposal.replaceFrom() && proposal.replaceFrom() <= proposal.replaceTo()
                && proposal.replaceTo() <= text.length(), message);
        }
    }

    @Test
    void rangeSetsHoldWhatTheirRangesHold() {
        long seed = 20260104;
        Random random = new Random(seed);
        for (int i = 0; i < 1000; i++) {
            List<Range> ranges = new ArrayList<>();
            for (int n = random.nextInt(5); n > 0; n--) {
                Unsigned128 one = edge(random);
                Unsigned128 other = edge(random);
                ranges.add(one.compareTo(other) <= 0 ? new Range(one, other) : new Range(other, one));
            }
            RangeSet set = RangeSet.of(ranges);
            RangeSet outside = set.complement();
            for (int n = 0; n < 20; n++) {
                Unsigned128 value = edge(random);
                boolean expected = ranges.stream().anyMatch(r -> big(r.first()).compareTo(big(value)) <= 0
                    && big(value).compareTo(big(r.last())) <= 0);
                String message = "seed " + seed + ", round " + i + ": " + value + " in " + ranges;
                assertEquals(expected, set.contains(value.high(), value.low()), message);
                assertEquals(!expected, outside.contains(value.high(), value.low()), message);
                assertEquals(expected, outside.complement().contains(value.high(), value.low()), message);
            }
        }
    }

    /** Numbers near those where carries and signs change. */
    private static Unsigned128 edge(Random random) {
        long[] edges = {0, 1, 2, Long.MAX_VALUE, Long.MIN_VALUE, -2, -1};
        return new Unsigned128(edges[random.nextInt(edges.length)], edges[random.nextInt(edges.length)]);
    }

    private static BigInteger big(Unsigned128 value) {
        return new BigInteger(Long.toUnsignedString(value.high())).shiftLeft(64).add(new BigInteger(Long.toUnsignedString(value.low())));
    }

    @Test
    void fieldsComparedWithFieldsAsIfPairByPair() throws FilterSyntaxException {
        long seed = 20260105;
        Random random = new Random(seed);
        long[] values = {0, 1, 2, Long.MIN_VALUE, -1};
        for (int i = 0; i < 500; i++) {
            SampleRow row = new SampleRow();
            List<Long> left = new ArrayList<>();
            List<Long> right = new ArrayList<>();
            for (int n = random.nextInt(4); n > 0; n--) {
                left.add(values[random.nextInt(values.length)]);
                right.add(values[random.nextInt(values.length)]);
            }
            left.forEach(value -> row.with(SampleFields.FROM, value).with(SampleFields.NAME, Long.toHexString(value)));
            right.forEach(value -> row.with(SampleFields.LEN, value).with(SampleFields.DESCRIPTION, Long.toHexString(value)));
            for (TokenKind kind : TokenKind.values()) {
                if (kind.comparison() != null) {
                    for (boolean all : new boolean[] {false, true}) {
                        boolean numbers = !left.isEmpty() && pairs(left, right, all, kind.comparison(), false);
                        boolean texts = !left.isEmpty() && pairs(left, right, all, kind.comparison(), true);
                        String quantified = (all ? "all " : "any ") + "%s " + kind.spellings().get(0) + " %s";
                        String message = "seed " + seed + ": " + quantified + " of " + left + right;
                        assertEquals(numbers, matches(quantified.formatted("nbd.from", "nbd.len"), row), message);
                        assertEquals(texts, matches(quantified.formatted("nbd.export.name", "nbd.export.description"), row), message);
                    }
                }
            }
        }
    }

    private static boolean pairs(List<Long> left, List<Long> right, boolean all, Comparison comparison, boolean asText) {
        boolean any = false;
        boolean every = true;
        for (long one : left) {
            for (long other : right) {
                int order = asText ? Long.toHexString(one).compareTo(Long.toHexString(other)) : Long.compareUnsigned(one, other);
                any |= comparison.holds(order);
                every &= comparison.holds(order);
            }
        }
        return all ? every : any;
    }

    private static boolean matches(String filter, FieldValues row) throws FilterSyntaxException {
        return DisplayFilter.compile(filter, SampleFields.LOOKUP).matches(row);
    }
}
