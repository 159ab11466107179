package org.nbdscope.dissector.filter;

import java.util.List;
import java.util.TreeMap;
import org.nbdscope.dissector.schema.FieldDefinition;
import org.nbdscope.dissector.schema.FieldType;
import org.nbdscope.dissector.schema.ValueNames;
import org.nbdscope.dissector.schema.ValueNames.NamedValue;

/** A small vocabulary for tests, with a field of every type. */
final class SampleFields {
    private static final TreeMap<String, FieldDefinition> BY_NAME = new TreeMap<>();

    static final FieldLookup LOOKUP = FieldLookup.of(BY_NAME::get,
            prefix -> BY_NAME.values().stream().filter(field -> field.name().startsWith(prefix)).toList());

    static final FieldDefinition NBD = field("nbd", FieldType.NONE);
    static final FieldDefinition TYPE = field("nbd.type", FieldType.UINT16, "NBD_CMD_READ", 0, "NBD_CMD_WRITE", 1, "NBD_CMD_DISC", 2,
            "NBD_CMD_WRITE_ZEROES", 6, "NBD_CMD_BLOCK_STATUS", 7);
    static final FieldDefinition FROM = field("nbd.from", FieldType.UINT64);
    static final FieldDefinition LEN = field("nbd.len", FieldType.UINT64);
    static final FieldDefinition CHUNK_OFFSET = field("nbd.chunk.offset", FieldType.UINT64);
    static final FieldDefinition EXTENT_LENGTH = field("nbd.extent.length", FieldType.UINT64);
    static final FieldDefinition FLAGS = field("nbd.cmd.flags", FieldType.UINT16);
    static final FieldDefinition DF = field("nbd.cmd.flags.df", FieldType.BOOLEAN);
    static final FieldDefinition FUA = field("nbd.cmd.flags.fua", FieldType.BOOLEAN);
    static final FieldDefinition NAME = field("nbd.export.name", FieldType.STRING);
    static final FieldDefinition DESCRIPTION = field("nbd.export.description", FieldType.STRING);
    static final FieldDefinition RESERVED = field("nbd.reserved", FieldType.BYTES);
    static final FieldDefinition TIME = field("nbd.time", FieldType.DURATION);
    static final FieldDefinition FRAME_TIME = field("frame.time_epoch", FieldType.TIME);
    static final FieldDefinition ADDRESS = field("ip.addr", FieldType.ADDRESS);
    static final FieldDefinition SOURCE = field("ip.src", FieldType.ADDRESS);
    static final FieldDefinition TTL = field("ip.ttl", FieldType.UINT8);
    static final FieldDefinition ERROR = field("nbd.error", FieldType.UINT32, "NBD_SUCCESS", 0, "NBD_EPERM", 1, "NBD_EIO", 5,
            "twice", 8, "twice", 9, "and", 10, "with space", 11);

    private SampleFields() {
    }

    static List<FieldDefinition> all() {
        return List.copyOf(BY_NAME.values());
    }

    private static FieldDefinition field(String name, FieldType type, Object... namesAndValues) {
        NamedValue[] named = new NamedValue[namesAndValues.length / 2];
        for (int i = 0; i < named.length; i++) {
            String valueName = (String) namesAndValues[2 * i];
            named[i] = new NamedValue((int) namesAndValues[2 * i + 1], valueName, "Explains " + valueName + ".");
        }
        List<NamedValue> values = List.of(named);
        ValueNames names = values.isEmpty() ? ValueNames.NONE : () -> values;
        FieldDefinition field = new FieldDefinition(name, "Label of " + name, type, names, "Explains " + name + ".", "Some section");
        BY_NAME.put(name, field);
        return field;
    }
}
