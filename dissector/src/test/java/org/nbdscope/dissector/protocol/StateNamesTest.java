package org.nbdscope.dissector.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.junit.jupiter.api.Test;

class StateNamesTest {

    @Test
    void describesAllocation() {
        assertEquals("data", StateNames.describe("base:allocation", 0));
        assertEquals("hole", StateNames.describe("base:allocation", 1));
        assertEquals("zero", StateNames.describe("base:allocation", 2));
        assertEquals("hole,zero", StateNames.describe("base:allocation", 3));
        assertNull(StateNames.describe("base:allocation", 4));
        assertNull(StateNames.describe("base:allocation", 1L << 32));
    }

    @Test
    void describesQemusContexts() {
        assertEquals("clean", StateNames.describe("qemu:dirty-bitmap:since-monday", 0));
        assertEquals("dirty", StateNames.describe("qemu:dirty-bitmap:since-monday", 1));
        assertNull(StateNames.describe("qemu:dirty-bitmap:since-monday", 2));
        assertEquals("absent", StateNames.describe("qemu:allocation-depth", 0));
        assertEquals("local", StateNames.describe("qemu:allocation-depth", 1));
        assertEquals("backing depth 2", StateNames.describe("qemu:allocation-depth", 2));
        assertEquals("backing depth 18446744073709551615", StateNames.describe("qemu:allocation-depth", -1));
    }

    @Test
    void knowsNothingOfOtherContexts() {
        assertNull(StateNames.describe("x-test:sleep", 0));
        assertNull(StateNames.describe("base:allocation2", 0));
        assertNull(StateNames.describe(null, 0));
    }
}
