package org.nbdscope.dissector.filter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Where wrong filters are wrong, and what is said of them. */
final class FilterSyntaxTest {

    /** Filters with the wrong part between « and », and the message. */
    static Stream<Arguments> wrong() {
        return Stream.of(
            // fields
            wrong("«nbd.typ» == 1", "\"nbd.typ\" is not a field; did you mean nbd.type?"),
            wrong("nbd and «lne»", "\"lne\" is not a field"),
            wrong("«extent.length» > 1", "\"extent.length\" is not a field; did you mean nbd.extent.length?"),
            wrong("«NBD.LEN» > 1", "\"NBD.LEN\" is not a field; did you mean nbd.len?"),
            wrong("«80» == nbd.len", "\"80\" is a value; a comparison begins with a field"),
            wrong("«\"x\"» == nbd.len", "expected a field, found the string \"x\""),
            wrong("nbd and «»", "expected a field after \"and\""),
            wrong("nbd and «or» nbd", "expected a field after \"and\", found \"or\""),
            wrong("«==» 1", "expected a field, found \"==\""),
            wrong("«)»", "expected a field, found \")\""),
            wrong("not«»", "expected a field after \"not\""),
            wrong("(«)»", "expected a field after \"(\", found \")\""),
            wrong("any «»", "expected a field after \"any\""),
            wrong("any nbd.len«»", "expected a comparison, because of \"any\" after \"nbd.len\""),
            // what follows
            wrong("nbd.len «5»", "expected an operator such as \"==\", \"and\", \"or\" or the end after \"nbd.len\", found \"5\""),
            wrong("nbd «5»", "expected \"and\", \"or\" or the end after \"nbd\", found \"5\""),
            wrong("nbd.len == 5 «nbd»", "expected \"and\", \"or\" or the end after \"5\", found \"nbd\""),
            wrong("nbd.len == 5 «==» 6", "expected \"and\", \"or\" or the end after \"5\", found \"==\""),
            wrong("(nbd.len) «==» 6", "expected \"and\", \"or\" or the end after \")\", found \"==\""),
            wrong("(nbd «nbd»)", "expected \"and\", \"or\" or \")\" after \"nbd\", found \"nbd\""),
            wrong("nbd «AND» nbd", "expected \"and\", \"or\" or the end after \"nbd\", found \"AND\""),
            wrong("nbd«)»", "\")\" closes nothing"),
            wrong("nbd and «(»nbd", "\"(\" is never closed"),
            wrong("nbd.len «=» 5", "\"=\" is no operator; \"==\" compares"),
            wrong("nbd «|» nbd", "\"|\" is no operator; \"||\" is \"or\""),
            wrong("nbd «^» nbd", "\"^\" is no operator; \"^^\" is \"xor\""),
            wrong("nbd.len«[»0]", "slices of fields are not part of this filter language"),
            wrong("nbd «+» nbd", "\"+\" has no meaning in a filter"),
            // values
            wrong("nbd.len ==«»", "expected a value after \"==\""),
            wrong("nbd.len == «==»", "expected a value after \"==\""),
            wrong("nbd.len == «(»5)", "expected a value after \"==\""),
            wrong("nbd.len >= «and»", "expected a value after \">=\"; \"and\" is a word of the language, quote it to mean the text"),
            wrong("nbd.len == «'»a'", "text stands between double quotes"),
            wrong("nbd.len == «-1»", "-1 is negative; nbd.len is unsigned"),
            wrong("nbd.len == «abc»", "\"abc\" is not a number; nbd.len takes one such as 4096, 0x1000 or 4k"),
            wrong("nbd.len == «\"\"»", "\"\" is not a number; nbd.len takes one such as 4096, 0x1000 or 4k"),
            wrong("nbd.len == «12x»", "\"12x\" is not a number; nbd.len takes one such as 4096, 0x1000 or 4k"),
            wrong("nbd.len == «0x»", "\"0x\" is not a number; nbd.len takes one such as 4096, 0x1000 or 4k"),
            wrong("nbd.len == «18446744073709551616»", "18446744073709551616 is too big for nbd.len, at most 18446744073709551615"),
            wrong("nbd.len == «16E»", "16E is too big for nbd.len, at most 18446744073709551615"),
            wrong("nbd.type == «70000»", "70000 is too big for nbd.type, at most 65535"),
            wrong("ip.ttl == «256»", "256 is too big for ip.ttl, at most 255"),
            wrong("nbd.type & «0x10000»", "0x10000 is too big for nbd.type, at most 65535"),
            wrong("nbd.type == «NBD_CMD_REED»", "NBD_CMD_REED is not a value of nbd.type (try NBD_CMD_READ)"),
            wrong("nbd.type == «wriet_zeroes»", "wriet_zeroes is not a value of nbd.type (try NBD_CMD_WRITE_ZEROES)"),
            wrong("nbd.type == «xyz»", "xyz is not a value of nbd.type (try NBD_CMD_READ)"),
            wrong("nbd.error == «twice»", "\"twice\" names several values of nbd.error; write the number"),
            wrong("nbd.cmd.flags.df == «yes»", "\"yes\" is no value of nbd.cmd.flags.df; it is true or false"),
            wrong("nbd.time > «fast»", "\"fast\" is no duration; write seconds, such as 0.005, or 5ms, 20us"),
            wrong("nbd.time > «5m»", "\"5m\" is no duration; write seconds, such as 0.005, or 5ms, 20us"),
            wrong("nbd.time > «-1»", "-1 is negative; nbd.time never is"),
            wrong("nbd.time > «0.5ns»", "0.5ns is finer than a nanosecond"),
            wrong("nbd.time < «18446744074»",
                "18446744074 is out of range for nbd.time, 0 to 18446744073.709551615 seconds"),
            wrong("frame.time_epoch > «yesterday»",
                "\"yesterday\" is no time; write seconds since 1970, or a date such as \"2026-01-31 12:00:00Z\""),
            wrong("frame.time_epoch > «2026-02-30T00:00:00Z»", "\"2026-02-30T00:00:00Z\" is no time; write it as \"2026-01-31 12:00:00Z\""),
            wrong("frame.time_epoch > «1960-01-01T00:00:00Z»",
                "1960-01-01T00:00:00Z is out of range for frame.time_epoch, 0 to 18446744073.709551615 seconds"),
            wrong("nbd.reserved == «xyz»", "\"xyz\" is no bytes; nbd.reserved takes them as de:ad:be:ef or as a \"string\""),
            wrong("nbd.reserved == «de:a»", "\"de:a\" is no bytes; nbd.reserved takes them as de:ad:be:ef or as a \"string\""),
            wrong("ip.addr == «1.2.3»", address("1.2.3")),
            wrong("ip.addr == «1.2.3.256»", address("1.2.3.256")),
            wrong("ip.addr == «:»", address(":")),
            wrong("ip.addr == «:::»", address(":::")),
            wrong("ip.addr == «1::2::3»", address("1::2::3")),
            wrong("ip.addr == «1:2:3:4:5:6:7»", address("1:2:3:4:5:6:7")),
            wrong("ip.addr == «1:2:3:4:5:6:7:8:9»", address("1:2:3:4:5:6:7:8:9")),
            wrong("ip.addr == «1:2:3:4::5:6:7:8»", address("1:2:3:4::5:6:7:8")),
            wrong("ip.addr == «12345::»", address("12345::")),
            wrong("ip.addr == «1.2.3.4::»", address("1.2.3.4::")),
            wrong("ip.addr == «10.0.0.0/33»", "\"33\" is no length of a network, 0 to 32"),
            wrong("ip.addr == «::/129»", "\"129\" is no length of a network, 0 to 128"),
            wrong("ip.addr == «10.0.0.0/»", "\"\" is no length of a network, 0 to 32"),
            // types
            wrong("«nbd.len» contains 5", "nbd.len is a number; \"contains\" works on text and bytes"),
            wrong("«nbd.len» matches \"5\"", "nbd.len is a number; \"matches\" works on text"),
            wrong("«nbd.reserved» ~ \"5\"", "nbd.reserved is bytes; \"~\" works on text"),
            wrong("«nbd.export.name» & 1", "nbd.export.name is no integer; \"&\" tests bits of integers"),
            wrong("nbd «==» 1", "nbd has no value; it is there or not, so write its bare name"),
            wrong("nbd «in» {1}", "nbd has no value; it is there or not, so write its bare name"),
            wrong("nbd.len == «nbd.export.name»", "nbd.export.name is text and nbd.len is a number, they do not compare"),
            wrong("nbd.export.name == «nbd»",
                "nbd is a mark without value and nbd.export.name is text, they do not compare; quote it to mean the text"),
            wrong("nbd.time == «frame.time_epoch»", "frame.time_epoch is a time and nbd.time is a duration, they do not compare"),
            // sets
            wrong("nbd.len in «5»", "expected \"{\" after \"in\", found \"5\""),
            wrong("nbd.len in«»", "expected \"{\" after \"in\""),
            wrong("nbd.len in {«}»", "expected a value after \"{\""),
            wrong("nbd.len in {1, «}»", "expected a value after \",\""),
            wrong("nbd.len in {1 «2»}", "expected \",\", \"..\" or \"}\" after \"1\", found \"2\""),
            wrong("nbd.len in {1..2 «..»3}", "expected \",\" or \"}\" after \"2\", found \"..\""),
            wrong("nbd.len in {1..«}»", "expected a value after \"..\""),
            wrong("nbd.len in «{»1", "\"{\" is never closed"),
            wrong("nbd.len in {«5..3»}", "this range ends before it begins"),
            wrong("nbd.export.name in {«b .. a»}", "this range ends before it begins"),
            wrong("nbd.len in {«nbd.from»}", "\"nbd.from\" is a field; a set holds values"),
            wrong("nbd.len in {1, «x»}", "\"x\" is not a number; nbd.len takes one such as 4096, 0x1000 or 4k"),
            wrong("nbd.len not «5»", "expected \"in\" after \"not\", found \"5\""),
            // strings
            wrong("nbd.export.name == «\"abc»", "the string is never closed"),
            wrong("nbd.export.name == «r\"abc\\\"»", "the string is never closed"),
            wrong("nbd.export.name == \"a«\\q»\"", "no such escape in a string; a backslash is \\\\, or write r\"...\""),
            wrong("nbd.export.name == \"«\\x»g\"", "no such escape in a string; a backslash is \\\\, or write r\"...\""),
            wrong("nbd.export.name == \"«\\7»77\"", "no such escape in a string; a backslash is \\\\, or write r\"...\""),
            wrong("nbd.export.name == \"«\\u»12\"", "no such escape in a string; a backslash is \\\\, or write r\"...\""),
            wrong("nbd.export.name == \"«\\»", "no such escape in a string; a backslash is \\\\, or write r\"...\""),
            // regular expressions
            wrong("nbd.export.name matches «abc»", "expected a regular expression between quotes after \"matches\""),
            wrong("nbd.export.name matches \"«*»a\"", "bad regular expression: Dangling meta character '*'"),
            wrong("nbd.export.name matches r\"«+»a\"", "bad regular expression: Dangling meta character '+'"),
            wrong("nbd.export.name matches «\"(a\"»", "bad regular expression: Unclosed group")
        );
    }

