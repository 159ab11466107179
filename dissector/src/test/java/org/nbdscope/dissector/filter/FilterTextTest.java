package org.nbdscope.dissector.filter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nbdscope.dissector.schema.FieldDefinition;

/** Filters that are written for people. */
final class FilterTextTest {

    @Test
    void writesValuesAsPeopleWould() {
        assertEquals("nbd", FilterText.present(SampleFields.NBD));
        assertEquals("nbd.from == 4096", FilterText.equalTo(SampleFields.FROM, 4096));
        assertEquals("nbd.from == 18446744073709551615", FilterText.equalTo(SampleFields.FROM, -1));
        assertEquals("nbd.type == NBD_CMD_READ", FilterText.equalTo(SampleFields.TYPE, 0));
        assertEquals("nbd.type == 9", FilterText.equalTo(SampleFields.TYPE, 9));
        assertEquals("nbd.error == 8", FilterText.equalTo(SampleFields.ERROR, 8));
        assertEquals("nbd.error == \"and\"", FilterText.equalTo(SampleFields.ERROR, 10));
        assertEquals("nbd.error == \"with space\"", FilterText.equalTo(SampleFields.ERROR, 11));
        assertEquals("nbd.cmd.flags.df == true", FilterText.equalTo(SampleFields.DF, 4));
        assertEquals("nbd.cmd.flags.df == false", FilterText.equalTo(SampleFields.DF, 0));
        assertEquals("nbd.time == 0.005", FilterText.equalTo(SampleFields.TIME, 5_000_000));
        assertEquals("nbd.time == 0", FilterText.equalTo(SampleFields.TIME, 0));
        assertEquals("nbd.time == 100", FilterText.equalTo(SampleFields.TIME, 100_000_000_000L));
        assertEquals("nbd.time == 18446744073.709551615", FilterText.equalTo(SampleFields.TIME, -1));
        assertEquals("nbd.export.name == \"a \\\"b\\\" \\\\ \\n\\t\\u001b é\"",
            FilterText.equalTo(SampleFields.NAME, "a \"b\" \\ \n\t\u001b é"));
        assertEquals("nbd.reserved == de:ad", FilterText.equalTo(SampleFields.RESERVED, new byte[] {(byte) 0xde, (byte) 0xad}));
        assertEquals("nbd.reserved == \"\"", FilterText.equalTo(SampleFields.RESERVED, new byte[0]));
        assertEquals("ip.addr == 192.0.2.1", FilterText.equalTo(SampleFields.ADDRESS, 0, 0xffffc0000201L));
        assertEquals("ip.addr == 2001:db8:0:0:0:0:0:1", FilterText.equalTo(SampleFields.ADDRESS, 0x20010db800000000L, 1));
    }

    @Test
    void timeAroundIsThatOfRowsThatTouchIt() throws FilterSyntaxException {
        String filter = FilterText.around(SampleFields.TIME, 2_000_000_000, 3_500_000_000L);
        assertEquals("nbd.time >= 2 and nbd.time <= 3.5", filter);
        assertEquals("nbd.from >= 0 and nbd.from <= 18446744073709551615", FilterText.around(SampleFields.FROM, 0, -1));
        assertFalse(matches(filter, new SampleRow().with(SampleFields.TIME, 1_999_999_999)));
        assertTrue(matches(filter, new SampleRow().with(SampleFields.TIME, 2_000_000_000)));
        assertTrue(matches(filter, new SampleRow().with(SampleFields.TIME, 3_500_000_000L)));
        assertFalse(matches(filter, new SampleRow().with(SampleFields.TIME, 3_500_000_001L)));
        assertTrue(matches(filter, new SampleRow().with(SampleFields.TIME, 1).with(SampleFields.TIME, 9_000_000_000L)), "all through it");
    }

    @Test
    void whatIsWrittenFindsTheValueAndNoOther() throws FilterSyntaxException {
        long seed = 20260102;
        Random random = new Random(seed);
        for (int i = 0; i < 500; i++) {
            String message = "seed " + seed + " round " + i;
            long number = random.nextLong() >>> random.nextInt(64);
            for (FieldDefinition field : new FieldDefinition[] {SampleFields.FROM, SampleFields.TIME, SampleFields.FRAME_TIME}) {
                String filter = FilterText.equalTo(field, number);
                assertTrue(matches(filter, new SampleRow().with(field, number)), message + ": " + filter);
                assertFalse(matches(filter, new SampleRow().with(field, number + 1)), message + ": " + filter);
            }
            long low = random.nextBoolean() ? number : 0xffff_0000_0000L | number & 0xffff_ffffL;
            String address = FilterText.equalTo(SampleFields.ADDRESS, number & 0xff, low);
            assertTrue(matches(address, new SampleRow().with(SampleFields.ADDRESS, new Unsigned128(number & 0xff, low))),
                message + address);
            byte[] bytes = new byte[random.nextInt(6)];
            random.nextBytes(bytes);
            String hex = FilterText.equalTo(SampleFields.RESERVED, bytes);
            assertTrue(matches(hex, new SampleRow().with(SampleFields.RESERVED, bytes)), message + ": " + hex);
            String text = random.ints(random.nextInt(8), 0, 0x300).mapToObj(Character::toString).reduce("", String::concat);
            String quoted = FilterText.equalTo(SampleFields.NAME, text);
            assertTrue(matches(quoted, new SampleRow().with(SampleFields.NAME, text)), message + ": " + quoted);
        }
    }

    private static boolean matches(String filter, SampleRow row) throws FilterSyntaxException {
        return DisplayFilter.compile(filter, SampleFields.LOOKUP).matches(row);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
        "''; a; a; a",
        "a; ' '; a; a",
        "a; b; a and b; a or b",
        "a or b; c; (a or b) and c; a or b or c",
        "a; b or c; a and (b or c); a or b or c",
        "a and b; c; a and b and c; (a and b) or c",
        "a || b; c xor d; (a || b) and (c xor d); a || b or (c xor d)",
        "(a or b); c; (a or b) and c; (a or b) or c",
        "(a) or (b); c; ((a) or (b)) and c; (a) or (b) or c",
        "a == \" or \"; c; a == \" or \" and c; a == \" or \" or c",
        "not a; b; not a and b; not a or b",
        "a) (b; c; (a) (b) and c; (a) (b) or c",
        "a = 1; c; (a = 1) and c; (a = 1) or c",
    })
    void joins(String old, String added, String both, String either) {
        assertEquals(both, FilterText.and(old, added));
        assertEquals(either, FilterText.or(old, added));
    }

    @Test
    void negates() {
        assertEquals("", FilterText.not(" "));
        assertEquals("!nbd.len", FilterText.not(" nbd.len "));
        assertEquals("!(nbd.len == 5)", FilterText.not("nbd.len == 5"));
        assertEquals("!(a or b)", FilterText.not("a or b"));
    }
}
