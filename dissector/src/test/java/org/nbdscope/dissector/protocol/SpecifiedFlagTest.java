package org.nbdscope.dissector.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.function.LongFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SpecifiedFlagTest {

    static Stream<Arguments> enums() {
        return Stream.of(
                flags(HandshakeFlag.values(), v -> HandshakeFlag.namesOf((int) v), HandshakeFlag.SECTION),
                flags(ClientFlag.values(), v -> ClientFlag.namesOf((int) v), ClientFlag.SECTION),
                flags(TransmissionFlag.values(), v -> TransmissionFlag.namesOf((int) v), TransmissionFlag.SECTION),
                flags(CommandFlag.values(), v -> CommandFlag.namesOf((int) v), CommandFlag.SECTION),
                flags(ReplyFlag.values(), v -> ReplyFlag.namesOf((int) v), ReplyFlag.SECTION),
                flags(StateFlag.values(), StateFlag::namesOf, StateFlag.SECTION));
    }

    private static Arguments flags(SpecifiedFlag[] flags, LongFunction<List<String>> namesOf, String section) {
        return Arguments.of(flags, namesOf, section);
    }

    @ParameterizedTest
    @MethodSource("enums")
    void bitsCountFromZeroInTheOrderOfTheConstants(SpecifiedFlag[] flags, LongFunction<List<String>> namesOf, String section) {
        int all = 0;
        for (int bit = 0; bit < flags.length; bit++) {
            SpecifiedFlag flag = flags[bit];
            assertEquals(bit, flag.bit());
            assertEquals(1 << bit, flag.mask());
            assertTrue(flag.in(1 << bit));
            assertFalse(flag.in(~(1 << bit)));
            assertEquals(List.of(flag.name()), namesOf.apply(1L << bit));
            assertTrue(flag.explanation().endsWith("."), flag.explanation());
            all |= flag.mask();
        }
        assertEquals(Arrays.stream(flags).map(SpecifiedFlag::name).toList(), namesOf.apply(all));
        assertEquals(List.of(), namesOf.apply(0));
        assertTrue(Sections.contain(section), section);
    }

    @Test
    void bitsWithoutNameAreOneItemAtTheEnd() {
        assertEquals(List.of("0x40"), CommandFlag.namesOf(0x40));
        assertEquals(List.of("NBD_CMD_FLAG_FUA", "NBD_CMD_FLAG_DF", "0x8040"), CommandFlag.namesOf(0x8045));
        assertEquals(List.of("NBD_FLAG_C_NO_ZEROES", "0x80000000"), ClientFlag.namesOf(0x8000_0002));
        assertEquals(List.of("NBD_STATE_HOLE", "0x8000000000000000"), StateFlag.namesOf(0x8000_0000_0000_0001L));
    }

    @Test
    void flagsStandWhereTheSpecificationPutsThem() {
        assertEquals(12, TransmissionFlag.NBD_FLAG_BLOCK_STATUS_PAYLOAD.bit());
        assertEquals(9, TransmissionFlag.NBD_FLAG_SEND_RESIZE.bit());
        assertEquals(7, TransmissionFlag.NBD_FLAG_SEND_DF.bit());
        assertEquals(5, CommandFlag.NBD_CMD_FLAG_PAYLOAD_LEN.bit());
        assertEquals(2, CommandFlag.NBD_CMD_FLAG_DF.bit());
        assertEquals(1, StateFlag.NBD_STATE_ZERO.bit());
    }

    @Test
    void statusFlagsHave64Bits() {
        assertTrue(StateFlag.NBD_STATE_HOLE.in(0xffff_ffff_0000_0001L));
        assertFalse(StateFlag.NBD_STATE_HOLE.in(0xffff_ffff_0000_0002L));
    }
}