    private static String address(String word) {
        return '"' + word + "\" is no address; ip.addr takes one such as 192.0.2.1 or 2001:db8::1, or a network such as 192.0.2.0/24";
    }

    private static Arguments wrong(String marked, String message) {
        return Arguments.of(marked, message);
    }

    private static FilterSyntaxException fails(String text) {
        return assertThrows(FilterSyntaxException.class, () -> DisplayFilter.compile(text, SampleFields.LOOKUP), text);
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void errorsNameTheirPlaceAndWhatWasExpected(String marked, String message) {
        String text = marked.replaceAll("[«»]", "");
        FilterSyntaxException e = fails(text);
        assertEquals(message, e.getMessage());
        assertEquals(text, e.text());
        assertEquals(marked, text.substring(0, e.start()) + "«" + text.substring(e.start(), e.end()) + "»" + text.substring(e.end()));
    }

    @Test
    void tooLongIsSaidAtTheLimit() {
        FilterSyntaxException e = fails(" ".repeat(DisplayFilter.MAX_LENGTH + 1));
        assertEquals("the filter is longer than 65536 characters", e.getMessage());
        assertEquals(DisplayFilter.MAX_LENGTH, e.start());
    }

    @Test
    void tooDeepIsSaidAtTheParenthesis() {
        FilterSyntaxException e = fails("(".repeat(30_000) + "nbd" + ")".repeat(30_000));
        assertEquals("parentheses nest deeper than 100", e.getMessage());
        assertEquals(Parser.MAX_NESTING, e.start());
        assertEquals("parentheses nest deeper than 100", fails("!(".repeat(20_000) + "nbd").getMessage());
    }

    @Test
    void longRegularExpressionsAreRefused() {
        assertEquals("the regular expression is longer than 1000 characters",
            fails("nbd.export.name matches \"" + "(".repeat(20_000) + "\"").getMessage());
        // How deep the library's compiler gets before it runs out of stack depends on the caller's own depth.
        assertTrue(fails("nbd.export.name matches \"" + "(".repeat(1000) + "\"").getMessage().startsWith("bad regular expression: "));
    }

    @Test
    void thePictureHasACaretUnderThePlace() {
        assertEquals("nbd.type == NBD_CMD_REED\n            ^~~~~~~~~~~~", fails("nbd.type == NBD_CMD_REED").pointAt());
        assertEquals("nbd.type ==\n           ^", fails("nbd.type ==").pointAt());
        assertEquals("nbd.export.name == \"\uD83D\uDE00\" x\n                       ^",
            fails("nbd.export.name == \"\uD83D\uDE00\" x").pointAt());
        assertEquals("nbd  [31m\n    ^", fails("nbd\n\u001b[31m").pointAt());
    }

    @Test
    void thePictureOfALongFilterShowsWhatIsNear() {
        String[] lines = fails("nbd and ".repeat(1000) + "x or nbd" + " or nbd".repeat(1000)).pointAt().split("\n");
        assertEquals(2, lines.length);
        assertEquals('x', lines[0].charAt(lines[1].indexOf('^')));
        assertEquals(200, lines[0].length());
    }
}
