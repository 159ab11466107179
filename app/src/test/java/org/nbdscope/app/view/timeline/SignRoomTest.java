package org.nbdscope.app.view.timeline;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

class SignRoomTest {

    private final SignRoom room = new SignRoom();

    @Test
    void signsBesideAndBelowEachOtherAreApart() {
        assertTrue(room.take(100, 50, 7));
        assertFalse(room.take(111, 50, 7));
        assertTrue(room.take(112, 50, 7));
        assertTrue(room.take(100, 62, 7));
        assertFalse(room.take(95, 45, 7));
    }

    @Test
    void smallerOnesAreNearer() {
        assertTrue(room.take(100, 50, 4));
        assertFalse(room.take(105, 50, 4));
        assertTrue(room.take(106, 50, 4));
        assertFalse(room.take(92, 50, 7));
    }

    @Test
    void noneOfThoseThatAreTakenCoverEachOther() {
        Random random = new Random(7);
        double[][] taken = new double[400][];
        int count = 0;
        for (int i = 0; i < 4_000 && count < taken.length; i++) {
            double x = random.nextDouble() * 300;
            double y = random.nextDouble() * 100 - 50;
            double radius = 3.5 + random.nextDouble() * 3.5;
            boolean free = true;
            for (int other = 0; other < count; other++) {
                double apart = radius + taken[other][2] - 2;
                free &= Math.abs(x - taken[other][0]) >= apart || Math.abs(y - taken[other][1]) >= apart;
            }
            assertTrue(room.take(x, y, radius) == free);
            if (free) {
                taken[count++] = new double[] {x, y, radius};
            }
        }
        assertTrue(count > 50);
    }
}
