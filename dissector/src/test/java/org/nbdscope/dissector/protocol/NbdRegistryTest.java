package org.nbdscope.dissector.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Modifier;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nbdscope.dissector.schema.FieldDefinition;
import org.nbdscope.dissector.schema.FieldType;
import org.nbdscope.dissector.schema.ValueNames.NamedValue;

class NbdRegistryTest {

    /** Which of our types can stand for Wireshark's. */
    private static final Map<String, Set<FieldType>> COMPATIBLE = Map.of(
            "FT_UINT16", Set.of(FieldType.UINT16),
            "FT_UINT32", Set.of(FieldType.UINT32, FieldType.UINT64),
            "FT_UINT64", Set.of(FieldType.UINT64),
            "FT_BOOLEAN", Set.of(FieldType.BOOLEAN),
            "FT_BYTES", Set.of(FieldType.BYTES),
            "FT_STRING", Set.of(FieldType.STRING),
            "FT_UINT_STRING", Set.of(FieldType.STRING),
            "FT_FRAMENUM", Set.of(FieldType.UINT64),
            "FT_RELATIVE_TIME", Set.of(FieldType.DURATION),
            "FT_NONE", Set.of(FieldType.NONE));

    static List<FieldDefinition> fields() {
        return NbdRegistry.FIELDS.all();
    }

    static Stream<String> wiresharkFields() throws IOException {
        try (InputStream list = NbdRegistryTest.class.getResourceAsStream("wireshark-4.6-nbd-fields.tsv")) {
            return new String(list.readAllBytes(), StandardCharsets.UTF_8).lines();
        }
    }

    @ParameterizedTest
    @MethodSource("fields")
    void everyFieldIsExplainedAndDefinedSomewhere(FieldDefinition field) {
        assertTrue(field.name().matches("(nbd|frame|ip|ipv6|tcp)(\\.[a-z0-9_]+)+"), field.name());
        assertFalse(field.label().isBlank(), field.name());
        assertTrue(field.explanation().length() >= 20, field.explanation());
        assertTrue(field.explanation().endsWith("."), field.explanation());
        assertTrue(Sections.contain(field.section()), field.section());
    }

    @ParameterizedTest
    @MethodSource("fields")
    void namedValuesFitTheirField(FieldDefinition field) {
        Set<Long> values = new HashSet<>();
        Set<String> names = new HashSet<>();
        for (NamedValue named : field.names().all()) {
            assertTrue(values.add(named.value()), named.toString());
            assertTrue(names.add(named.name()), named.toString());
            assertTrue(named.explanation().length() >= 20 && named.explanation().endsWith("."), named.toString());
            assertEquals(named.name(), field.names().nameOf(named.value()));
            int bits = field.type().width() * Byte.SIZE;
            assertTrue(bits == Long.SIZE || named.value() >>> bits == 0, named.toString());
        }
    }

    @ParameterizedTest
    @MethodSource("wiresharkFields")
    void everyFieldOfWiresharkIsThere(String row) {
        String[] columns = row.split("\t");
        FieldDefinition field = NbdRegistry.FIELDS.find(columns[0]);
        assertNotNull(field, row);
        assertTrue(COMPATIBLE.get(columns[1]).contains(field.type()), row + " is " + field.type());
    }

    @Test
    void everyDeclaredFieldIsRegistered() {
        for (Class<?> catalogue : List.of(NbdFields.class, PacketFields.class)) {
            long declared = Arrays.stream(catalogue.getDeclaredFields())
                    .filter(f -> f.getType() == FieldDefinition.class && Modifier.isPublic(f.getModifiers()))
                    .count();
            assertEquals(declared, (catalogue == NbdFields.class ? NbdFields.ALL : PacketFields.ALL).size(), catalogue.getName());
        }
        assertEquals(fields().size(), NbdFields.ALL.size() + PacketFields.ALL.size());
    }

    @Test
    void magicsSpellTheirNames() {
        assertEquals("NBDMAGIC", ascii(Magic.NBDMAGIC));
        assertEquals("IHAVEOPT", ascii(Magic.IHAVEOPT));
        assertEquals("NBD_EXTENDED_REPLY_MAGIC", NbdFields.MAGIC.names().nameOf(0x6e8a278cL));
    }

    private static String ascii(long magic) {
        return new String(ByteBuffer.allocate(8).putLong(magic).array(), StandardCharsets.US_ASCII);
    }
}
