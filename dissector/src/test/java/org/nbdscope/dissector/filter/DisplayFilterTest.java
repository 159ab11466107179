package org.nbdscope.dissector.filter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nbdscope.dissector.schema.FieldDefinition;

/** What filters match, against one request with values of every type. */
final class DisplayFilterTest {
    /** A request: fields with one value, with several ({@code nbd.extent.length}, {@code ip.addr}), and some that are absent. */
    private static final SampleRow ROW = new SampleRow()
            .with(SampleFields.NBD, (Object) null)
            .with(SampleFields.TYPE, 0)
            .with(SampleFields.FROM, 65536)
            .with(SampleFields.LEN, 4096)
            .with(SampleFields.EXTENT_LENGTH, 512, 1024, 65536)
            .with(SampleFields.FLAGS, 0x6)
            .with(SampleFields.DF, 4)
            .with(SampleFields.FUA, 0)
            .with(SampleFields.NAME, "Disk \"one\"\\é")
            .with(SampleFields.DESCRIPTION, "first", "second")
            .with(SampleFields.RESERVED, new byte[] {(byte) 0xde, (byte) 0xad, (byte) 0xbe, (byte) 0xef})
            .with(SampleFields.TIME, 5_000_000)
            .with(SampleFields.FRAME_TIME, 1_795_331_989_598_722_000L)
            .withIpv4(SampleFields.ADDRESS, 0xc0000201L)
            .withIpv4(SampleFields.ADDRESS, 0x0a000001L)
            .with(SampleFields.SOURCE, new Unsigned128(0x20010db800000000L, 1));

