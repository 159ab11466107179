package org.nbdscope.app.view.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FreeRowsTest {

    @Test
    void takesTheFirstRowThatIsFreeAtTheStart() {
        FreeRows rows = new FreeRows();
        assertEquals(0, rows.take(10));
        assertEquals(1, rows.take(11));
        rows.free(0, 20);
        assertEquals(2, rows.take(19));
        assertEquals(0, rows.take(20));
        assertEquals(3, rows.rows());
    }

    @Test
    void agreesWithTheSimpleSearch() {
        long seed = 99;
        Random random = new Random(seed);
        FreeRows rows = new FreeRows();
        long[] freeAt = new long[2000];
        Arrays.fill(freeAt, Long.MIN_VALUE);
        long time = 0;
        for (int step = 0; step < 20_000; step++) {
            time += random.nextInt(10);
            int expected = 0;
            while (freeAt[expected] > time) {
                expected++;
            }
            assertEquals(expected, rows.take(time), "seed " + seed + ", step " + step);
            freeAt[expected] = time + random.nextInt(1000);
            rows.free(expected, freeAt[expected]);
        }
    }

    @Test
    void requestsThatAreNeverAnsweredShareTheLastRow() {
        FreeRows rows = new FreeRows();
        for (int request = 0; request < FreeRows.MAX_ROWS + 10; request++) {
            rows.take(request);
        }
        assertEquals(FreeRows.MAX_ROWS, rows.rows());
        assertEquals(FreeRows.MAX_ROWS - 1, rows.take(Long.MAX_VALUE - 1));
    }
}
