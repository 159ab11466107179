package org.nbdscope.app.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** Names of hosts come only where they are wanted, and once. */
class HostNamesTest {

    private static final Map<String, String> KNOWN = Map.of("192.0.2.1", "client.example", "[2001:db8::1]", "server.example");

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final HostNames names = new HostNames(address -> {
        asked.add(address);
        return KNOWN.getOrDefault(address, address);
    });

    @Test
    void nobodyIsAskedUntilNamesAreWanted() {
        assertEquals("192.0.2.1:10809", names.endpoint("192.0.2.1:10809"));
        assertTrue(asked.isEmpty());
    }

    @Test
    void namesTakeThePlaceOfAddressesWhenTheyAreKnown() {
        names.shown().set(true);
        int before = names.version();
        names.endpoint("192.0.2.1:40000");
        names.endpoint("[2001:db8::1]:10809");
        names.endpoint("192.0.2.9:10809");
        assertTimeoutPreemptively(Duration.ofSeconds(10), () -> {
            while (asked.size() < 3 || names.version() < before + 2) {
                Thread.sleep(5);
            }
        });
        assertEquals("client.example:40000", names.endpoint("192.0.2.1:40000"));
        assertEquals("server.example:10809", names.endpoint("[2001:db8::1]:10809"));
        assertEquals("192.0.2.9:10809", names.endpoint("192.0.2.9:10809"), "it has no name");
        assertEquals(3, asked.size(), "each was asked for once");
        names.shown().set(false);
        assertEquals("192.0.2.1:40000", names.endpoint("192.0.2.1:40000"));
    }
}