    private static boolean matches(String filter, FieldValues row) throws FilterSyntaxException {
        DisplayFilter compiled = DisplayFilter.compile(filter, SampleFields.LOOKUP);
        boolean result = compiled.matches(row);
        assertEquals(result, compiled.matches(row), "the same answer again");
        assertEquals(result, compiled.copy().matches(row), "the same answer from a copy");
        return result;
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "", "  ", "nbd", "nbd.type", "nbd.cmd.flags.fua",
        // operators and their spellings
        "nbd.len == 4096", "nbd.len eq 4096", "nbd.len any_eq 4096", "nbd.len != 4095", "nbd.len ne 1", "nbd.len all_ne 1",
        "nbd.len < 4097", "nbd.len lt 4097", "nbd.len <= 4096", "nbd.len le 4096", "nbd.len > 4095", "nbd.len gt 0",
        "nbd.len >= 4096", "nbd.len ge 4096", "nbd.len===4096", "nbd.len all_eq 4096", "nbd.len !== 1", "nbd.len any_ne 1", "nbd.len ~= 1",
        // numbers
        "nbd.len == 0x1000", "nbd.len == 0X1000", "nbd.len == 0b1000000000000", "nbd.len == 4k", "nbd.len == 4K", "nbd.len == 4KiB",
        "nbd.from >= 64k", "nbd.from < 1M", "nbd.from < 1G", "nbd.from < 16T", "nbd.from < 15E", "nbd.len == 004096",
        // names
        "nbd.type == NBD_CMD_READ", "nbd.type == \"NBD_CMD_READ\"", "nbd.type == READ", "nbd.type == read", "nbd.type==nbd_cmd_read",
        "nbd.type < BLOCK_STATUS", "nbd.type in {READ, WRITE}", "nbd.type in {READ..DISC}",
        // booleans: any bit is true
        "nbd.cmd.flags.df == true", "nbd.cmd.flags.df == True", "nbd.cmd.flags.df == TRUE", "nbd.cmd.flags.df == 1",
        "nbd.cmd.flags.df == 2", "nbd.cmd.flags.df != false", "nbd.cmd.flags.fua == 0", "nbd.cmd.flags.fua == false",
        "nbd.cmd.flags.fua != 1", "nbd.cmd.flags.df > false",
        // strings
        "nbd.export.name == \"Disk \\\"one\\\"\\\\é\"", "nbd.export.name == \"\\x44isk \\042one\\42\\\\\\xc3\\xa9\"",
        "nbd.export.name contains \"one\"", "nbd.export.name contains isk", "nbd.export.name contains \"\\u00e9\"",
        "nbd.export.name contains \"\\U000000e9\"", "nbd.export.name contains r\"\\\"one\\\"\" or nbd", "nbd.export.name matches \"^disk\"",
        "nbd.export.name matches \"ONE\"", "nbd.export.name ~ \"É\"", "nbd.export.name matches r\"\\bo\\w+\\b\"",
        "nbd.export.name matches \"\\\\bo\"", "nbd.export.name matches \"(?-i)Disk\"", "nbd.export.name > \"Disk\"",
        "nbd.export.name in {\"a\", \"Disk\"..\"E\"}", "nbd.export.description == first", "nbd.export.description in {\"second\"}",
        "all nbd.export.description matches \"s\"", "any nbd.export.description contains \"f\"",
        // bytes
        "nbd.reserved == de:ad:be:ef", "nbd.reserved == de-ad-be-ef", "nbd.reserved == de.ad.be.ef", "nbd.reserved == DEADBEEF",
        "nbd.reserved == 0xdeadbeef", "nbd.reserved == \"\\xde\\xad\\xbe\\xef\"", "nbd.reserved contains ad:be", "nbd.reserved contains ef",
        "nbd.reserved contains \"\"", "nbd.reserved > 01", "nbd.reserved >= de:ad", "nbd.reserved in {00..ff}", "nbd.reserved != 00",
        // durations and times
        "nbd.time == 0.005", "nbd.time == .005", "nbd.time > 0.004999999", "nbd.time < 1", "nbd.time == 5ms", "nbd.time == 5000us",
        "nbd.time == 5000µs", "nbd.time == 5000000ns", "nbd.time == 0.005s", "nbd.time in {1ms .. 5ms}", "nbd.time in {1ms..5.0ms}",
        "frame.time_epoch == 1795331989.598722", "frame.time_epoch > 1795331989", "frame.time_epoch > 2026-11-22",
        "frame.time_epoch == \"2026-11-22T07:19:49.598722Z\"", "frame.time_epoch == \"2026-11-22 08:19:49.598722+01:00\"",
        "frame.time_epoch == \"2026-11-22 07:19:49.598722 UTC\"", "frame.time_epoch == \"2026-11-22 05:19:49.598722-02:00\"",
        // addresses
        "ip.addr == 192.0.2.1", "ip.addr == 10.0.0.1", "ip.addr == ::ffff:192.0.2.1", "ip.addr == 192.0.2.0/24", "ip.addr==192.0.2.77/24",
        "ip.addr == 0.0.0.0/0", "ip.addr == 10.0.0.1/32", "ip.addr != 192.0.2.2", "ip.addr in {10.0.0.0..10.0.0.9}",
        "ip.addr in {1.2.3.4, 192.0.2.0/30}", "ip.addr < 11.0.0.0", "ip.addr > 11.0.0.0/8", "ip.src == 2001:db8::1",
        "ip.src == 2001:DB8::/32",
        "ip.src == 2001:db8:0:0:0:0:0:1", "ip.src == ::/0", "ip.src == 2001:db8::1/128", "ip.src == 2001:db8::0.0.0.1", "ip.src > ::1",
        "ip.src != ip.addr", "ip.src != 2001:db8::/127 or nbd",
        // several values
        "nbd.extent.length == 512", "nbd.extent.length == 65536", "nbd.extent.length < 600", "nbd.extent.length > 60000",
        "any nbd.extent.length != 512", "all nbd.extent.length >= 512", "nbd.extent.length != 513", "nbd.extent.length !== 512",
        "nbd.extent.length in {1, 1000..2000}", "any nbd.extent.length not in {512}", "all nbd.extent.length in {512, 1k, 64k}",
        "all nbd.extent.length not in {1..511}", "nbd.extent.length not in {513}",
        // bits
        "nbd.cmd.flags & 0x4", "nbd.cmd.flags & 6 == 6", "nbd.cmd.flags&0x3==2", "nbd.cmd.flags & 8 == 0", "not nbd.cmd.flags & 1",
        "nbd.cmd.flags & 0xff in {6}", "nbd.cmd.flags & 2 != 0",
        // fields against fields
        "nbd.from == nbd.extent.length", "nbd.from > nbd.len", "nbd.len < nbd.from", "nbd.len != nbd.from", "nbd.from == nbd.from",
        "nbd.len > nbd.extent.length", "nbd.from & 0x10000 == nbd.extent.length", "nbd.cmd.flags.df != nbd.cmd.flags.fua",
        "nbd.export.description == nbd.export.description", "ip.addr == ip.addr", "nbd.reserved <= nbd.reserved",
        "all nbd.from >= nbd.extent.length", "any nbd.extent.length != nbd.extent.length", "nbd.extent.length < nbd.extent.length",
        // absent fields
        "!nbd.error", "not nbd.error == 0", "!(nbd.error == 0)", "!(nbd.error != 0)", "nbd.error not in {1}", "not (nbd.error > 0)",
        "!(nbd.chunk.offset == nbd.from)", "!(nbd.from != nbd.chunk.offset)", "not all nbd.error == 1", "!(all nbd.error not in {1})",
        // logic
        "nbd and nbd.type", "nbd && nbd.len", "nbd.error or nbd", "nbd.error || nbd", "nbd.error xor nbd", "nbd ^^ nbd.error",
        "nbd xor nbd xor nbd", "!!nbd", "not not nbd", "(nbd)", "((nbd.len == 4096))", "(nbd.error or nbd)and(nbd)",
        // not binds tighter than and, and than xor, xor than or
        "not nbd.error and nbd", "nbd or nbd and nbd.error", "nbd.error and nbd or nbd", "nbd or nbd xor nbd", "nbd xor nbd.error and nbd",
        "not nbd.error or nbd.error and nbd.error", "not nbd.len == 1", "nbd xor nbd and nbd.error",
    })
    void matches(String filter) throws FilterSyntaxException {
        assertTrue(matches(filter, ROW), filter);
        assertFalse(matches(FilterText.not(filter), ROW) && !filter.isBlank(), "not: " + filter);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "nbd.error", "nbd.chunk.offset", "nbd.len == 4097", "nbd.len != 4096", "nbd.len < 4096", "nbd.len > 4096", "nbd.len <= 4095",
        "nbd.len >= 4097", "nbd.type == WRITE", "nbd.type in {WRITE, DISC}", "nbd.cmd.flags.df == false", "nbd.cmd.flags.fua == true",
        "nbd.cmd.flags.df != true", "nbd.export.name == \"disk\"", "nbd.export.name contains \"ONE\"",
        "nbd.export.name matches \"(?-i)disk\"", "nbd.export.name matches \"^one\"", "nbd.reserved == de:ad", "nbd.reserved contains de:be",
        "nbd.time > 0.005", "nbd.time < 5ms", "nbd.time != 5ms", "frame.time_epoch < 2026-11-20", "ip.addr == 192.0.2.2",
        "ip.addr == 192.0.3.0/24", "ip.addr != 192.0.2.0/24", "ip.src == 2001:db8::2", "ip.src == 2001:db8::2/127", "ip.src == 192.0.2.1",
        "nbd.extent.length == 513", "nbd.extent.length != 512", "all nbd.extent.length == 512", "nbd.extent.length === 512",
        "all nbd.extent.length > 512", "nbd.extent.length not in {512}", "all nbd.extent.length not in {512}",
        "any nbd.extent.length not in {0..65536}", "nbd.cmd.flags & 1", "nbd.cmd.flags & 3 == 3", "nbd.cmd.flags & 0",
        "nbd.from == nbd.len", "nbd.from < nbd.len", "nbd.from != nbd.extent.length", "all nbd.from > nbd.extent.length",
        "nbd.extent.length === nbd.extent.length", "nbd.extent.length != nbd.extent.length", "nbd.cmd.flags.df == nbd.cmd.flags.fua",
        "nbd.export.description != nbd.export.description", "ip.src == ip.addr",
        // nothing compares with an absent field
        "nbd.error == 0", "nbd.error != 0", "nbd.error < 1", "nbd.error >= 0", "all nbd.error >= 0", "nbd.error in {0..10}",
        "nbd.error & 1", "nbd.error & 1 == 0", "nbd.chunk.offset == nbd.from", "nbd.from == nbd.chunk.offset",
        "nbd.from != nbd.chunk.offset",
        "all nbd.error not in {1}", "any nbd.error not in {1}",
        // logic
        "nbd and nbd.error", "nbd.error or nbd.error", "nbd xor nbd", "!nbd", "not nbd or nbd.error", "not nbd and nbd",
        "(nbd or nbd) and nbd.error", "(nbd or nbd) xor nbd", "not (nbd.error or nbd)", "!(!nbd.error)", "not !nbd.error",
        "nbd xor (nbd or nbd.error)",
    })
    void doesNotMatch(String filter) throws FilterSyntaxException {
        assertFalse(matches(filter, ROW), filter);
        assertTrue(matches(FilterText.not(filter), ROW), "not: " + filter);
    }

    @ParameterizedTest
    @CsvSource({
        "18446744073709551615, nbd.from == 18446744073709551615, true",
        "18446744073709551615, nbd.from == 0xffffffffffffffff, true",
        "18446744073709551615, nbd.from > 9223372036854775807, true",
        "18446744073709551615, nbd.from < 1, false",
        "18446744073709551615, nbd.from > 18446744073709551615, false",
        "18446744073709551615, nbd.from <= 18446744073709551615, true",
        "18446744073709551615, nbd.from != 18446744073709551615, false",
        "18446744073709551615, nbd.from in {9223372036854775808..18446744073709551615}, true",
        "18446744073709551615, nbd.from & 0x8000000000000000 == 0x8000000000000000, true",
        "18446744073709551615, nbd.from > nbd.len, true",
        "18446744073709551615, nbd.len < nbd.from, true",
        "9223372036854775808, nbd.from > 9223372036854775807, true",
        "9223372036854775808, nbd.from >= 8E, true",
        "9223372036854775808, nbd.from & 0x8000000000000000, true",
        "9223372036854775807, nbd.from < 9223372036854775808, true",
        "0, nbd.from < 0, false",
        "0, nbd.from >= 0, true",
        "0, nbd.from > 0, false",
        "0, nbd.from != 0, false",
        "0, nbd.from <= 0, true",
        "0, nbd.from < nbd.len, true",
    })
    void numbersAreUnsigned(String from, String filter, boolean expected) throws FilterSyntaxException {
        SampleRow row = new SampleRow().with(SampleFields.FROM, Long.parseUnsignedLong(from)).with(SampleFields.LEN, 1);
        assertEquals(expected, matches(filter, row), filter + " of " + from);
    }

    @Test
    void everythingMatchesEverything() throws FilterSyntaxException {
        assertTrue(DisplayFilter.EVERYTHING.matches(new SampleRow()));
        assertEquals("", DisplayFilter.EVERYTHING.text());
        assertTrue(DisplayFilter.EVERYTHING.fields().isEmpty());
        assertTrue(DisplayFilter.compile(" \t\n", SampleFields.LOOKUP).matches(new SampleRow()));
    }

    @Test
    void namesItsFieldsAndKeepsItsText() throws FilterSyntaxException {
        String text = " nbd.len > nbd.from or not (ip.addr == 10.0.0.1 and nbd.len) ";
        DisplayFilter filter = DisplayFilter.compile(text, SampleFields.LOOKUP);
        assertEquals(List.of(SampleFields.LEN, SampleFields.FROM, SampleFields.ADDRESS), List.copyOf(filter.fields()));
        assertEquals(text, filter.text());
        assertEquals(filter.fields(), filter.copy().fields());
    }

    @Test
    void pairsOfManyValuesAreFoundWithoutComparingEachWithEach() throws FilterSyntaxException {
        SampleRow row = new SampleRow();
        for (long i = 0; i < 100_000; i++) {
            row.with(SampleFields.EXTENT_LENGTH, 2 * i).with(SampleFields.LEN, 2 * i + 1);
        }
        assertFalse(matches("nbd.extent.length == nbd.len", row));
        assertTrue(matches("nbd.extent.length != nbd.len", row));
        assertTrue(matches("nbd.extent.length == nbd.len", row.with(SampleFields.LEN, 77_778L)));
    }

    @Test
    void longAndDeepFiltersNeitherOverflowTheStackNorTakeLong() throws FilterSyntaxException {
        assertTrue(matches("nbd" + " and nbd".repeat(8000), ROW));
        assertTrue(matches("!".repeat(60_000) + "nbd", ROW));
        assertTrue(matches("(".repeat(Parser.MAX_NESTING) + "nbd" + ")".repeat(Parser.MAX_NESTING), ROW));
        assertFalse(matches("nbd.reserved == " + "00".repeat(30_000), ROW));
        assertFalse(matches("nbd.reserved == 00" + ":00".repeat(20_000), ROW));
        assertTrue(matches("nbd.len in {" + "1, ".repeat(20_000) + "4096}", ROW));
    }

    @Test
    void aPatternThatNeedsMoreStackThanThereIsDoesNotMatch() throws FilterSyntaxException {
        SampleRow row = new SampleRow().with(SampleFields.NAME, "ab".repeat(1_000_000));
        assertFalse(matches("nbd.export.name matches \"^(a|b)*$\"", row));
    }

    @Test
    void numbersAreTestedWithoutAllocating() throws FilterSyntaxException {
        DisplayFilter filter = DisplayFilter.compile(
                "(nbd.type == READ or nbd.len in {1..5, 64k}) and not nbd.from != 7 xor nbd.cmd.flags & 1"
                + " or all nbd.extent.length > 3 or nbd.from == nbd.len or nbd.time > 5ms and ip.addr == 10.0.0.0/8", SampleFields.LOOKUP);
        Numbers row = new Numbers();
        int matched = 0;
        for (int i = 0; i < 20_000; i++) {
            row.value = i;
            matched += filter.matches(row) ? 1 : 0;
        }
        com.sun.management.ThreadMXBean threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        long id = Thread.currentThread().getId();
        threads.getThreadAllocatedBytes(id);
        long before = threads.getThreadAllocatedBytes(id);
        for (int i = 0; i < 20_000; i++) {
            row.value = i;
            matched += filter.matches(row) ? 1 : 0;
        }
        long allocated = threads.getThreadAllocatedBytes(id) - before;
        assertTrue(allocated < 20_000, allocated + " bytes allocated for 20,000 rows");
        assertTrue(matched > 0);
    }

    /** A row whose every number is the same, three times over. */
    private static final class Numbers implements FieldValues {
        private long value;

        @Override
        public void each(FieldDefinition field, ValueVisitor visitor) {
            for (int i = 0; i < 3; i++) {
                if (field == SampleFields.ADDRESS ? visitor.address(0, value) : visitor.number(value)) {
                    return;
                }
            }
        }
    }
}
