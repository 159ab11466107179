package org.nbdscope.app.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FilterInputTest {

    @ParameterizedTest
    @CsvSource({
        "'', EMPTY",
        "'  ', EMPTY",
        "nbd.type, VALID",
        "nbd.type == NBD_CMD_READ, VALID",
        "nbd.ty, UNFINISHED",
        "nbd.type ==, UNFINISHED",
        "nbd.type == NBD_CMD_READ and, UNFINISHED",
        "nbd.type == NBD_CMD_REED, INVALID",
        "nonsense == 1, INVALID",
        "nbd.len == 5), INVALID"})
    void knowsWhatAFilterIs(String text, FilterInput.State state) {
        assertEquals(state, FilterInput.of(text).state());
    }

    @Test
    void saysWhatIsWrong() {
        FilterInput input = FilterInput.of("nbd.type == NBD_CMD_REED");
        assertFalse(input.usable());
        assertTrue(input.problem().contains("NBD_CMD_REED"), input.problem());
        assertEquals("NBD_CMD_REED", input.text().substring(input.start(), input.end()));
    }
}
