package org.nbdscope.app.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Filters for those who do not know BPF. */
class CaptureFiltersTest {

    @Test
    void aFilterIsMadeOfHostsAndPorts() {
        assertEquals(CaptureSettings.DEFAULT_FILTER, CaptureFilters.of(List.of(), List.of(10809)));
        assertEquals("tcp", CaptureFilters.of(List.of(), List.of()));
        assertEquals("tcp and (port 10809 or port 10810) and host fd00::1", CaptureFilters.of(List.of("fd00::1"), List.of(10809, 10810)));
        assertEquals("tcp and port 1 and (host a.example or host b)", CaptureFilters.of(List.of("a.example", "b"), List.of(1)));
    }

    @Test
    void whatIsNoHostOrPortIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> CaptureFilters.of(List.of("a or port 1"), List.of()));
        assertThrows(IllegalArgumentException.class, () -> CaptureFilters.of(List.of(), List.of(0)));
        assertThrows(IllegalArgumentException.class, () -> CaptureFilters.of(List.of(), List.of(65536)));
    }

    /** Without libpcap there is nobody to ask. */
    @Test
    void filtersAreCheckedAsTheyAreTyped() throws Exception {
        LiveMachine.assumeLibpcap();
        for (String good : List.of("", CaptureFilters.of(List.of("fd00::1", "10.0.0.1"), List.of(1, 2)), "tcp port 10809")) {
            assertEquals(null, CaptureFilters.check(good, CaptureInterfaces.UNKNOWN_LINK));
            assertEquals(null, CaptureFilters.check(good, 101));
            assertEquals(null, CaptureFilters.check(good, 113));
        }
        assertEquals(1, CaptureFilters.check("tcp prt 10809", 1).lines().count());
        assertEquals(LiveCaptureException.Kind.BAD_FILTER,
                assertThrows(LiveCaptureException.class, () -> CaptureFilters.require("ether foo", 1)).kind());
    }
}
