package org.nbdscope.dissector.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nbdscope.dissector.schema.FieldType;
import org.nbdscope.dissector.schema.Place;
import org.nbdscope.dissector.schema.StructDefinition;

class StructTest {

    private static final long WHOLE = -1L;

    /** Every struct with the bytes that its places have to cover; what is beyond them is reserved. */
    static Stream<Arguments> structs() {
        return Stream.of(
                Arguments.of(Greeting.STRUCT, 18, 18),
                Arguments.of(OldstyleGreeting.STRUCT, 152, 28),
                Arguments.of(ClientFlagsMessage.STRUCT, 4, 4),
                Arguments.of(OptionHeader.STRUCT, 16, 16),
                Arguments.of(OptionReplyHeader.STRUCT, 20, 20),
                Arguments.of(ExportInformation.STRUCT, 10, 10),
                Arguments.of(InformationExport.STRUCT, 12, 12),
                Arguments.of(InformationBlockSize.STRUCT, 14, 14),
                Arguments.of(CompactRequest.STRUCT, 28, 28),
                Arguments.of(ExtendedRequest.STRUCT, 32, 32),
                Arguments.of(BlockStatusPayload.STRUCT, 8, 8),
                Arguments.of(SimpleReply.STRUCT, 16, 16),
                Arguments.of(StructuredReply.STRUCT, 20, 20),
                Arguments.of(ExtendedReply.STRUCT, 32, 32),
                Arguments.of(OffsetData.STRUCT, 8, 8),
                Arguments.of(OffsetHole.STRUCT, 12, 12),
                Arguments.of(ErrorChunk.STRUCT, 6, 6),
                Arguments.of(ErrorOffset.STRUCT, 8, 8),
                Arguments.of(BlockStatus.STRUCT, 4, 4),
                Arguments.of(BlockStatusExtended.STRUCT, 8, 8),
                Arguments.of(Descriptor.STRUCT, 8, 8),
                Arguments.of(Descriptor.ALLOCATION_STRUCT, 8, 8),
                Arguments.of(ExtendedDescriptor.STRUCT, 16, 16),
                Arguments.of(ExtendedDescriptor.ALLOCATION_STRUCT, 16, 16),
                Arguments.of(TlsRecord.STRUCT, 5, 5));
    }

    @ParameterizedTest
    @MethodSource("structs")
    void placesFollowOneAnotherWithoutGapOrOverlap(StructDefinition struct, int size, int covered) {
        assertEquals(size, struct.size());
        int end = 0;
        Place whole = null;
        long bits = 0;
        for (Place place : struct.places()) {
            String name = place.field().name();
            if (place.field().type() == FieldType.BOOLEAN) {
                assertEquals(whole.offset(), place.offset(), name);
                assertEquals(whole.width(), place.width(), name);
                assertEquals(1, Long.bitCount(place.mask()), name);
                assertTrue(Long.SIZE - Long.numberOfLeadingZeros(place.mask()) <= place.width() * Byte.SIZE, name);
                assertEquals(0, bits & place.mask(), name);
                bits |= place.mask();
            } else {
                assertEquals(WHOLE, place.mask(), name);
                assertEquals(end, place.offset(), name);
                assertTrue(List.of(1, 2, 4, 8).contains(place.width()), name);
                assertTrue(place.width() <= place.field().type().width(), name + " is wider than its type");
                end += place.width();
                whole = place;
                bits = 0;
            }
        }
        assertEquals(covered, end);
    }

    @ParameterizedTest
    @MethodSource("structs")
    void structsAreExplained(StructDefinition struct, int size, int covered) {
        assertTrue(struct.explanation().length() >= 20 && struct.explanation().endsWith("."), struct.explanation());
        assertTrue(Sections.SPECIFICATION.contains(struct.section()), struct.section());
        for (Place place : struct.places()) {
            assertEquals(place.field(), NbdRegistry.FIELDS.find(place.field().name()));
        }
    }

    @Test
    void everyFlagHasItsBit() {
        assertBits(Greeting.STRUCT, 0, HandshakeFlag.values());
        assertBits(ClientFlagsMessage.STRUCT, 0, ClientFlag.values());
        assertBits(OldstyleGreeting.STRUCT, 16, HandshakeFlag.values());
        assertBits(OldstyleGreeting.STRUCT, 0, TransmissionFlag.values());
        assertBits(ExportInformation.STRUCT, 0, TransmissionFlag.values());
        assertBits(InformationExport.STRUCT, 0, TransmissionFlag.values());
        assertBits(CompactRequest.STRUCT, 0, CommandFlag.values());
        assertBits(ExtendedRequest.STRUCT, 0, CommandFlag.values());
        assertBits(StructuredReply.STRUCT, 0, ReplyFlag.values());
        assertBits(ExtendedReply.STRUCT, 0, ReplyFlag.values());
        assertBits(Descriptor.ALLOCATION_STRUCT, 0, StateFlag.values());
        assertBits(ExtendedDescriptor.ALLOCATION_STRUCT, 0, StateFlag.values());
    }

    @Test
    void reservedBytesEndTheMessagesThatHaveThem() {
        assertEquals(28, OldstyleGreeting.RESERVED_OFFSET);
        assertEquals(124, OldstyleGreeting.RESERVED_SIZE);
        assertEquals(134, ExportInformation.PADDED_SIZE);
    }

    /** The explanation tells whether a bit is the one of its flag: they share it. */
    private static void assertBits(StructDefinition struct, int shift, SpecifiedFlag[] flags) {
        Map<Long, String> bits = new HashMap<>();
        for (Place place : struct.places()) {
            if (place.mask() != WHOLE) {
                bits.put(place.mask(), place.field().explanation());
            }
        }
        for (SpecifiedFlag flag : flags) {
            assertEquals(flag.explanation(), bits.get((long) flag.mask() << shift), struct.label() + ": " + flag.name());
        }
    }
}
