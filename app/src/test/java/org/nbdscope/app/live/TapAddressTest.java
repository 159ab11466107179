package org.nbdscope.app.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

/** How addresses are typed. */
class TapAddressTest {

    @Test
    void goodOnesReadBack() {
        for (String text : new String[] {"tcp:127.0.0.1:10809", "tcp:[::1]:0", "tcp:localhost:65535", "unix:/run/nbd.sock", "unix:s:1"}) {
            assertEquals(text, TapAddress.parse(text).toString());
        }
        assertEquals("::1", TapAddress.parse("tcp:[::1]:1").host());
    }

    @Test
    void badOnesAreRefused() {
        for (String text : new String[] {"", "10809", "localhost:10809", "tcp:", "tcp:host", "tcp::1", "tcp:host:", "tcp:host:65536",
            "tcp:host:-1", "tcp:host:1x", "tcp:::1:10809", "tcp:[]:1", "unix:", "udp:host:1", "unix:a\0b",
            "unix:/" + "x".repeat(107)}) {
            assertThrows(IllegalArgumentException.class, () -> TapAddress.parse(text), text);
        }
    }
}
