package org.nbdscope.dissector.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class FieldRegistryTest {

    private static final FieldDefinition FLAGS = field("x.flags");
    private static final FieldDefinition FLAG = field("x.flags.a");
    private static final FieldDefinition OTHER = field("a.other");
    private static final FieldRegistry REGISTRY = new FieldRegistry(List.of(List.of(FLAGS, FLAG), List.of(OTHER)));

    @Test
    void keepsTheOrderOfDeclaration() {
        assertEquals(List.of(FLAGS, FLAG, OTHER), REGISTRY.all());
    }

    @Test
    void findsByExactNameOnly() {
        assertSame(FLAG, REGISTRY.find("x.flags.a"));
        assertNull(REGISTRY.find("x.flag"));
        assertNull(REGISTRY.find("X.FLAGS"));
    }

    @Test
    void offersTheFieldsThatBeginWithAPrefix() {
        assertEquals(List.of(FLAGS, FLAG), REGISTRY.startingWith("x."));
        assertEquals(List.of(FLAG), REGISTRY.startingWith("x.flags."));
        assertEquals(REGISTRY.all(), REGISTRY.startingWith(""));
        assertEquals(List.of(), REGISTRY.startingWith("y"));
    }

    @Test
    void rejectsTwoFieldsOfOneName() {
        var rejection = assertThrows(IllegalArgumentException.class,
                () -> new FieldRegistry(List.of(List.of(FLAGS), List.of(field("x.flags")))));
        assertTrue(rejection.getMessage().contains("x.flags"), rejection.getMessage());
    }

    @Test
    void cannotBeChangedThroughItsList() {
        assertThrows(UnsupportedOperationException.class, () -> REGISTRY.all().clear());
    }

    private static FieldDefinition field(String name) {
        return new FieldDefinition(name, "Label", FieldType.UINT32, ValueNames.NONE, "An explanation that is long enough.", "Section");
    }
}
