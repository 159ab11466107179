package org.nbdscope.app.live;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * Much {@link GeneratedTraffic} into a ring of files: it waits where who reads falls behind by half of the ring, so that nothing has to be
 * lost. Also says what the reading takes of the heap.
 */
final class LongTraffic {

    /** How long to wait for the other side, nanoseconds. */
    static final long WAIT_NANOS = 200_000;

    private static final int REQUESTS_TOGETHER = 32;
    /** Bytes of a packet in the file, at most. */
    private static final int PACKET = 160;

    private final AtomicLong read = new AtomicLong();
    private final GeneratedTraffic traffic;
    private final CaptureSettings settings;
    private final long mostBehind;
    private long largestHeap;

    /**
     * Nothing comes before {@link #start}.
     *
     * @param messages  about so many, requests and replies
     * @param kilobytes of a file
     * @param files     of the ring
     * @param folder    holds the ring
     */
    LongTraffic(long messages, long kilobytes, int files, Path folder) {
        traffic = new GeneratedTraffic(messages / 2 / REQUESTS_TOGETHER * REQUESTS_TOGETHER, this::waitForReader);
        settings = CaptureSettings.of("generated").withFile(folder.resolve("long.pcapng"))
                .withRing(new RingBuffer(kilobytes, null, 0, files));
        mostBehind = kilobytes * RingBuffer.KILOBYTE * files / 2 / PACKET;
    }

    private void waitForReader(long packets) {
        while (packets - read.get() > mostBehind) {
            LockSupport.parkNanos(WAIT_NANOS);
        }
    }

    /** Begins to capture it. */
    LiveCapture start(LiveCaptureListener listener) throws LiveCaptureException {
        return LiveCapture.start(settings, List.of(traffic), null, listener);
    }

    /** So many packets were read. */
    void read(long packets) {
        read.set(packets);
    }

    /** Messages that were generated. */
    long messages() {
        return traffic.messages();
    }

    /** MiB of heap in use now, after a collection. */
    long heap() {
        System.gc();
        long heap = (Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory()) >> 20;
        largestHeap = Math.max(largestHeap, heap);
        return heap;
    }

    /** The most that {@link #heap} said. */
    long largestHeap() {
        return largestHeap;
    }
}
