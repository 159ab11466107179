package org.nbdscope.dissector.detail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.nbdscope.dissector.packet.IpAddress;
import org.nbdscope.dissector.protocol.NbdFields;
import org.nbdscope.dissector.schema.FieldDefinition;
import org.nbdscope.dissector.testing.Conversation;
import org.nbdscope.dissector.testing.Conversation.Export;
import org.nbdscope.dissector.testing.HeaderMode;
import org.nbdscope.dissector.testing.PcapOutput;
import org.nbdscope.dissector.testing.Wire;

class FieldValuesTest {

    /** Writes down what it is told, as {@code name=value}. */
    private static final class Notes implements FieldVisitor {

        final List<String> all = new ArrayList<>();
        private final int enough;

        Notes(int enough) {
            this.enough = enough;
        }

        private boolean note(FieldDefinition field, Object value) {
            assertTrue(all.size() < enough, "told although it had enough");
            all.add(field.name() + "=" + value);
            return all.size() == enough;
        }

        @Override
        public boolean number(FieldDefinition field, long value) {
            return note(field, Long.toUnsignedString(value));
        }

        @Override
        public boolean text(FieldDefinition field, String value) {
            return note(field, value);
        }

        @Override
        public boolean bytes(FieldDefinition field, byte[] value) {
            return note(field, HexFormat.of().formatHex(value));
        }

        @Override
        public boolean address(FieldDefinition field, long high, long low) {
            return note(field, IpAddress.of(high, low));
        }

        @Override
        public boolean present(FieldDefinition field) {
            return note(field, "");
        }
    }

    private static List<String> values(LoadedCapture capture, int row, FieldDefinition field) throws IOException {
        Notes notes = new Notes(Integer.MAX_VALUE);
        MessageBytes bytes = capture.loader.load(row);
        assertFalse(TreeFieldValues.each(MessageDetail.of(capture.model, row, bytes), bytes, field, notes));
        return notes.all;
    }

    @Test
    void anyFieldOfAMessageHasItsValues() throws IOException {
        Conversation conversation = new Conversation(HeaderMode.STRUCTURED).handshake(Export.of(1 << 30).withContexts("base:allocation"))
                .blockStatus(0, 1 << 20, 1, 4096, 3, 8192, 0).read(512, (byte) 0xca, (byte) 0xfe);
        long cookie = conversation.request(0, Wire.CMD_TRIM, 0, 1);
        conversation.server(encoder -> encoder.chunk(1, Wire.REPLY_TYPE_NONE, cookie, 0, (byte) 7));
        try (LoadedCapture capture = LoadedCapture.of(conversation)) {
            int last = capture.messages() - 1;
            assertEquals(List.of("nbd.data.unexpected="), values(capture, last, NbdFields.UNEXPECTED_DATA));
            assertEquals(List.of("nbd.data=cafe"), values(capture, last - 2, NbdFields.DATA));
            assertEquals(List.of("nbd.type=0"), values(capture, last - 2, NbdFields.COMMAND));
            assertEquals(List.of("nbd.from=512"), values(capture, last - 2, NbdFields.OFFSET));
            assertEquals(List.of("nbd.len=10", "nbd.len=2"), values(capture, last - 2, NbdFields.LENGTH));
            assertEquals(List.of("nbd.extent.length=4096", "nbd.extent.length=8192"), values(capture, last - 4, NbdFields.EXTENT_LENGTH));
            assertEquals(List.of("nbd.status_flags.hole=1", "nbd.status_flags.hole=0"),
                    values(capture, last - 4, NbdFields.STATUS_FLAGS_HOLE));
            assertEquals(List.of("nbd.meta_context.name=base:allocation"), values(capture, last - 4, NbdFields.META_CONTEXT_NAME));
            assertEquals(List.of("nbd.time=100000"), values(capture, last - 4, NbdFields.TIME));
            assertEquals(List.of("nbd.from_server=1"), values(capture, last - 4, NbdFields.FROM_SERVER));
            assertEquals(List.of(), values(capture, last - 4, NbdFields.FROM_CLIENT));
        }
    }

    @Test
    void missingBytesHaveNoValue() throws IOException {
        Conversation conversation = new Conversation(HeaderMode.SIMPLE).handshake(Export.of(1 << 30)).read(0, new byte[100]);
        try (LoadedCapture capture = LoadedCapture.of(conversation.toPcap(1000, 66 + 90))) {
            int last = capture.messages() - 1;
            assertEquals(List.of("nbd.data=" + "00".repeat(74)), values(capture, last, NbdFields.DATA));
            assertEquals(List.of("nbd.missing=26"), values(capture, last, NbdFields.MISSING));
        }
    }

    @Test
    void aVisitorThatHasEnoughIsLeftAlone() throws IOException {
        try (LoadedCapture capture = LoadedCapture.of(new Conversation(HeaderMode.SIMPLE).handshake(Export.of(1 << 30)).flush())) {
            MessageBytes bytes = capture.loader.load(0);
            DetailNode root = MessageDetail.of(capture.model, 0, bytes);
            for (int enough = 1; enough < 10; enough++) {
                assertTrue(TreeFieldValues.each(root, bytes, new Notes(enough)));
                assertTrue(PacketFieldValues.each(capture.model, 0, new Notes(enough)));
            }
        }
    }

    @Test
    void thePacketThatCompletedAMessage() throws IOException {
        Conversation conversation = new Conversation(HeaderMode.SIMPLE).handshake(Export.of(1 << 30)).flush();
        try (LoadedCapture capture = LoadedCapture.of(conversation.toPcap(1000, PcapOutput.WHOLE_PACKETS))) {
            Notes notes = new Notes(Integer.MAX_VALUE);
            PacketFieldValues.each(capture.model, 0, notes);
            PacketFieldValues.each(capture.loader.packet(4), notes);
            assertEquals(List.of("frame.number=4", "frame.time_epoch=" + (Conversation.START_NANOS + Conversation.STEP_NANOS),
                    "ip.src=10.0.0.2", "ip.dst=10.0.0.1", "ip.addr=10.0.0.2", "ip.addr=10.0.0.1", "tcp.srcport=10809", "tcp.dstport=20000",
                    "tcp.port=10809", "tcp.port=20000", "tcp.stream=0", "frame.len=84", "frame.cap_len=84", "frame.interface_id=0",
                    "tcp.seq_raw=1879048193", "tcp.ack_raw=268435457", "tcp.flags=24", "tcp.len=18", "tcp.window_size_value=512"),
                    notes.all);
        }
    }
}
