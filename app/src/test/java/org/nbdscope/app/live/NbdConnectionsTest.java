package org.nbdscope.app.live;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NbdConnectionsTest {

    @TempDir
    Path folder;

    private static LiveInterface one(String name, boolean loopback, String... addresses) {
        return new LiveInterface(name, null, List.of(addresses), LinkTypes.ETHERNET, true, loopback, true);
    }

    /** 127.0.0.1:40000 with 127.0.0.1:10809 is told twice; 192.0.2.2 is a client of 198.51.100.7; one listens, one is no NBD. */
    @Test
    void connectionsAreCountedOnceWhereTheyGo() throws Exception {
        Path four = Files.writeString(folder.resolve("tcp"), """
                  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode
                   0: 0100007F:2A39 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 1 1
                   1: 0100007F:2A39 0100007F:9C40 01 00000000:00000000 00:00000000 00000000     0        0 2 1
                   2: 0100007F:9C40 0100007F:2A39 01 00000000:00000000 00:00000000 00000000     0        0 3 1
                   3: 020200C0:9C41 076433C6:2A39 01 00000000:00000000 00:00000000 00000000     0        0 4 1
                   4: 020200C0:9C42 076433C6:0050 01 00000000:00000000 00:00000000 00000000     0        0 5 1
                """);
        Path six = Files.writeString(folder.resolve("tcp6"), """
                  sl  local_address                         remote_address                        st
                   0: 00000000000000000000000001000000:2A39 00000000000000000000000001000000:9C43 01 0 0
                   1: 0000000000000000FFFF0000020200C0:2A39 0000000000000000FFFF0000086433C6:9C44 01 0 0
                """);
        NbdConnections found = NbdConnections.of(List.of(four, six, folder.resolve("missing")));
        assertEquals(4, found.over(one(CaptureInterfaces.ANY, false)));
        assertEquals(2, found.over(one("lo", true, "127.0.0.1", "::1")));
        assertEquals(2, found.over(one("eth0", false, "192.0.2.2", "fe80::1")));
        assertEquals(0, found.over(one("eth1", false, "192.0.2.3")));
        assertEquals(0, NbdConnections.NONE.over(one(CaptureInterfaces.ANY, false)));
    }
}
