package org.nbdscope.app.view;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.function.BooleanSupplier;
import org.nbdscope.app.live.FollowedFrames;
import org.nbdscope.app.live.LiveInput;
import org.nbdscope.app.live.ThreadPriority;
import org.nbdscope.app.view.findings.CaptureJudge;
import org.nbdscope.app.view.findings.Verdict;
import org.nbdscope.dissector.capture.CaptureException;
import org.nbdscope.dissector.capture.CaptureReader;
import org.nbdscope.dissector.capture.FrameSource;
import org.nbdscope.dissector.detail.FrameIndex;
import org.nbdscope.dissector.detail.IndexedFrames;
import org.nbdscope.dissector.findings.SeverityWatch;
import org.nbdscope.dissector.model.CaptureModel;
import org.nbdscope.dissector.model.Dissection;

/**
 * The reading of a capture, to its end or along with what comes in: the thread of a {@link CaptureDocument}. What it has read it publishes
 * batch by batch.
 */
final class CaptureReading implements Runnable {

    /** Packets between two times of publishing what there is. */
    private static final int BATCH = 2048;
    /** How long to wait for further packets of a capture in progress, milliseconds. */
    private static final long FOLLOW_MILLIS = 40;
    /** Nothing has come for so long: what waits for the packets next to it waits no longer. */
    private static final long IDLE_NANOS = 120_000_000L;

    private final Path file;
    /** Where packets come from at this moment; null for a file that is complete. */
    private final LiveInput live;
    private final StopWish stopWish;
    private final CaptureModel model;
    private final KeptRows kept;
    private final FileLookups lookups;
    private final ReadProgress progress;
    private final BooleanSupplier wanted;
    private final FrameIndex index = new FrameIndex();
    private volatile boolean stop;
    /** Null for a ring of files. */
    private CaptureReader reader;

    /** @param wanted whether anybody still waits for a verdict; asked from any thread */
    CaptureReading(Path file, LiveInput live, StopWish stopWish, CaptureModel model, KeptRows kept, FileLookups lookups,
                   ReadProgress progress, BooleanSupplier wanted) {
        this.file = file;
        this.live = live;
        this.stopWish = stopWish;
        this.model = model;
        this.kept = kept;
        this.lookups = lookups;
        this.progress = progress;
        this.wanted = wanted;
    }

    /** Stops; what was read stays. From any thread. */
    void stop() {
        stop = true;
    }

    @Override
    public void run() {
        try (FollowedFrames ring = live == null ? null : live.frames()) {
            if (ring == null) {
                reader = CaptureReader.openSeekable(file);
                lookups.opened(reader, index);
                progress.state(read(new IndexedFrames(reader, index), null));
            } else {
                lookups.opened(ring);
                progress.state(read(ring, ring));
            }
        } catch (FileSystemException e) {
            progress.fail(reason(e));
        } catch (IOException | RuntimeException e) {
            progress.fail(e.getMessage() == null ? e.toString() : e.getMessage());
        } finally {
            lookups.triedToOpen();
            progress.end();
        }
    }

    /** @param ring where the packets come from, as far as its oldest may go; else null */
    private CaptureDocument.State read(FrameSource frames, FollowedFrames ring) throws IOException {
        CaptureJudge judge = new CaptureJudge(model, wanted);
        Dissection reading = Dissection.withListener(frames, model, judge);
        progress.size(live == null ? reader.size() : -1);
        try {
            if (live == null) {
                readAll(reading);
            } else {
                readAlong(reading, judge, ring);
            }
            if (!stop && reader != null && reader.cut() != null) {
                progress.notice(damage(reading, reader.cut()));
            }
        } catch (CaptureException e) {
            progress.notice(damage(reading, e));
        }
        reading.finish();
        publish(reading);
        if (wanted.getAsBoolean()) {
            Verdict judged = judge.end();
            progress.judged(judged, RowNotes.of(model, judged.findings(), judge::mapRuns, wanted));
        }
        return stop ? CaptureDocument.State.CANCELLED : CaptureDocument.State.READ;
    }

    private void readAll(Dissection reading) throws IOException {
        while (!stop && reading.read(BATCH) == BATCH) {
            publish(reading);
        }
    }

    private void readAlong(Dissection reading, CaptureJudge judge, FollowedFrames ring) throws IOException {
        ThreadPriority.SHOWS_PACKETS.apply();
        long last = System.nanoTime();
        boolean idle = true;
        boolean more = true;
        SeverityWatch watch = stopWish.watch(judge);
        LiveVerdicts verdicts = new LiveVerdicts(model, progress::judged, wanted);
        kept.awaitReader(verdicts::needed);
        while (!stop && more) {
            // Asked first: what is in the file by now is read before the end.
            more = !live.ended();
            int before = progress.messages();
            int count = reading.read(BATCH);
            if (count > 0) {
                last = System.nanoTime();
                idle = false;
                more = true;
            } else if (!idle && System.nanoTime() - last > IDLE_NANOS) {
                idle = true;
                reading.idle();
                reading.numberNow();
            }
            publish(reading);
            if (ring != null) {
                kept.dropPackets(ring.firstKept(), progress.messages());
                lookups.unlessInUse(kept::release);
            }
            if (count > 0 && stopWish.fulfilled(model, watch, before, progress.messages())) {
                live.stop();
            }
            verdicts.look(judge);
            if (count < BATCH) {
                pause();
            }
        }
    }

    private void pause() {
        try {
            Thread.sleep(FOLLOW_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stop = true;
        }
    }

    private static String damage(Dissection reading, CaptureException problem) {
        return "Read up to packet " + reading.frames() + ": " + problem.getMessage();
    }

    private void publish(Dissection reading) {
        int messages = model.messages().count();
        kept.advance(messages);
        progress.publish(reading, reader == null ? 0 : reader.position(), model.transactions().count(), messages);
    }

    private static String reason(FileSystemException e) {
        if (e instanceof NoSuchFileException) {
            return e.getFile() + ": no such file";
        }
        if (e instanceof AccessDeniedException) {
            return e.getFile() + ": no permission to read it";
        }
        return e.getMessage();
    }
}
