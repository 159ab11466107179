package org.nbdscope.app.live;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;

/**
 * The files of a capture: one, or a ring of which each is a whole capture by itself. They are named as dumpcap names them:
 * {@code base_00001_20260131235959.pcapng}. Used by one thread at a time; {@link #from} and {@link #complete} by any.
 */
final class CaptureFiles {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMddHHmmss", Locale.ROOT);
    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    private final CaptureSettings settings;
    private final Path base;
    private final List<PacketSource> sources;
    private final long[] received;
    private final Deque<CapturedFile> files = new ArrayDeque<>();
    private CaptureFileWriter current;
    private int sequence;
    private long packetsBefore;
    private long bytesBefore;
    private boolean closed;

    /** Makes the first file, or writes to a channel where there is one. */
    CaptureFiles(CaptureSettings settings, Path base, WritableByteChannel channel, List<PacketSource> sources) throws IOException {
        this.settings = settings;
        this.base = base;
        this.sources = sources;
        received = new long[sources.size()];
        if (channel == null) {
            begin();
        } else {
            current = CaptureFileWriter.toPipe(channel, sources, settings);
        }
    }

    private void begin() throws IOException {
        Path path = settings.ring() == null ? base : ringFile();
        FileChannel channel = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE,
                StandardOpenOption.TRUNCATE_EXISTING);
        current = CaptureFileWriter.toFile(channel, sources, settings);
        synchronized (files) {
            files.addLast(new CapturedFile(++sequence, path, packetsBefore + 1));
            files.notifyAll();
        }
        if (settings.ring() != null && settings.ring().files() != 0) {
            dropOldest(settings.ring().files());
        }
    }

    private Path ringFile() {
        String name = base.getFileName().toString();
        int dot = name.lastIndexOf('.');
        String stem = dot > 0 ? name.substring(0, dot) : name;
        return base.resolveSibling(String.format(Locale.ROOT, "%s_%05d_%s%s", stem, sequence + 1, LocalDateTime.now().format(TIME),
                dot > 0 ? name.substring(dot) : ""));
    }

    private void dropOldest(int kept) throws IOException {
        while (files.size() > kept) {
            CapturedFile oldest;
            synchronized (files) {
                oldest = files.removeFirst();
            }
            Files.deleteIfExists(oldest.path());
        }
    }

    void write(int source, long timeNanos, long originalLength, byte[] packet) throws IOException {
        rotateIfFull();
        current.write(source, timeNanos, originalLength, packet);
        received[source]++;
    }

    /** Begins the next file of a ring where this one is full. */
    void rotateIfFull() throws IOException {
        RingBuffer ring = settings.ring();
        if (ring == null || current.packets() == 0 || !ring.full(current.bytes(), current.packets(), current.nanosOpen())) {
            return;
        }
        end();
        packetsBefore += current.packets();
        bytesBefore += current.bytes();
        begin();
    }

    private void end() throws IOException {
        long now = System.currentTimeMillis() * (NANOS_PER_SECOND / 1000);
        for (int i = 0; i < sources.size(); i++) {
            current.statistics(i, now, received[i], sources.get(i).drops());
        }
        current.close();
    }

    /** Lets readers see what was written. */
    void flush() throws IOException {
        if (current.dirty()) {
            current.flush();
        }
    }

    long packets() {
        return packetsBefore + current.packets();
    }

    long bytes() {
        return bytesBefore + current.bytes();
    }

    /** After a failure: keeps what is whole. */
    void abandon() {
        current.abandon();
        closed();
    }

    void close() throws IOException {
        try {
            end();
        } finally {
            closed();
        }
    }

    private void closed() {
        synchronized (files) {
            closed = true;
            files.notifyAll();
        }
    }

    /** The oldest file there is of those from a sequence number on; null where there is none yet. */
    CapturedFile from(int wanted) {
        synchronized (files) {
            return files.stream().filter(file -> file.sequence() >= wanted).findFirst().orElse(null);
        }
    }

    /** All files there are, the oldest first. */
    List<CapturedFile> all() {
        synchronized (files) {
            return List.copyOf(files);
        }
    }

    /** Whether nothing is added any more to the file with this sequence number. */
    boolean complete(int wanted) {
        synchronized (files) {
            return closed || files.isEmpty() || files.peekLast().sequence() > wanted;
        }
    }
}
