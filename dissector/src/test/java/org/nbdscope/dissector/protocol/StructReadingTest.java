package org.nbdscope.dissector.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.nbdscope.dissector.schema.FieldDefinition;
import org.nbdscope.dissector.schema.Place;
import org.nbdscope.dissector.schema.StructDefinition;

/** Reads each struct from bytes written by hand; they stand behind some others, as in a stream. */
class StructReadingTest {

    private static final int BEFORE = 3;

    @Test
    void greeting() {
        ByteBuffer bytes = bytes(Greeting.SIZE, "4e42444d41474943 49484156454f5054 0003");
        assertEquals(Magic.NBDMAGIC, Greeting.MAGIC.u64(bytes, BEFORE));
        assertEquals(Magic.IHAVEOPT, Greeting.VERSION.u64(bytes, BEFORE));
        assertEquals(3, Greeting.HANDSHAKE_FLAGS.u16(bytes, BEFORE));
    }

    @Test
    void oldstyleGreeting() {
        ByteBuffer bytes = bytes(OldstyleGreeting.SIZE, "4e42444d41474943 0000420281861253 8000000000000200 00020003" + "00".repeat(124));
        assertEquals(Magic.NBDMAGIC, OldstyleGreeting.MAGIC.u64(bytes, BEFORE));
        assertEquals(Magic.CLISERV_MAGIC, OldstyleGreeting.VERSION.u64(bytes, BEFORE));
        assertEquals("9223372036854776320", Long.toUnsignedString(OldstyleGreeting.EXPORT_SIZE.u64(bytes, BEFORE)));
        assertEquals(0x0002_0003L, OldstyleGreeting.FLAGS.u32(bytes, BEFORE));
        assertEquals(2, OldstyleGreeting.HANDSHAKE_FLAGS.u16(bytes, BEFORE));
        assertEquals(3, OldstyleGreeting.TRANSMISSION_FLAGS.u16(bytes, BEFORE));
        assertEquals(0x0002_0000L, bit(OldstyleGreeting.STRUCT, NbdFields.HANDSHAKE_FLAGS_NO_ZEROES, bytes));
        assertEquals(0, bit(OldstyleGreeting.STRUCT, NbdFields.HANDSHAKE_FLAGS_FIXED_NEWSTYLE, bytes));
        assertEquals(2, bit(OldstyleGreeting.STRUCT, NbdFields.TRANSMISSION_FLAGS_READ_ONLY, bytes));
    }

    @Test
    void clientFlags() {
        ByteBuffer bytes = bytes(ClientFlagsMessage.SIZE, "80000001");
        assertEquals(0x8000_0001L, ClientFlagsMessage.FLAGS.u32(bytes, BEFORE));
        assertEquals(1, bit(ClientFlagsMessage.STRUCT, NbdFields.CLIENT_FLAGS_FIXED_NEWSTYLE, bytes));
        assertEquals(0, bit(ClientFlagsMessage.STRUCT, NbdFields.CLIENT_FLAGS_NO_ZEROES, bytes));
    }

    @Test
    void optionHeader() {
        ByteBuffer bytes = bytes(OptionHeader.SIZE, "49484156454f5054 00000007 fffffffe");
        assertEquals(Magic.IHAVEOPT, OptionHeader.MAGIC.u64(bytes, BEFORE));
        assertEquals(OptionType.NBD_OPT_GO, OptionType.of(OptionHeader.OPTION.i32(bytes, BEFORE)));
        assertEquals(0xffff_fffeL, OptionHeader.LENGTH.u32(bytes, BEFORE));
    }

    @Test
    void optionReplyHeader() {
        ByteBuffer bytes = bytes(OptionReplyHeader.SIZE, "0003e889045565a9 0000000b 80000001 00000010");
        assertEquals(Magic.NBD_REP_MAGIC, OptionReplyHeader.MAGIC.u64(bytes, BEFORE));
        assertEquals(11, OptionReplyHeader.OPTION.u32(bytes, BEFORE));
        assertEquals(OptionReplyType.NBD_REP_ERR_UNSUP, OptionReplyType.of(OptionReplyHeader.TYPE.i32(bytes, BEFORE)));
        assertEquals("NBD_REP_ERR_UNSUP", OptionReplyHeader.TYPE.field().names().nameOf(OptionReplyHeader.TYPE.read(bytes, BEFORE)));
        assertEquals(16, OptionReplyHeader.LENGTH.u32(bytes, BEFORE));
    }

    @Test
    void exportInformation() {
        ByteBuffer bytes = bytes(ExportInformation.SIZE, "0000000180000000 1fff");
        assertEquals(0x1_8000_0000L, ExportInformation.SIZE_OF_EXPORT.u64(bytes, BEFORE));
        assertEquals(0x1fff, ExportInformation.TRANSMISSION_FLAGS.u16(bytes, BEFORE));
        assertEquals(0x1000, bit(ExportInformation.STRUCT, NbdFields.TRANSMISSION_FLAGS_BLOCK_STATUS_PAYLOAD, bytes));
    }

