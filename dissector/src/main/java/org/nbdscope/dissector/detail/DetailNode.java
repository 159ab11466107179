package org.nbdscope.dissector.detail;

import java.util.List;
import java.util.function.Supplier;
import org.nbdscope.dissector.schema.FieldDefinition;
import org.nbdscope.dissector.schema.StructDefinition;

/**
 * A node of the tree of a message: a field, a group of fields, or a stretch of bytes without a field. Its bytes lie within its parent's;
 * siblings have no bytes in common, except for the bits of one flags field, which have no bit in common. Every byte of a message belongs
 * to a leaf.
 *
 * <p>Does not change, except that long lists make their nodes when they are first asked for; that may be done by any thread.
 */
public final class DetailNode {

    /** {@link #offset()} of a node that stands for no bytes. */
    public static final long NO_PLACE = -1;
    /** {@link #mask()} of a node that is not about single bits. */
    public static final long ALL_BITS = -1;

    private final FieldDefinition field;
    private final StructDefinition struct;
    private final String label;
    private final String value;
    private final Object raw;
    private final long offset;
    private final long length;
    private final long mask;
    private final boolean generated;
    private final boolean missing;
    private final Supplier<List<DetailNode>> later;
    private volatile List<DetailNode> children;

    private DetailNode(Builder builder) {
        field = builder.field;
        struct = builder.struct;
        label = builder.label;
        value = builder.value;
        raw = builder.raw;
        offset = builder.offset;
        length = builder.length;
        mask = builder.mask;
        generated = builder.generated;
        missing = builder.missing;
        later = builder.later;
        children = later == null ? List.copyOf(builder.children) : null;
    }

    /** What it is a value of; null for groups, and for bytes that are no field. */
    public FieldDefinition field() {
        return field;
    }

    /** The struct whose fields its children are, with an explanation of its own; null for other nodes. */
    public StructDefinition struct() {
        return struct;
    }

    /** What people call it: the field's label, or that of the group. */
    public String label() {
        return label;
    }

    /** Its value for people, with the names of the specification: {@code NBD_CMD_READ (0)}; "" where there is none to show. */
    public String value() {
        return value;
    }

    /**
     * The line of the tree as Wireshark's users know it: {@code Type: NBD_CMD_READ (0)}, {@code .... ...1 = Done: Set}, and in square
     * brackets what does not stand in the message's bytes.
     */
    public String text() {
        String line = value.isEmpty() ? label : label + ": " + value;
        if (mask != ALL_BITS) {
            return ValueText.bits(mask, (int) length, (Long) raw != 0) + " = " + line;
        }
        return generated ? '[' + line + ']' : line;
    }

    /**
     * The value: a {@link Long} (unsigned) for numbers, times, durations and booleans (0 or 1), a {@link String} for text, an
     * {@code IpAddress} for addresses; null for other
     * fields (those of type BYTES are the node's own bytes), for groups, and where it is not known.
     */
    public Object raw() {
        return raw;
    }

    /** Position of its first byte in the message, or {@link #NO_PLACE}. It may lie beyond what was loaded of a long message. */
    public long offset() {
        return offset;
    }

    /** How many bytes of the message it takes; 0 where {@link #offset()} is {@link #NO_PLACE}, and for an empty text. */
    public long length() {
        return length;
    }

    /** The bits it is about, of the integer of {@link #length()} bytes at {@link #offset()}; else {@link #ALL_BITS}. */
    public long mask() {
        return mask;
    }

    /** Whether it follows from other fields, or from other messages, and does not stand in the message's bytes. */
    public boolean generated() {
        return generated;
    }

    /** Whether its value, or some of its bytes, is not in the capture. */
    public boolean missing() {
        return missing;
    }

    /** The nodes below it. */
    public List<DetailNode> children() {
        List<DetailNode> made = children;
        if (made == null) {
            made = List.copyOf(later.get());
            children = made;
        }
        return made;
    }

    @Override
    public String toString() {
        return text();
    }

    /** Collects what a node is made of. */
    static final class Builder {

        private FieldDefinition field;
        private StructDefinition struct;
        private String label;
        private String value = "";
        private Object raw;
        private long offset = NO_PLACE;
        private long length;
        private long mask = ALL_BITS;
        private boolean generated;
        private boolean missing;
        private Supplier<List<DetailNode>> later;
        private List<DetailNode> children = List.of();

        Builder(String label) {
            this.label = label;
        }

        Builder(FieldDefinition field) {
            this(field.label());
            this.field = field;
        }

        Builder(StructDefinition struct) {
            this(struct.label());
            this.struct = struct;
        }

        Builder label(String text) {
            label = text;
            return this;
        }

        Builder value(String text) {
            value = text;
            return this;
        }

        Builder raw(Object newRaw) {
            raw = newRaw;
            return this;
        }

        Builder at(long from, long to) {
            offset = from;
            length = to - from;
            return this;
        }

        Builder mask(long bits) {
            mask = bits;
            return this;
        }

        Builder generated() {
            generated = true;
            return this;
        }

        Builder missing(boolean isMissing) {
            missing = isMissing;
            return this;
        }

        Builder children(List<DetailNode> nodes) {
            children = nodes;
            return this;
        }

        /** Children that are made when they are first asked for. */
        Builder children(Supplier<List<DetailNode>> nodes) {
            later = nodes;
            return this;
        }

        DetailNode build() {
            return new DetailNode(this);
        }
    }
}
