package org.nbdscope.app.live;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.WritableByteChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * A capture in progress: takes packets of one or more interfaces and writes them to a pcapng file, or a ring of them, that grows. Who
 * wants to see them reads that file with a {@link CaptureFollower}: a packet is there within {@link #TICK_MILLIS} of its arrival here.
 * Pausing the display is a matter of whoever displays; saving is copying the file.
 */
public final class LiveCapture implements Closeable {

    /** How often written packets are handed over, limits of time are looked at, and the losses are asked for. */
    static final int TICK_MILLIS = 20;
    /** Ticks between two questions for the losses. */
    private static final int TICKS_PER_STATISTICS = 10;
    /** Nothing has come for so long: a capture that is to end has taken what the kernel had gathered. */
    private static final long LAST_PACKETS_NANOS = 60_000_000L;
    /** How long a capture that is to end takes such packets at most: a machine may be much too busy. */
    private static final long MAX_LAST_PACKETS_NANOS = 3_000_000_000L;
    private static final long NANOS_PER_MILLI = 1_000_000L;

    private final CaptureSettings settings;
    private final List<PacketSource> sources;
    private final LiveCaptureListener listener;
    private final SpoolFile spool;
    private final CaptureFiles files;
    private final CountDownLatch running;
    private final CountDownLatch ended = new CountDownLatch(1);
    private final long beganNanos = System.nanoTime();
    private volatile long stopWishedNanos;
    /** The same as packets tell time. */
    private volatile long stopWishedTime;
    private volatile boolean stopWished;
    /** Belongs to the thread that keeps time: how many packets there were, and when there last were more. */
    private long packetsBefore;
    private long grownNanos = System.nanoTime();
    private volatile PacketSource.Drops drops = PacketSource.Drops.NONE;
    /** Guarded by {@link #files}. */
    private boolean full;
    private long lastPacketTime;
    private boolean failed;

    private LiveCapture(CaptureSettings settings, List<PacketSource> sources, SpoolFile spool, CaptureFiles files,
                        LiveCaptureListener listener) {
        this.settings = settings;
        this.sources = sources;
        this.spool = spool;
        this.files = files;
        this.listener = listener;
        running = new CountDownLatch(sources.size());
    }

    /**
     * Begins to capture.
     *
     * @param listener is told how it ends
     * @throws LiveCaptureException where that cannot be done, with what to do about it
     */
    public static LiveCapture start(CaptureSettings settings, LiveCaptureListener listener) throws LiveCaptureException {
        return start(settings, open(settings), null, listener);
    }

    /**
     * Begins to capture, and writes to a channel what else goes to a file: then there are no {@link #files}.
     *
     * @param out belongs to the capture from now on
     */
    public static LiveCapture start(CaptureSettings settings, WritableByteChannel out, LiveCaptureListener listener)
            throws LiveCaptureException {
        return start(settings, open(settings), out, listener);
    }

    private static List<PacketSource> open(CaptureSettings settings) throws LiveCaptureException {
        List<PacketSource> sources = new ArrayList<>();
        try {
            for (String name : settings.interfaces()) {
                sources.add(PcapSource.open(name, settings));
            }
            return sources;
        } catch (LiveCaptureException e) {
            sources.forEach(PacketSource::close);
            throw e;
        }
    }

    /** @param out null for a file */
    static LiveCapture start(CaptureSettings settings, List<PacketSource> sources, WritableByteChannel out, LiveCaptureListener listener)
            throws LiveCaptureException {
        Path base = settings.file();
        try {
            SpoolFile spool = base == null && out == null ? SpoolFolder.create() : null;
            Path path = spool == null ? base : spool.path();
            LiveCapture capture = new LiveCapture(settings, sources, spool, new CaptureFiles(settings, path, out, sources), listener);
            capture.begin();
            return capture;
        } catch (IOException e) {
            sources.forEach(PacketSource::close);
            throw new LiveCaptureException(LiveCaptureException.Kind.NO_FILE,
                    "cannot write " + (base == null ? "to the spool folder" : base) + ": " + reason(e), e);
        }
    }

    private static String reason(IOException e) {
        if (e instanceof NoSuchFileException) {
            return "no such folder";
        }
        if (e instanceof AccessDeniedException) {
            return "no permission";
        }
        String said = e instanceof FileSystemException file && file.getReason() != null ? file.getReason() : e.getMessage();
        return CaptureAdvice.firstLine(said);
    }

    private void begin() {
        for (int i = 0; i < sources.size(); i++) {
            int index = i;
            daemon(() -> take(index), "capture " + sources.get(i).name());
        }
        daemon(this::keepTime, "capture clock");
    }

    private static void daemon(Runnable work, String name) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }

    private void take(int index) {
        PacketSource source = sources.get(index);
        try {
            source.run((time, originalLength, bytes) -> packet(index, time, originalLength, bytes));
        } catch (LiveCaptureException e) {
            listener.problem(e);
        } catch (RuntimeException e) {
            listener.problem(CaptureAdvice.failed("nothing more is captured on", source.name(), e.toString(), e));
        } finally {
            running.countDown();
        }
    }

    private void packet(int source, long timeNanos, long originalLength, byte[] bytes) {
        synchronized (files) {
            if (full || failed) {
                return;
            }
            attempt(() -> files.write(source, timeNanos, originalLength, bytes));
            lastPacketTime = timeNanos;
            full = !failed && settings.stop().enough(files.packets(), files.bytes());
            if (full) {
                sources.forEach(PacketSource::stop);
            }
        }
    }

    /** Something that writes. */
    private interface Writing {
        void run() throws IOException;
    }

    /** Writes, and ends the capture where that does not work; only with the lock on {@link #files}. */
    private void attempt(Writing writing) {
        try {
            writing.run();
        } catch (IOException e) {
            fail(e);
        } catch (UncheckedIOException e) {
            fail(new IOException(e.getCause().getMessage(), e));
        }
    }

    private void fail(IOException e) {
        failed = true;
        sources.forEach(PacketSource::stop);
        files.abandon();
        listener.problem(new LiveCaptureException(LiveCaptureException.Kind.NO_FILE, "the capture has ended, its file cannot be written"
                + " any further (what was captured stays): " + reason(e), e));
    }

    /** Runs beside the sources, and ends when they have ended. */
    private void keepTime() {
        try {
            for (int tick = 0; !running.await(TICK_MILLIS, TimeUnit.MILLISECONDS); tick++) {
                long now = System.nanoTime();
                flush();
                if (tick % TICKS_PER_STATISTICS == 0) {
                    askForDrops();
                }
                if (settings.stop().over(now - beganNanos) || stopWished && allTaken(now)) {
                    sources.forEach(PacketSource::stop);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        askForDrops();
        finish();
        sources.forEach(PacketSource::close);
        ended.countDown();
        listener.ended();
    }

    /** Whether what came before somebody wished to stop is taken: something newer was, or nothing comes any more. */
    private boolean allTaken(long now) {
        long wished = now - stopWishedNanos;
        synchronized (files) {
            if (files.packets() != packetsBefore) {
                packetsBefore = files.packets();
                grownNanos = now;
            }
            boolean idle = Math.min(wished, now - grownNanos) > LAST_PACKETS_NANOS;
            return idle || wished > MAX_LAST_PACKETS_NANOS || wished > LAST_PACKETS_NANOS && lastPacketTime > stopWishedTime;
        }
    }

    private void askForDrops() {
        drops = sources.stream().map(PacketSource::drops).reduce(PacketSource.Drops.NONE, PacketSource.Drops::plus);
    }

    private void flush() {
        synchronized (files) {
            if (failed) {
                return;
            }
            attempt(() -> {
                files.rotateIfFull();
                files.flush();
            });
        }
    }

    private void finish() {
        synchronized (files) {
            if (failed) {
                return;
            }
            attempt(files::close);
        }
    }

    /** Ends the capture soon, when what has arrived is taken; returns at once. May be called from any thread, and again. */
    public void stop() {
        if (!stopWished) {
            stopWishedNanos = System.nanoTime();
            stopWishedTime = System.currentTimeMillis() * NANOS_PER_MILLI;
            stopWished = true;
        }
    }

    /** Waits until everything captured is in the file; returns whether that is so. */
    public boolean awaitEnd(long millis) throws InterruptedException {
        return ended.await(millis, TimeUnit.MILLISECONDS);
    }

    /** Whether nothing further is captured, and everything captured is in the file. */
    public boolean hasEnded() {
        return ended.getCount() == 0;
    }

    /** How it is doing. */
    public LiveStatistics statistics() {
        PacketSource.Drops now = drops;
        synchronized (files) {
            return new LiveStatistics(files.packets(), files.bytes(), now.byKernel(), now.byInterface());
        }
    }

    /** What was asked for. */
    public CaptureSettings settings() {
        return settings;
    }

    /** The files there are, the oldest first: one, unless it is a ring. */
    public List<CapturedFile> files() {
        return files.all();
    }

    /** The file in the spool folder where the packets are; null where they go to a file of the user's. */
    public SpoolFile spool() {
        return spool;
    }

    CapturedFile fileFrom(int sequence) {
        return files.from(sequence);
    }

    boolean complete(int sequence) {
        return files.complete(sequence);
    }

    /** Stops, and waits until everything is in the file. */
    @Override
    public void close() {
        stop();
        try {
            ended.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
