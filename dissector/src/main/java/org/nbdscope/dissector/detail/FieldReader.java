package org.nbdscope.dissector.detail;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.nbdscope.dissector.protocol.NbdFields;
import org.nbdscope.dissector.schema.FieldDefinition;
import org.nbdscope.dissector.schema.Place;
import org.nbdscope.dissector.schema.StructDefinition;

/**
 * Makes nodes of a message's bytes. Positions count from the message's first byte; {@link #end} is behind its last. What reaches beyond the
 * end, was not captured or was not loaded becomes a node that says so, and its value reads as {@link #UNKNOWN}.
 */
final class FieldReader {

    /** What {@link #unsigned32} and {@link #unsigned16} say when the number cannot be read. */
    static final long UNKNOWN = -1;

    final MessageBytes bytes;
    /** Bytes of the message. */
    final long end;
    private final ByteBuffer buffer;

    FieldReader(MessageBytes bytes) {
        this.bytes = bytes;
        this.end = bytes.total();
        this.buffer = bytes.bytes();
    }

    /** Whether all these bytes can be read. */
    boolean readable(long from, long to) {
        return to <= end && bytes.present(from, to);
    }

    /** An unsigned number of 32 bits, or {@link #UNKNOWN}. */
    long unsigned32(long at) {
        return readable(at, at + Integer.BYTES) ? buffer.getInt((int) at) & 0xffff_ffffL : UNKNOWN;
    }

    /** An unsigned number of 16 bits, or {@link #UNKNOWN}. */
    long unsigned16(long at) {
        return readable(at, at + Short.BYTES) ? buffer.getShort((int) at) & 0xffffL : UNKNOWN;
    }

    /** A number at a place of a struct, which has to be {@link #readable}. */
    long read(Place place, long struct) {
        return place.read(buffer, (int) struct);
    }

    /** Whether a place of a struct can be read. */
    boolean readable(Place place, long struct) {
        return readable(struct + place.offset(), struct + place.offset() + place.width());
    }

    /** Adds the fields of a struct that begin before the message's end, with the bits of flags below them. Returns where it ends. */
    long fields(List<DetailNode> into, StructDefinition struct, long at) {
        List<Place> places = struct.places();
        for (int i = 0; i < places.size(); ) {
            Place place = places.get(i);
            int next = i + 1;
            while (next < places.size() && isBitOf(place, places.get(next))) {
                next++;
            }
            if (at + place.offset() < end) {
                into.add(field(place, at, places.subList(i + 1, next)));
            }
            i = next;
        }
        return Math.min(at + struct.size(), end);
    }

    private static boolean isBitOf(Place flags, Place place) {
        return place.mask() != DetailNode.ALL_BITS && place.offset() == flags.offset() && place.width() == flags.width();
    }

    /** A field of its own, with the width of its type. */
    DetailNode field(FieldDefinition field, long at) {
        return field(field.at(0), at, List.of());
    }

    private DetailNode field(Place place, long struct, List<Place> bits) {
        long from = struct + place.offset();
        long to = from + place.width();
        if (!readable(from, to)) {
            return unreadable(place.field(), from, to);
        }
        long number = read(place, struct);
        String text = ValueText.number(place.field(), number, place.width());
        DetailNode.Builder node = new DetailNode.Builder(place.field()).raw(number).at(from, to);
        if (bits.isEmpty()) {
            return node.value(text).build();
        }
        StringBuilder names = new StringBuilder(text);
        List<DetailNode> flags = new ArrayList<>();
        long unknown = number;
        for (Place bit : bits) {
            boolean set = (number & bit.mask()) != 0;
            unknown &= ~bit.mask();
            flags.add(new DetailNode.Builder(bit.field()).value(set ? "Set" : "Not set").raw(set ? 1L : 0L).at(from, to).mask(bit.mask())
                    .build());
            if (set) {
                names.append(", ").append(bit.field().label());
            }
        }
        if (unknown != 0) {
            String pattern = ValueText.hexadecimal(unknown, place.width());
            flags.add(new DetailNode.Builder("Unknown Flags").value(pattern).raw(unknown).at(from, to).mask(unknown).build());
            names.append(", ").append(pattern);
        }
        return node.value(names.toString()).children(flags).build();
    }

