package org.nbdscope.dissector.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.nbdscope.dissector.analysis.ParallelConnections.Life;

class ParallelConnectionsTest {

    @Test
    void onlyConnectionsThatOverlapAreParallel() {
        Map<Integer, Integer> counts = new HashMap<>();
        ParallelConnections.count(List.of(new Life(4, 50, 60), new Life(0, 0, 10), new Life(1, 5, 20), new Life(2, 15, 30)), counts);
        assertEquals(Map.of(0, 2, 1, 2, 2, 2, 4, 1), counts);
    }
}
