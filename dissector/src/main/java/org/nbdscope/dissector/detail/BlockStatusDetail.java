package org.nbdscope.dissector.detail;

import java.util.Arrays;
import java.util.List;
import org.nbdscope.dissector.protocol.BlockStatus;
import org.nbdscope.dissector.protocol.BlockStatusExtended;
import org.nbdscope.dissector.protocol.Descriptor;
import org.nbdscope.dissector.protocol.ExtendedDescriptor;
import org.nbdscope.dissector.protocol.NbdFields;
import org.nbdscope.dissector.protocol.StateNames;
import org.nbdscope.dissector.schema.Place;
import org.nbdscope.dissector.schema.StructDefinition;
import org.nbdscope.dissector.session.Session;

/** The payload of a block status chunk: a metadata context, then extents of 8 or 16 bytes up to the end of the message. */
final class BlockStatusDetail {

    private final FieldReader reader;
    private final Session session;
    private final Long requestOffset;
    private final boolean wide;
    private final int extentSize;
    private final Place length;
    private final Place status;

    private String context;
    private StructDefinition extentStruct;
    private long first;
    /** Offset in the export of each extent, as far as it is known. */
    private long[] offsets;
    private int offsetsKnown;

    /**
     * @param requestOffset where the first extent begins, or null where it is not known
     * @param wide          whether lengths and status have 64 bits
     */
    BlockStatusDetail(FieldReader reader, Session session, Long requestOffset, boolean wide) {
        this.reader = reader;
        this.session = session;
        this.requestOffset = requestOffset;
        this.wide = wide;
        extentSize = wide ? ExtendedDescriptor.SIZE : Descriptor.SIZE;
        length = wide ? ExtendedDescriptor.LENGTH : Descriptor.LENGTH;
        status = wide ? ExtendedDescriptor.STATUS : Descriptor.STATUS;
    }

    /** Adds the fields of the payload that begins at {@code from}. Returns its struct. */
    StructDefinition add(List<DetailNode> into, long from) {
        StructDefinition struct = wide ? BlockStatusExtended.STRUCT : BlockStatus.STRUCT;
        first = reader.fields(into, struct, from);
        long id = reader.unsigned32(from + BlockStatus.CONTEXT_ID.offset());
        context = id == FieldReader.UNKNOWN ? null : session.contextName(id);
        boolean allocation = StateNames.BASE_ALLOCATION.equals(context);
        if (wide) {
            extentStruct = allocation ? ExtendedDescriptor.ALLOCATION_STRUCT : ExtendedDescriptor.STRUCT;
        } else {
            extentStruct = allocation ? Descriptor.ALLOCATION_STRUCT : Descriptor.STRUCT;
        }
        if (context != null) {
            into.set(0, reader.contextId(from, context));
        }
        long all = (reader.end - first) / extentSize;
        int shown = (int) Math.min(all, Math.max(0, reader.bytes.size() - first) / extentSize);
        locate(shown);
        LongList.add(into, "Extents", shown, this::extent, this::position);
        if (shown < all) {
            reader.rest(into, position(shown));
        } else {
            reader.unexpected(into, position(shown));
        }
        return struct;
    }

    private long position(int extent) {
        return first + (long) extent * extentSize;
    }

    /** Extents follow one another: up to the first whose length is not known, or reaches beyond 2^64, it is known where they begin. */
    private void locate(int count) {
        offsets = new long[count];
        if (requestOffset == null) {
            return;
        }
        long at = requestOffset;
        while (offsetsKnown < count) {
            offsets[offsetsKnown++] = at;
            long extent = position(offsetsKnown - 1);
            if (!reader.readable(length, extent)) {
                return;
            }
            long next = at + reader.read(length, extent);
            if (Long.compareUnsigned(next, at) < 0) {
                return;
            }
            at = next;
        }
    }

    private DetailNode extent(int index) {
        long at = position(index);
        DetailNode fields = reader.group(extentStruct, at);
        DetailNode[] children = fields.children().toArray(new DetailNode[0]);
        StringBuilder summary = new StringBuilder();
        if (index < offsetsKnown) {
            DetailNode offset = GeneratedFields.number(NbdFields.EXTENT_OFFSET, offsets[index]);
            children = Arrays.copyOf(children, children.length + 1);
            children[children.length - 1] = offset;
            summary.append("offset ").append(offset.value()).append(", ");
        }
        if (reader.readable(at, at + extentSize)) {
            summary.append(Long.toUnsignedString(reader.read(length, at))).append(" bytes, ").append(state(reader.read(status, at)));
        } else {
            summary.append("not captured");
        }
        return new DetailNode.Builder(extentStruct).label(extentStruct.label() + ' ' + index).value(summary.toString())
                .at(at, at + extentSize).missing(!reader.readable(at, at + extentSize)).children(List.of(children)).build();
    }

    private String state(long value) {
        String words = StateNames.describe(context, value);
        return words == null ? "status " + ValueText.hexadecimal(value, status.width()) : words;
    }
}