    /** A metadata context id, with the context's name below it where that is known (not null). */
    DetailNode contextId(long at, String name) {
        DetailNode id = field(NbdFields.META_CONTEXT_ID, at);
        if (name == null) {
            return id;
        }
        return new DetailNode.Builder(id.field()).value(id.value() + ", " + ValueText.text(name)).raw(id.raw()).at(at, at + id.length())
                .children(List.of(GeneratedFields.text(NbdFields.META_CONTEXT_NAME, name))).build();
    }

    /** A struct as a group of its own, which ends with the struct. */
    DetailNode group(StructDefinition struct, long at) {
        List<DetailNode> fields = new ArrayList<>();
        long to = fields(fields, struct, at);
        return new DetailNode.Builder(struct).at(at, to).children(fields).build();
    }

    /** Text in UTF-8; other bytes read as U+FFFD. */
    DetailNode text(FieldDefinition field, long from, long to) {
        if (!readable(from, to)) {
            return unreadable(field, from, to);
        }
        String value = new String(bytes.copy((int) from, (int) to), StandardCharsets.UTF_8);
        return new DetailNode.Builder(field).value(ValueText.text(value)).raw(value).at(from, to).build();
    }

    /**
     * A text of {@code length} bytes, which may be {@link #UNKNOWN}: then, as where it does not fit, the rest of the message is taken.
     *
     * @return where it ends
     */
    long text(List<DetailNode> into, FieldDefinition field, long from, long length) {
        if (length == UNKNOWN) {
            rest(into, from);
            return end;
        }
        into.add(text(field, from, from + length));
        return Math.min(from + length, end);
    }

    /** Bytes that are one field, with gaps below it where some are missing. */
    DetailNode bytes(FieldDefinition field, long from, long to) {
        boolean whole = readable(from, to);
        DetailNode.Builder node = new DetailNode.Builder(field).at(from, to).missing(!whole && missing(from, to))
                .value(ValueText.bytes(bytes, from, to) + " (" + ValueText.count(to - from) + ')');
        return (whole ? node : node.children(() -> stretches(from, to))).build();
    }

    /** Data up to the end of the message; nothing where there is none. */
    void data(List<DetailNode> into, long from) {
        if (from < end) {
            into.add(bytes(NbdFields.DATA, from, end));
        }
    }

    /** Bytes up to the end of the message that should not be there; nothing where there are none. */
    void unexpected(List<DetailNode> into, long from) {
        if (from < end) {
            into.add(new DetailNode.Builder(NbdFields.UNEXPECTED_DATA).value(ValueText.count(end - from)).at(from, end)
                    .children(List.of(bytes(NbdFields.DATA, from, end))).build());
        }
    }

    /** Bytes up to the end of the message of which nothing can be said, since what stands before them is not known. */
    void rest(List<DetailNode> into, long from) {
        if (from < end) {
            into.addAll(stretches(from, end));
        }
    }

    /** A field that cannot be read. */
    private DetailNode unreadable(FieldDefinition field, long from, long to) {
        long until = Math.min(to, end);
        DetailNode.Builder node = new DetailNode.Builder(field).at(from, until);
        if (to > end) {
            return node.value("reaches beyond the message").build();
        }
        boolean isMissing = missing(from, until);
        return node.value(isMissing ? "not captured" : "not shown").missing(isMissing).build();
    }

    /** Whether some of the bytes are missing; those that were merely not loaded are not. */
    private boolean missing(long from, long to) {
        long until = Math.min(to, bytes.size());
        return bytes.firstAbsent(from, until) < until;
    }

    /** The bytes as leaves without a field: by turns those that are there and those that are not. */
    private List<DetailNode> stretches(long from, long to) {
        List<DetailNode> nodes = new ArrayList<>();
        long loaded = Math.min(to, bytes.size());
        for (long at = from; at < loaded; ) {
            long absent = bytes.firstAbsent(at, loaded);
            if (absent > at) {
                nodes.add(new DetailNode.Builder("Bytes").at(at, absent)
                        .value(ValueText.bytes(bytes, at, absent) + " (" + ValueText.count(absent - at) + ')').build());
            }
            at = bytes.firstPresent(absent, loaded);
            if (at > absent) {
                nodes.add(new DetailNode.Builder(ValueText.count(at - absent) + " not captured").at(absent, at).missing(true).build());
            }
        }
        long beyond = Math.max(from, loaded);
        if (beyond < to) {
            nodes.add(new DetailNode.Builder("further " + ValueText.count(to - beyond) + " not shown").at(beyond, to).build());
        }
        return nodes;
    }
}
