package org.nbdscope.app.live;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Consumer;
import org.nbdscope.dissector.capture.PcapngWriter;

/**
 * The pcapng file to which all connections of a tap are written, packets in the order in which they were relayed. What was written
 * reaches the file within {@link #FLUSH_MILLIS}, so that it can be watched as it grows. Where the file cannot be written any further,
 * recording ends, which is told, and what was written stays.
 */
public final class TapRecording implements Closeable {

    /** How long a packet may wait before it goes to the file, milliseconds. */
    static final long FLUSH_MILLIS = 50;

    private static final int LINKTYPE_ETHERNET = 1;

    private final PcapngWriter writer;
    private final boolean full;
    private final Consumer<IOException> onFailure;
    private final Thread flusher = new Thread(this::flushNowAndThen, "recording flush");
    private long packets;
    private long recordedBytes;
    private boolean dirty = true;
    private boolean ended;
    private boolean failed;

    private TapRecording(PcapngWriter writer, boolean full, Consumer<IOException> onFailure) {
        this.writer = writer;
        this.full = full;
        this.onFailure = onFailure;
    }

    /**
     * Makes the file, or replaces what it held.
     *
     * @param full      whether the content of the disk is written too, not only what is said about it
     * @param onFailure is told, at most once and from any thread, that the file cannot be written any further and why
     */
    public static TapRecording create(Path file, boolean full, Consumer<IOException> onFailure) throws IOException {
        return create(FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE,
                StandardOpenOption.TRUNCATE_EXISTING), full, onFailure);
    }

    /** As {@link #create(Path, boolean, Consumer)}, to a channel (a pipe, say), which belongs to the recording from now on. */
    public static TapRecording create(WritableByteChannel out, boolean full, Consumer<IOException> onFailure) throws IOException {
        PcapngWriter writer = new PcapngWriter(new BackgroundFile(out));
        writer.addInterface(LINKTYPE_ETHERNET, 0, "tap");
        TapRecording recording = new TapRecording(writer, full, onFailure);
        recording.flush();
        recording.flusher.setDaemon(true);
        recording.flusher.start();
        return recording;
    }

    boolean full() {
        return full;
    }

    /** Whether something could not be written. */
    public synchronized boolean failed() {
        return failed;
    }

    /** How much was recorded; nothing is ever dropped. */
    synchronized LiveStatistics statistics() {
        return new LiveStatistics(packets, recordedBytes, 0, 0);
    }

    /** Does something that ends in {@link #packet}, alone among all connections. */
    synchronized void write(Action action) {
        if (ended) {
            return;
        }
        try {
            action.run();
            dirty = true;
        } catch (IOException e) {
            fail(e);
        }
    }

    /** What a connection writes in one go. */
    interface Action {
        void run() throws IOException;
    }

    /** Only from within {@link #write}. */
    void packet(long timeNanos, ByteBuffer bytes, int length, int originalLength, String comment) throws IOException {
        writer.write(0, timeNanos, originalLength, bytes, 0, length, comment);
        packets++;
        recordedBytes += length;
    }

    private void fail(IOException e) {
        ended = true;
        failed = true;
        onFailure.accept(e);
    }

    /** Hands over what was written up to now. */
    private synchronized void flush() {
        if (!dirty || ended) {
            return;
        }
        dirty = false;
        try {
            writer.flush();
        } catch (IOException e) {
            fail(e);
        }
    }

    private void flushNowAndThen() {
        try {
            while (true) {
                Thread.sleep(FLUSH_MILLIS);
                flush();
            }
        } catch (InterruptedException e) {
            // The recording is closed.
            Thread.currentThread().interrupt();
        }
    }

    /** Writes what is left; what comes afterwards is dropped. */
    @Override
    public void close() {
        flusher.interrupt();
        synchronized (this) {
            boolean good = !ended;
            ended = true;
            try {
                writer.close();
            } catch (IOException e) {
                if (good) {
                    fail(e);
                }
            }
        }
    }
}
