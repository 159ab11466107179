package org.nbdscope.dissector.detail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nbdscope.dissector.model.ErrorDetail;
import org.nbdscope.dissector.model.MessageTable;
import org.nbdscope.dissector.protocol.NbdFields;
import org.nbdscope.dissector.protocol.ReplyType;
import org.nbdscope.dissector.schema.FieldDefinition;
import org.nbdscope.dissector.session.MessageKind;
import org.nbdscope.dissector.session.OptionExchange;
import org.nbdscope.dissector.session.OptionReply;

/** Every message of every sample capture, decoded a second time: the tree has to be sound, and to say what the tables say. */
class SampleCapturesTest {

    static Stream<Path> captures() throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.list(Path.of("..", "sample-captures"))) {
            files = all.filter(file -> file.getFileName().toString().contains(".pcap")).sorted().toList();
        }
        assertFalse(files.isEmpty());
        return files.stream();
    }

    @ParameterizedTest
    @MethodSource("captures")
    void everyTreeIsSoundAndAgreesWithTheTables(Path file) throws IOException {
        try (LoadedCapture capture = LoadedCapture.of(file)) {
            assertTrue(capture.messages() > 0, "messages");
            for (int row = 0; row < capture.messages(); row++) {
                MessageBytes bytes = capture.loader.load(row);
                DetailNode root = MessageDetail.of(capture.model, row, bytes);
                String where = file.getFileName() + " message " + row;
                TreeInvariant.check(root, bytes, where);
                assertEquals(capture.model.messages().missing(row), absent(bytes), where);
                if (capture.model.messages().missing(row) == 0) {
                    agrees(capture, row, root, where);
                }
                AnnotatedDump.annotated(root, bytes);
            }
        }
    }

    private static long absent(MessageBytes bytes) {
        long absent = 0;
        for (long at = bytes.firstAbsent(0, bytes.size()); at < bytes.size(); ) {
            long present = bytes.firstPresent(at, bytes.size());
            absent += present - at;
            at = bytes.firstAbsent(present, bytes.size());
        }
        return absent;
    }

    private static void agrees(LoadedCapture capture, int row, DetailNode root, String where) {
        MessageTable messages = capture.model.messages();
        MessageKind kind = messages.kind(row);
        switch (kind) {
            case GREETING -> assertTrue(sent(root, NbdFields.HANDSHAKE_FLAGS).contains((long) messages.code(row))
                    || sent(root, NbdFields.OLDSTYLE_FLAGS).contains(messages.code(row) & 0xffff_ffffL), where);
            case CLIENT_FLAGS -> assertEquals(List.of(messages.code(row) & 0xffff_ffffL), sent(root, NbdFields.CLIENT_FLAGS), where);
            case OPTION -> option(messages.option(row), root, where);
            case OPTION_REPLY -> reply(messages.optionReply(row), root, where);
            case EXPORT_INFORMATION ->
                    assertEquals(List.of((long) messages.code(row)), sent(root, NbdFields.TRANSMISSION_FLAGS), where);
            case COMPACT_REQUEST, EXTENDED_REQUEST -> {
                int transaction = messages.transaction(row);
                assertEquals(List.of((long) messages.code(row)), sent(root, NbdFields.COMMAND), where);
                assertEquals(List.of((long) messages.flags(row)), sent(root, NbdFields.COMMAND_FLAGS), where);
                assertEquals(List.of(messages.cookie(row)), sent(root, NbdFields.COOKIE), where);
                assertEquals(List.of(capture.model.transactions().offset(transaction)), sent(root, NbdFields.OFFSET), where);
                assertEquals(List.of(capture.model.transactions().headerLength(transaction)), sent(root, NbdFields.LENGTH), where);
                long[] ids = capture.model.transactions().contextIds(transaction);
                List<Long> asked = new ArrayList<>();
                for (int i = 0; ids != null && i < ids.length; i++) {
                    asked.add(ids[i]);
                }
                assertEquals(asked, sent(root, NbdFields.META_CONTEXT_ID), where);
            }
            case SIMPLE_REPLY -> {
                assertEquals(List.of(messages.code(row) & 0xffff_ffffL), sent(root, NbdFields.ERROR), where);
                assertEquals(List.of(messages.cookie(row)), sent(root, NbdFields.COOKIE), where);
            }
            case STRUCTURED_CHUNK, EXTENDED_CHUNK -> chunk(capture, row, root, where);
            case TLS -> assertEquals(List.of((long) messages.code(row)), sent(root, NbdFields.TLS_CONTENT_TYPE), where);
            case UNDECODED -> assertEquals(NbdFields.UNDECODED, root.field(), where);
        }
    }

    private static void option(OptionExchange option, DetailNode root, String where) {
        assertEquals(List.of(option.option() & 0xffff_ffffL), sent(root, NbdFields.OPTION), where);
        assertEquals(List.of(option.length()), sent(root, NbdFields.OPTION_LENGTH), where);
        if (option.informationRequests() != null) {
            assertEquals(option.informationRequests().stream().map(Integer::longValue).toList(), sent(root, NbdFields.INFORMATION_TYPE), where);
        }
        boolean fits = AnnotatedDump.tree(root).indexOf("reaches beyond") < 0;
        if (fits) {
            if (option.name() != null) {
                assertEquals(List.of(option.name()), sent(root, NbdFields.EXPORT_NAME), where);
            }
            assertEquals(option.queries() == null ? List.of() : option.queries(), sent(root, NbdFields.QUERY), where);
        }
    }

    private static void reply(OptionReply reply, DetailNode root, String where) {
        assertEquals(List.of(reply.type() & 0xffff_ffffL), sent(root, NbdFields.OPTION_REPLY_TYPE), where);
        assertEquals(List.of(reply.length()), sent(root, NbdFields.OPTION_REPLY_LENGTH), where);
        one(reply.size(), root, NbdFields.EXPORT_SIZE, where);
        one(reply.transmissionFlags() == null ? null : reply.transmissionFlags().longValue(), root, NbdFields.TRANSMISSION_FLAGS, where);
        one(reply.minimumBlockSize(), root, NbdFields.MINIMUM_BLOCK_SIZE, where);
        one(reply.preferredBlockSize(), root, NbdFields.PREFERRED_BLOCK_SIZE, where);
        one(reply.maximumPayloadSize(), root, NbdFields.MAXIMUM_PAYLOAD_SIZE, where);
        one(reply.contextId(), root, NbdFields.META_CONTEXT_ID, where);
        one(reply.context(), root, NbdFields.META_CONTEXT_NAME, where);
    }

    private static void chunk(LoadedCapture capture, int row, DetailNode root, String where) {
        MessageTable messages = capture.model.messages();
        assertEquals(List.of((long) messages.code(row)), sent(root, NbdFields.REPLY_TYPE), where);
        assertEquals(List.of((long) messages.flags(row)), sent(root, NbdFields.REPLY_FLAGS), where);
        assertEquals(List.of(messages.cookie(row)), sent(root, NbdFields.COOKIE), where);
        assertEquals(List.of(messages.payload(row)), sent(root, NbdFields.LENGTH), where);
        if (messages.kind(row) == MessageKind.EXTENDED_CHUNK) {
            assertEquals(List.of(messages.headerOffset(row)), sent(root, NbdFields.REPLY_OFFSET), where);
        }
        if (messages.isError(row)) {
            error(messages.error(row), root, where);
        } else if (messages.isBlockStatus(row)) {
            blockStatus(capture, row, root, where);
        } else if (messages.code(row) == ReplyType.NBD_REPLY_TYPE_OFFSET_DATA.value()
                || messages.code(row) == ReplyType.NBD_REPLY_TYPE_OFFSET_HOLE.value()) {
            if (messages.offsetKnown(row)) {
                assertEquals(List.of(messages.offset(row)), sent(root, NbdFields.CHUNK_OFFSET), where);
                assertEquals(List.of(messages.length(row)), all(root, NbdFields.CHUNK_LENGTH), where);
            }
        }
    }

    private static void error(ErrorDetail error, DetailNode root, String where) {
        if (messagesFits(root)) {
            assertEquals(List.of(error.error() & 0xffff_ffffL), sent(root, NbdFields.ERROR), where);
            one(error.text(), root, NbdFields.ERROR_MESSAGE, where);
            one(error.offset(), root, NbdFields.CHUNK_OFFSET, where);
        }
    }

    private static boolean messagesFits(DetailNode root) {
        return !AnnotatedDump.tree(root).contains("reaches beyond");
    }

    private static void blockStatus(LoadedCapture capture, int row, DetailNode root, String where) {
        MessageTable messages = capture.model.messages();
        one(messages.contextId(row) < 0 ? null : messages.contextId(row), root, NbdFields.META_CONTEXT_ID, where);
        List<Long> offsets = new ArrayList<>();
        List<Long> lengths = new ArrayList<>();
        List<Long> flags = new ArrayList<>();
        for (int i = 0; i < messages.extents(row); i++) {
            int extent = messages.firstExtent(row) + i;
            offsets.add(capture.model.extents().offset(extent));
            lengths.add(capture.model.extents().length(extent));
            flags.add(capture.model.extents().flags(extent));
        }
        assertEquals(lengths, sent(root, NbdFields.EXTENT_LENGTH), where);
        assertEquals(flags, sent(root, NbdFields.STATUS_FLAGS), where);
        List<Object> known = all(root, NbdFields.EXTENT_OFFSET);
        assertEquals(offsets.subList(0, known.size()), known, where);
    }

    private static void one(Object expected, DetailNode root, FieldDefinition field, String where) {
        assertEquals(expected == null ? List.of() : List.of(expected), sent(root, field), () -> where + " " + field.name());
    }

    /** Values that stand in the message's bytes. */
    private static List<Object> sent(DetailNode root, FieldDefinition field) {
        List<Object> values = new ArrayList<>();
        collect(root, field, false, values);
        return values;
    }

    private static List<Object> all(DetailNode root, FieldDefinition field) {
        List<Object> values = new ArrayList<>();
        collect(root, field, true, values);
        return values;
    }

    private static void collect(DetailNode node, FieldDefinition field, boolean generated, List<Object> values) {
        if (field.equals(node.field()) && node.raw() != null && (generated || !node.generated())) {
            values.add(node.raw());
        }
        node.children().forEach(child -> collect(child, field, generated, values));
    }
}
