package org.nbdscope.dissector.detail;

import java.util.Arrays;
import java.util.List;
import org.nbdscope.dissector.protocol.InformationBlockSize;
import org.nbdscope.dissector.protocol.InformationExport;
import org.nbdscope.dissector.protocol.InformationType;
import org.nbdscope.dissector.protocol.NbdFields;
import org.nbdscope.dissector.protocol.OptionHeader;
import org.nbdscope.dissector.protocol.OptionReplyHeader;
import org.nbdscope.dissector.protocol.OptionReplyType;
import org.nbdscope.dissector.protocol.OptionType;
import org.nbdscope.dissector.schema.FieldDefinition;

/** The data of options and of their replies, which follows their headers (sections "Option types" and "Option reply types"). */
final class HandshakeDetail {

    private static final int OPTION_DATA = OptionHeader.SIZE;
    private static final int REPLY_DATA = OptionReplyHeader.SIZE;

    private HandshakeDetail() {
    }

    /** Adds the data of an option. */
    static void option(List<DetailNode> into, FieldReader reader) {
        if (!reader.readable(OptionHeader.OPTION, 0)) {
            reader.rest(into, OPTION_DATA);
            return;
        }
        OptionType type = OptionType.of((int) reader.read(OptionHeader.OPTION, 0));
        if (type == null || type == OptionType.NBD_OPT_PEEK_EXPORT) {
            reader.data(into, OPTION_DATA);
            return;
        }
        switch (type) {
            case NBD_OPT_EXPORT_NAME -> exportName(into, reader);
            case NBD_OPT_INFO, NBD_OPT_GO -> information(into, reader);
            case NBD_OPT_LIST_META_CONTEXT, NBD_OPT_SET_META_CONTEXT -> queries(into, reader);
            default -> reader.unexpected(into, OPTION_DATA);
        }
    }

    private static void exportName(List<DetailNode> into, FieldReader reader) {
        if (reader.end >= OPTION_DATA) {
            into.add(reader.text(NbdFields.EXPORT_NAME, OPTION_DATA, reader.end));
        }
    }

    /** A length of 32 bits and an export's name. Returns where they end; that is the message's end when the length is not known. */
    private static long lengthAndName(List<DetailNode> into, FieldReader reader, long from) {
        if (from >= reader.end) {
            return reader.end;
        }
        into.add(reader.field(NbdFields.EXPORT_NAME_LENGTH, from));
        return reader.text(into, NbdFields.EXPORT_NAME, Math.min(from + Integer.BYTES, reader.end), reader.unsigned32(from));
    }

    private static void information(List<DetailNode> into, FieldReader reader) {
        long at = lengthAndName(into, reader, OPTION_DATA);
        if (at >= reader.end) {
            return;
        }
        into.add(reader.field(NbdFields.INFORMATION_COUNT, at));
        long announced = reader.unsigned16(at);
        long first = Math.min(at + Short.BYTES, reader.end);
        if (announced == FieldReader.UNKNOWN) {
            reader.rest(into, first);
            return;
        }
        int count = (int) Math.min(announced, (reader.end - first) / Short.BYTES);
        LongList.add(into, "Information Types", count, i -> reader.field(NbdFields.INFORMATION_TYPE, first + (long) i * Short.BYTES),
                i -> first + (long) i * Short.BYTES);
        reader.unexpected(into, first + (long) count * Short.BYTES);
    }

    private static void queries(List<DetailNode> into, FieldReader reader) {
        long at = lengthAndName(into, reader, OPTION_DATA);
        if (at >= reader.end) {
            return;
        }
        into.add(reader.field(NbdFields.QUERY_COUNT, at));
        long announced = reader.unsigned32(at);
        long first = Math.min(at + Integer.BYTES, reader.end);
        if (announced == FieldReader.UNKNOWN) {
            reader.rest(into, first);
            return;
        }
        long[] starts = queryStarts(reader, first, announced);
        int count = starts.length - 1;
        LongList.add(into, "Queries", count, i -> query(reader, starts[i], starts[i + 1]), i -> starts[i]);
        if (count < announced) {
            reader.rest(into, starts[count]);
        } else {
            reader.unexpected(into, starts[count]);
        }
    }