    @Test
    void informationExport() {
        ByteBuffer bytes = bytes(InformationExport.SIZE, "0000 0000000180000000 8001");
        assertEquals(InformationType.NBD_INFO_EXPORT, InformationType.of(InformationExport.TYPE.u16(bytes, BEFORE)));
        assertEquals(0x1_8000_0000L, InformationExport.SIZE_OF_EXPORT.u64(bytes, BEFORE));
        assertEquals(0x8001, InformationExport.TRANSMISSION_FLAGS.u16(bytes, BEFORE));
    }

    @Test
    void informationBlockSize() {
        ByteBuffer bytes = bytes(InformationBlockSize.SIZE, "0003 00000200 00001000 ffffffff");
        assertEquals(InformationType.NBD_INFO_BLOCK_SIZE, InformationType.of(InformationBlockSize.TYPE.u16(bytes, BEFORE)));
        assertEquals(512, InformationBlockSize.MINIMUM.u32(bytes, BEFORE));
        assertEquals(4096, InformationBlockSize.PREFERRED.u32(bytes, BEFORE));
        assertEquals(0xffff_ffffL, InformationBlockSize.MAXIMUM_PAYLOAD.u32(bytes, BEFORE));
    }

    @Test
    void compactRequest() {
        ByteBuffer bytes = bytes(CompactRequest.SIZE, "25609513 0005 0006 fedcba9876543210 0000000100000200 fffffe00");
        assertEquals(Magic.NBD_REQUEST_MAGIC, CompactRequest.MAGIC.i32(bytes, BEFORE));
        assertEquals(5, CompactRequest.FLAGS.u16(bytes, BEFORE));
        assertEquals(4, bit(CompactRequest.STRUCT, NbdFields.COMMAND_FLAGS_DF, bytes));
        assertEquals(Command.NBD_CMD_WRITE_ZEROES, Command.of(CompactRequest.TYPE.u16(bytes, BEFORE)));
        assertEquals(0xfedc_ba98_7654_3210L, CompactRequest.COOKIE.u64(bytes, BEFORE));
        assertEquals(0x1_0000_0200L, CompactRequest.OFFSET.u64(bytes, BEFORE));
        assertEquals(0xffff_fe00L, CompactRequest.LENGTH.u32(bytes, BEFORE));
        assertEquals(0xffff_fe00L, CompactRequest.LENGTH.read(bytes, BEFORE));
    }

    @Test
    void extendedRequest() {
        ByteBuffer bytes = bytes(ExtendedRequest.SIZE, "21e41c71 0028 0007 0000000000000001 ffffffffffffff00 0000000180000000");
        assertEquals(Magic.NBD_EXTENDED_REQUEST_MAGIC, ExtendedRequest.MAGIC.i32(bytes, BEFORE));
        assertEquals(0x28, ExtendedRequest.FLAGS.u16(bytes, BEFORE));
        assertEquals(0x20, bit(ExtendedRequest.STRUCT, NbdFields.COMMAND_FLAGS_PAYLOAD_LEN, bytes));
        assertEquals(Command.NBD_CMD_BLOCK_STATUS, Command.of(ExtendedRequest.TYPE.u16(bytes, BEFORE)));
        assertEquals(1, ExtendedRequest.COOKIE.u64(bytes, BEFORE));
        assertEquals(0xffff_ffff_ffff_ff00L, ExtendedRequest.OFFSET.u64(bytes, BEFORE));
        assertEquals(0x1_8000_0000L, ExtendedRequest.LENGTH.u64(bytes, BEFORE));
    }

    @Test
    void blockStatusPayload() {
        ByteBuffer bytes = bytes(BlockStatusPayload.SIZE, "0000000180000000");
        assertEquals(0x1_8000_0000L, BlockStatusPayload.EFFECT_LENGTH.u64(bytes, BEFORE));
    }

    @Test
    void simpleReply() {
        ByteBuffer bytes = bytes(SimpleReply.SIZE, "67446698 0000001c 0000000000000002");
        assertEquals(Magic.NBD_SIMPLE_REPLY_MAGIC, SimpleReply.MAGIC.i32(bytes, BEFORE));
        assertEquals(ErrorValue.NBD_ENOSPC, ErrorValue.of(SimpleReply.ERROR.i32(bytes, BEFORE)));
        assertEquals(2, SimpleReply.COOKIE.u64(bytes, BEFORE));
    }

    @Test
    void structuredReply() {
        ByteBuffer bytes = bytes(StructuredReply.SIZE, "668e33ef 0001 8001 0000000000000002 00000006");
        assertEquals(Magic.NBD_STRUCTURED_REPLY_MAGIC, StructuredReply.MAGIC.i32(bytes, BEFORE));
        assertEquals(1, bit(StructuredReply.STRUCT, NbdFields.REPLY_FLAGS_DONE, bytes));
        assertEquals(1, StructuredReply.FLAGS.u16(bytes, BEFORE));
        assertEquals(ReplyType.NBD_REPLY_TYPE_ERROR, ReplyType.of(StructuredReply.TYPE.u16(bytes, BEFORE)));
        assertEquals(2, StructuredReply.COOKIE.u64(bytes, BEFORE));
        assertEquals(6, StructuredReply.LENGTH.u32(bytes, BEFORE));
    }

