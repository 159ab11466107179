package org.nbdscope.dissector.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.function.LongFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nbdscope.dissector.schema.ValueNames;

class SpecifiedValueTest {

    static Stream<Arguments> enums() {
        return Stream.of(
                values(Command.values(), Command::of, Command::nameOf, Command.NAMES, Command.SECTION),
                values(OptionType.values(), OptionType::of, OptionType::nameOf, OptionType.NAMES, OptionType.SECTION),
                values(OptionReplyType.values(), OptionReplyType::of, OptionReplyType::nameOf, OptionReplyType.NAMES,
                        OptionReplyType.SECTION),
                values(InformationType.values(), InformationType::of, InformationType::nameOf, InformationType.NAMES,
                        InformationType.SECTION),
                values(ReplyType.values(), ReplyType::of, ReplyType::nameOf, ReplyType.NAMES, ReplyType.SECTION),
                values(ErrorValue.values(), ErrorValue::of, ErrorValue::nameOf, ErrorValue.NAMES, ErrorValue.SECTION),
                values(TlsContentType.values(), TlsContentType::of, TlsContentType::nameOf, TlsContentType.NAMES, TlsContentType.SECTION),
                values(TlsVersion.values(), TlsVersion::of, TlsVersion::nameOf, TlsVersion.NAMES, TlsVersion.SECTION));
    }

    private static Arguments values(SpecifiedValue[] constants, IntFunction<SpecifiedValue> of, LongFunction<String> nameOf,
            ValueNames names, String section) {
        return Arguments.of(constants, of, nameOf, names, section);
    }

    @ParameterizedTest
    @MethodSource("enums")
    void constantsAreFoundByTheirValue(SpecifiedValue[] constants, IntFunction<SpecifiedValue> of, LongFunction<String> nameOf,
            ValueNames names, String section) {
        Set<Integer> values = new HashSet<>();
        for (SpecifiedValue constant : constants) {
            assertTrue(values.add(constant.value()), constant.name());
            assertSame(constant, of.apply(constant.value()));
            assertEquals(constant.name(), nameOf.apply(constant.value()));
            assertEquals(constant.name(), nameOf.apply(Integer.toUnsignedLong(constant.value())));
            assertEquals(constant.name(), names.nameOf(Integer.toUnsignedLong(constant.value())));
        }
        assertEquals(constants.length, names.all().size());
        assertTrue(Sections.contain(section), section);
        for (int unknown : List.of(127, 128, 999, 0x7fff_ffff, 0x8000_0000, -1)) {
            assertNull(of.apply(unknown));
            assertNull(names.nameOf(unknown));
        }
        assertNull(names.nameOf(1L << 32 | constants[0].value()), "the upper half of a long must count");
    }

    @Test
    void valuesAreThoseOfTheSpecification() {
        assertEquals(List.of(0, 1, 2, 3, 4, 5, 6, 7, 8), valuesOf(Command.values()));
        assertEquals(List.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11), valuesOf(OptionType.values()));
        assertEquals(List.of(0, 1, 2, 3), valuesOf(InformationType.values()));
        assertEquals(List.of(0, 1, 2, 5, 6, (1 << 15) + 1, (1 << 15) + 2), valuesOf(ReplyType.values()));
        assertEquals(List.of(1, 5, 12, 22, 28, 75, 95, 108), valuesOf(ErrorValue.values()));
        List<Integer> optionReplies = valuesOf(OptionReplyType.values());
        assertEquals(List.of(1, 2, 3, 4), optionReplies.subList(0, 4));
        for (int error = 1; error <= 10; error++) {
            assertEquals((1 << 31) + error, optionReplies.get(3 + error));
        }
        assertEquals(14, optionReplies.size());
        assertEquals(0x8000_0002, OptionReplyType.NBD_REP_ERR_POLICY.value());
        assertEquals(7, OptionType.NBD_OPT_GO.value());
    }

    @Test
    void unnamedValuesReadAsNumbers() {
        assertEquals("NBD_CMD_9", Command.nameOf(9));
        assertEquals("NBD_CMD_65535", Command.nameOf(0xffff));
        assertEquals("NBD_OPT_12", OptionType.nameOf(12));
        assertEquals("NBD_OPT_4294967295", OptionType.nameOf(0xffff_ffffL));
        assertEquals("NBD_REP_5", OptionReplyType.nameOf(5));
        assertEquals("NBD_REP_0x8000000b", OptionReplyType.nameOf(0x8000_000bL));
        assertEquals("NBD_REP_0x8000000b", OptionReplyType.nameOf(0x8000_000b));
        assertEquals("NBD_INFO_9", InformationType.nameOf(9));
        assertEquals("NBD_REPLY_TYPE_9", ReplyType.nameOf(9));
        assertEquals("NBD_REPLY_TYPE_0x8007", ReplyType.nameOf(0x8007));
        assertEquals("NBD_0", ErrorValue.nameOf(0));
        assertEquals("NBD_123", ErrorValue.nameOf(123));
        assertEquals("TLS_0x305", TlsVersion.nameOf(0x305));
    }

    private static List<Integer> valuesOf(SpecifiedValue[] constants) {
        return Arrays.stream(constants).map(SpecifiedValue::value).toList();
    }
}
