package org.nbdscope.dissector.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DiskCoverageTest {

    private static DiskCoverage disk(String export, int... sessions) {
        DiskCoverage disk = new DiskCoverage(new Disk("127.0.0.1:10809", export, 4096L, null));
        for (int session : sessions) {
            disk.join(session);
        }
        return disk;
    }

    /** Answers come in another order than connections. */
    @Test
    void theConnectionThatCameFirstDecidesTheOrder() {
        List<String> exports = Stream.of(disk("b", 2), disk("c", 3), disk("a", 4, 0)).sorted(DiskCoverage.BY_CONNECTION)
                .map(disk -> disk.disk().export()).toList();
        assertEquals(List.of("a", "b", "c"), exports);
    }
}
