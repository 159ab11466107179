package org.nbdscope.app.live;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/** What a tap relays. */
public final class TapInput implements LiveInput {

    /** The file's header is on its way to it: how long that may take, milliseconds. */
    private static final long HEADER_MILLIS = 2000;

    private final Tap tap;
    private final TapRecording recording;
    private final Path file;
    /** Null where the user chose the file. */
    private final SpoolFile spool;
    private volatile boolean ended;
    private boolean stopped;

    private TapInput(Tap tap, TapRecording recording, Path file, SpoolFile spool) {
        this.tap = tap;
        this.recording = recording;
        this.file = file;
        this.spool = spool;
    }

    /**
     * A tap.
     *
     * @param listen where clients connect to, {@code target} where their connections are passed on to
     * @param full   whether the content of the disk is recorded too
     * @param file   is written, and replaced where it exists; null for one in the {@link SpoolFolder}
     */
    public static LiveRequest request(TapAddress listen, TapAddress target, boolean full, Path file) {
        return problems -> start(listen, target, full, file, problems);
    }

    private static TapInput start(TapAddress listen, TapAddress target, boolean full, Path file, Consumer<String> problems)
            throws IOException {
        Tap tap;
        try {
            tap = Tap.listen(listen, target, problems);
        } catch (IOException e) {
            throw new IOException("cannot listen on " + listen + ": " + e.getMessage(), e);
        }
        SpoolFile spool = null;
        try {
            spool = file == null ? SpoolFolder.create() : null;
            Path path = spool == null ? file : spool.path();
            TapRecording recording = TapRecording.create(path, full,
                    failure -> problems.accept("the recording ends here: " + failure.getMessage()));
            awaitHeader(path);
            tap.start(recording);
            return new TapInput(tap, recording, path, spool);
        } catch (IOException e) {
            tap.close();
            if (spool != null) {
                spool.delete();
            }
            throw e;
        }
    }

    private static void awaitHeader(Path path) throws IOException {
        long patience = System.nanoTime() + HEADER_MILLIS * 1_000_000;
        try {
            while (Files.size(path) == 0 && System.nanoTime() < patience) {
                Thread.sleep(1);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public String name() {
        return "tap on " + tap.address();
    }

    /** Where clients connect to, with the port that was chosen. */
    public TapAddress address() {
        return tap.address();
    }

    @Override
    public Path file() {
        return file;
    }

    @Override
    public FollowedFrames frames() {
        return null;
    }

    @Override
    public boolean ended() {
        return ended;
    }

    /** Cuts the connections that there are. */
    @Override
    public void stop() {
        Thread end = new Thread(this::end, "tap end");
        end.setDaemon(true);
        end.start();
    }

    private synchronized void end() {
        if (stopped) {
            return;
        }
        stopped = true;
        try {
            tap.close();
        } catch (IOException e) {
            // The socket's file could not be deleted: the next tap replaces it.
            return;
        } finally {
            recording.close();
            ended = true;
        }
    }

    @Override
    public LiveStatistics statistics() {
        return recording.statistics();
    }

    @Override
    public void save(Path to) throws IOException {
        CaptureCopy.copy(List.of(file), to);
    }

    @Override
    public boolean kept() {
        return spool == null;
    }

    @Override
    public void discard() throws IOException {
        end();
        if (spool != null) {
            spool.delete();
        }
    }
}