    /** Where the queries begin as far as their lengths can be read, and where the last of them ends. */
    private static long[] queryStarts(FieldReader reader, long first, long announced) {
        long[] starts = new long[16];
        int count = 0;
        long at = first;
        starts[0] = first;
        while (count < announced && reader.unsigned32(at) != FieldReader.UNKNOWN) {
            at = Math.min(at + Integer.BYTES + reader.unsigned32(at), reader.end);
            count++;
            if (count == starts.length) {
                starts = Arrays.copyOf(starts, count * 2);
            }
            starts[count] = at;
        }
        return Arrays.copyOf(starts, count + 1);
    }

    private static DetailNode query(FieldReader reader, long from, long to) {
        long text = from + Integer.BYTES;
        DetailNode length = reader.field(NbdFields.QUERY_LENGTH, from);
        DetailNode query = reader.text(NbdFields.QUERY, text, text + reader.unsigned32(from));
        return new DetailNode.Builder("Metadata Query").value(query.value()).at(from, to).children(List.of(length, query)).build();
    }

    /** Adds the data of an option reply. */
    static void reply(List<DetailNode> into, FieldReader reader) {
        if (!reader.readable(OptionReplyHeader.TYPE, 0)) {
            reader.rest(into, REPLY_DATA);
            return;
        }
        int value = (int) reader.read(OptionReplyHeader.TYPE, 0);
        if (value < 0) {
            into.add(new DetailNode.Builder(NbdFields.OPTION_REPLY_ERROR).generated().build());
            restAsText(into, reader, NbdFields.ERROR_MESSAGE, REPLY_DATA);
            return;
        }
        OptionReplyType type = OptionReplyType.of(value);
        if (type == null) {
            reader.data(into, REPLY_DATA);
            return;
        }
        switch (type) {
            case NBD_REP_SERVER -> restAsText(into, reader, NbdFields.EXPORT_DESCRIPTION, lengthAndName(into, reader, REPLY_DATA));
            case NBD_REP_INFO -> information(into, reader, REPLY_DATA);
            case NBD_REP_META_CONTEXT -> metaContext(into, reader);
            default -> reader.unexpected(into, REPLY_DATA);
        }
    }

    private static void restAsText(List<DetailNode> into, FieldReader reader, FieldDefinition field, long from) {
        if (from < reader.end) {
            into.add(reader.text(field, from, reader.end));
        }
    }

    private static void information(List<DetailNode> into, FieldReader reader, long from) {
        if (from >= reader.end) {
            return;
        }
        long value = reader.unsigned16(from);
        InformationType type = value == FieldReader.UNKNOWN ? null : InformationType.of((int) value);
        if (type == InformationType.NBD_INFO_EXPORT) {
            reader.unexpected(into, reader.fields(into, InformationExport.STRUCT, from));
            return;
        }
        if (type == InformationType.NBD_INFO_BLOCK_SIZE) {
            reader.unexpected(into, reader.fields(into, InformationBlockSize.STRUCT, from));
            return;
        }
        into.add(reader.field(NbdFields.INFORMATION_TYPE, from));
        long at = Math.min(from + Short.BYTES, reader.end);
        if (type == InformationType.NBD_INFO_NAME) {
            restAsText(into, reader, NbdFields.EXPORT_NAME, at);
        } else if (type == InformationType.NBD_INFO_DESCRIPTION) {
            restAsText(into, reader, NbdFields.EXPORT_DESCRIPTION, at);
        } else {
            reader.data(into, at);
        }
    }

    private static void metaContext(List<DetailNode> into, FieldReader reader) {
        if (REPLY_DATA >= reader.end) {
            return;
        }
        into.add(reader.field(NbdFields.META_CONTEXT_ID, REPLY_DATA));
        restAsText(into, reader, NbdFields.META_CONTEXT_NAME, Math.min(REPLY_DATA + Integer.BYTES, reader.end));
    }
}
