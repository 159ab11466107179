package org.nbdscope.app.live;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/**
 * What is captured, and where it goes. Made from {@link #of}, and changed piece by piece.
 *
 * @param interfaces      names as {@link CaptureInterfaces} gives them, at least one
 * @param filter          what is captured at all, in libpcap's language (BPF); empty for everything
 * @param snapLength      most bytes kept of a packet, 1 to {@link #EVERYTHING}
 * @param bufferMegabytes what the kernel may hold for us per interface, 1 to 2,047
 * @param promiscuous     whether the interface also takes packets that are not for this machine
 * @param nanoseconds     whether times are asked for in nanoseconds; where the system has none they are in microseconds
 * @param file            is written, and replaced where it exists; with a ring the name that the files' names are made of. Null for a
 *                        file in the {@link SpoolFolder}
 * @param ring            null for one file
 * @param stop            when the capture ends by itself
 */
public record CaptureSettings(List<String> interfaces, String filter, int snapLength, int bufferMegabytes, boolean promiscuous,
                              boolean nanoseconds, Path file, RingBuffer ring, StopConditions stop) {

    /** NBD's own port (IANA). */
    public static final String DEFAULT_FILTER = "tcp port 10809";
    /**
     * The snap length to keep the headers and little of the disk's content. NBD headers may stand anywhere in a packet, and packets of
     * the loopback interface hold several messages: so it is a good deal more than the headers of one. With 4096, on the other hand,
     * replies of 4 KiB would be kept whole, and the kernel's buffer would hold a quarter of the packets: a busy machine then drops some.
     */
    public static final int HEADERS_ONLY = 1024;
    /** The snap length to keep everything, libpcap's own. */
    public static final int EVERYTHING = 262_144;
    /** Less than this loses packets of a fast disk whenever this program is not scheduled for some milliseconds. */
    public static final int DEFAULT_BUFFER_MEGABYTES = 64;
    /** The most that a number of bytes of 32 bits can say. */
    public static final int MAX_BUFFER_MEGABYTES = 2047;

    /** @throws IllegalArgumentException where a number is out of its range, or there is no interface */
    public CaptureSettings {
        interfaces = List.copyOf(interfaces);
        Objects.requireNonNull(filter);
        Objects.requireNonNull(stop);
        if (interfaces.isEmpty()) {
            throw new IllegalArgumentException("no interface");
        }
        if (snapLength < 1 || snapLength > EVERYTHING) {
            throw new IllegalArgumentException("a snap length is 1 to " + EVERYTHING + " bytes, not " + snapLength);
        }
        if (bufferMegabytes < 1 || bufferMegabytes > MAX_BUFFER_MEGABYTES) {
            throw new IllegalArgumentException("a buffer has 1 to " + MAX_BUFFER_MEGABYTES + " MiB, not " + bufferMegabytes);
        }
    }

    /** The usual: NBD's port, headers only, into a file in the spool folder, until it is stopped. */
    public static CaptureSettings of(String... interfaces) {
        return new CaptureSettings(List.of(interfaces), DEFAULT_FILTER, HEADERS_ONLY, DEFAULT_BUFFER_MEGABYTES, true, true, null, null,
                StopConditions.NEVER);
    }

    /** The same with another filter. */
    public CaptureSettings withFilter(String newFilter) {
        return new CaptureSettings(interfaces, newFilter, snapLength, bufferMegabytes, promiscuous, nanoseconds, file, ring, stop);
    }

    /** The same with another snap length. */
    public CaptureSettings withSnapLength(int bytes) {
        return new CaptureSettings(interfaces, filter, bytes, bufferMegabytes, promiscuous, nanoseconds, file, ring, stop);
    }

    /** The same with another buffer in the kernel. */
    public CaptureSettings withBuffer(int megabytes) {
        return new CaptureSettings(interfaces, filter, snapLength, megabytes, promiscuous, nanoseconds, file, ring, stop);
    }

    /** The same, promiscuous or not. */
    public CaptureSettings withPromiscuous(boolean on) {
        return new CaptureSettings(interfaces, filter, snapLength, bufferMegabytes, on, nanoseconds, file, ring, stop);
    }

    /** The same with times in nanoseconds or microseconds. */
    public CaptureSettings withNanoseconds(boolean on) {
        return new CaptureSettings(interfaces, filter, snapLength, bufferMegabytes, promiscuous, on, file, ring, stop);
    }

    /** The same, written to this file; null for the spool folder. */
    public CaptureSettings withFile(Path newFile) {
        return new CaptureSettings(interfaces, filter, snapLength, bufferMegabytes, promiscuous, nanoseconds, newFile, ring, stop);
    }

    /** The same, written to a ring of files; null for one file. */
    public CaptureSettings withRing(RingBuffer newRing) {
        return new CaptureSettings(interfaces, filter, snapLength, bufferMegabytes, promiscuous, nanoseconds, file, newRing, stop);
    }

    /** The same with other stop conditions. */
    public CaptureSettings withStop(StopConditions newStop) {
        return new CaptureSettings(interfaces, filter, snapLength, bufferMegabytes, promiscuous, nanoseconds, file, ring, newStop);
    }
}
