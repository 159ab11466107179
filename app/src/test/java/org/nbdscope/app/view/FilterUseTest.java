package org.nbdscope.app.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class FilterUseTest {

    @Test
    void joinsFilters() {
        String present = "nbd.type == NBD_CMD_READ or nbd.error";
        for (FilterUse use : FilterUse.values()) {
            assertTrue(FilterInput.of(use.of(present, "nbd.from == 0")).usable(), use.label());
            assertTrue(FilterInput.of(use.of("", "nbd.from == 0")).usable(), use.label());
        }
        assertEquals("nbd.from == 0", FilterUse.SELECTED.of(present, "nbd.from == 0"));
        assertEquals("!(nbd.from == 0)", FilterUse.NOT.of(present, "nbd.from == 0"));
        assertEquals("(nbd.type == NBD_CMD_READ or nbd.error) and nbd.from == 0", FilterUse.AND.of(present, "nbd.from == 0"));
    }
}
