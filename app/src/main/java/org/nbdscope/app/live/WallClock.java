package org.nbdscope.app.live;

import java.time.Instant;

/** Nanoseconds since 1970-01-01 00:00 UTC that never go back: the time of day once, then the time that passed since. */
final class WallClock {

    private final long base;

    WallClock() {
        Instant now = Instant.now();
        base = now.getEpochSecond() * 1_000_000_000L + now.getNano() - System.nanoTime();
    }

    long nanos() {
        return base + System.nanoTime();
    }
}