    @Test
    void extendedReply() {
        ByteBuffer bytes = bytes(ExtendedReply.SIZE, "6e8a278c 0000 0006 0000000000000003 0000000100000000 0000000000000018");
        assertEquals(Magic.NBD_EXTENDED_REPLY_MAGIC, ExtendedReply.MAGIC.i32(bytes, BEFORE));
        assertEquals(0, ExtendedReply.FLAGS.u16(bytes, BEFORE));
        assertEquals(ReplyType.NBD_REPLY_TYPE_BLOCK_STATUS_EXT, ReplyType.of(ExtendedReply.TYPE.u16(bytes, BEFORE)));
        assertEquals(3, ExtendedReply.COOKIE.u64(bytes, BEFORE));
        assertEquals(1L << 32, ExtendedReply.OFFSET.u64(bytes, BEFORE));
        assertEquals(24, ExtendedReply.LENGTH.u64(bytes, BEFORE));
    }

    @Test
    void contentChunks() {
        ByteBuffer data = bytes(OffsetData.SIZE, "0000000000000400");
        assertEquals(1024, OffsetData.OFFSET.u64(data, BEFORE));
        ByteBuffer hole = bytes(OffsetHole.SIZE, "0000000000000800 80000000");
        assertEquals(2048, OffsetHole.OFFSET.u64(hole, BEFORE));
        assertEquals(1L << 31, OffsetHole.HOLE_SIZE.u32(hole, BEFORE));
    }

    @Test
    void errorChunks() {
        ByteBuffer error = bytes(ErrorChunk.SIZE, "00000005 fffe");
        assertEquals(ErrorValue.NBD_EIO, ErrorValue.of(ErrorChunk.ERROR.i32(error, BEFORE)));
        assertEquals(0xfffe, ErrorChunk.MESSAGE_LENGTH.u16(error, BEFORE));
        ByteBuffer offset = bytes(ErrorOffset.SIZE, "0000000000000401");
        assertEquals(1025, ErrorOffset.OFFSET.u64(offset, BEFORE));
    }

    @Test
    void blockStatus() {
        ByteBuffer status = bytes(BlockStatus.SIZE, "80000001");
        assertEquals(0x8000_0001L, BlockStatus.CONTEXT_ID.u32(status, BEFORE));
        ByteBuffer descriptor = bytes(Descriptor.SIZE, "ffff0000 00000002");
        assertEquals(0xffff_0000L, Descriptor.LENGTH.u32(descriptor, BEFORE));
        assertEquals(2, Descriptor.STATUS.u32(descriptor, BEFORE));
        assertEquals(0, bit(Descriptor.ALLOCATION_STRUCT, NbdFields.STATUS_FLAGS_HOLE, descriptor));
        assertEquals(2, bit(Descriptor.ALLOCATION_STRUCT, NbdFields.STATUS_FLAGS_ZERO, descriptor));
    }

    @Test
    void extendedBlockStatus() {
        ByteBuffer status = bytes(BlockStatusExtended.SIZE, "00000001 00000002");
        assertEquals(1, BlockStatusExtended.CONTEXT_ID.u32(status, BEFORE));
        assertEquals(2, BlockStatusExtended.COUNT.u32(status, BEFORE));
        ByteBuffer descriptor = bytes(ExtendedDescriptor.SIZE, "0000000180000000 8000000000000001");
        assertEquals(0x1_8000_0000L, ExtendedDescriptor.LENGTH.u64(descriptor, BEFORE));
        assertEquals(0x8000_0000_0000_0001L, ExtendedDescriptor.STATUS.u64(descriptor, BEFORE));
        assertEquals(1, bit(ExtendedDescriptor.ALLOCATION_STRUCT, NbdFields.STATUS_FLAGS_HOLE, descriptor));
        assertEquals(0, bit(ExtendedDescriptor.ALLOCATION_STRUCT, NbdFields.STATUS_FLAGS_ZERO, descriptor));
    }

    @Test
    void tlsRecord() {
        ByteBuffer bytes = bytes(TlsRecord.SIZE, "16 0301 00c8");
        assertEquals(TlsContentType.HANDSHAKE, TlsContentType.of((int) TlsRecord.CONTENT_TYPE.read(bytes, BEFORE)));
        assertEquals(TlsVersion.TLS_1_0, TlsVersion.of(TlsRecord.VERSION.u16(bytes, BEFORE)));
        assertEquals(200, TlsRecord.LENGTH.u16(bytes, BEFORE));
    }

    private static ByteBuffer bytes(int size, String hexadecimal) {
        byte[] struct = HexFormat.of().parseHex(hexadecimal.replace(" ", ""));
        assertEquals(size, struct.length);
        return ByteBuffer.allocate(BEFORE + size).put(BEFORE, struct);
    }

    private static long bit(StructDefinition struct, FieldDefinition field, ByteBuffer bytes) {
        for (Place place : struct.places()) {
            if (place.field() == field) {
                return place.read(bytes, BEFORE);
            }
        }
        throw new AssertionError(field.name() + " is not in " + struct.label());
    }
}
