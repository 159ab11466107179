package org.nbdscope.app.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.nbdscope.app.live.CaptureFollower;
import org.nbdscope.app.live.CaptureSettings;
import org.nbdscope.app.live.LeftOver;
import org.nbdscope.app.live.LiveCapture;
import org.nbdscope.app.live.LiveCaptureException;
import org.nbdscope.app.live.LiveCaptureListener;
import org.nbdscope.app.live.LiveStatistics;
import org.nbdscope.app.live.SpoolFolder;
import org.nbdscope.app.live.ThreadPriority;
import org.nbdscope.dissector.export.ByteCount;

/** A capture from begin to end: what is printed while it goes on, and what is said about it. */
final class LiveRun implements LiveCaptureListener {

    private static final long POLL_MILLIS = 20;

    private final CaptureSettings settings;
    private final FollowedRows followed;
    private final Console console;
    private final StopSignal stop;
    private final OutputReader output = new OutputReader();
    private final AtomicBoolean summarized = new AtomicBoolean();
    private volatile int status = ExitStatus.DONE;

    LiveRun(CaptureSettings settings, FollowedRows followed, Console console, StopSignal stop) {
        this.settings = settings;
        this.followed = followed;
        this.console = console;
        this.stop = stop;
    }

    @Override
    public void problem(LiveCaptureException problem) {
        if (problem.getCause() != null && problem.getCause().getCause() instanceof Output.ClosedPipeException) {
            // Whoever read the packets has seen enough: that is a way to end it.
            return;
        }
        status = problem.kind() == LiveCaptureException.Kind.NO_FILE ? ExitStatus.NO_INPUT : ExitStatus.DAMAGED_INPUT;
        console.error(problem.getMessage(), problem);
    }

    @Override
    public void ended() {
        // Whoever waits for it sees it.
    }

    /** Prints messages, and returns the exit status. */
    int print() throws IOException, LiveCaptureException {
        for (LeftOver left : SpoolFolder.leftOver()) {
            console.remark("a capture that was cut short is in " + left.files().get(0) + more(left.files())
                    + " (" + ByteCount.rounded(left.bytes()) + "); open it, or delete it");
        }
        try (LiveCapture capture = LiveCapture.start(settings, this)) {
            stop.first(capture::stop);
            begun();
            try (GrowingCapture rows = follow(capture)) {
                stop.lastWords(() -> {
                    summary(capture.statistics(), rows);
                    discardSpool(capture);
                });
                printAlong(capture, rows);
                rows.rest(stop);
                rows.end();
                summary(capture.statistics(), rows);
            } finally {
                capture.close();
                discardSpool(capture);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return status;
    }

    private static void discardSpool(LiveCapture capture) {
        if (capture.spool() == null) {
            return;
        }
        try {
            capture.spool().delete();
        } catch (IOException e) {
            // What cannot be deleted is offered as left over the next time.
            return;
        }
    }

    private void printAlong(LiveCapture capture, GrowingCapture rows) throws IOException, InterruptedException {
        ThreadPriority.SHOWS_PACKETS.apply();
        while (!capture.hasEnded()) {
            output.require();
            boolean all = rows.follow();
            if (rows.satisfied()) {
                capture.stop();
            }
            if (all) {
                capture.awaitEnd(POLL_MILLIS);
            }
        }
    }

    private static String more(List<Path> files) {
        return files.size() == 1 ? "" : " and " + (files.size() - 1) + " more";
    }

    private GrowingCapture follow(LiveCapture capture) throws IOException {
        if (followed.needsBytes()) {
            return followed.follow(capture.files().get(0).path());
        }
        CaptureFollower follower = new CaptureFollower(capture);
        return followed.follow(null, follower, follower);
    }

    /** Passes the packets on to standard output, and returns the exit status. */
    int passOn() throws LiveCaptureException {
        try (LiveCapture capture = LiveCapture.start(settings, Output.channel(), this)) {
            stop.first(capture::stop);
            stop.lastWords(() -> summary(capture.statistics(), null));
            begun();
            while (!capture.hasEnded()) {
                if (output.gone()) {
                    capture.stop();
                }
                capture.awaitEnd(POLL_MILLIS);
            }
            summary(capture.statistics(), null);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return status;
    }

    private void begun() {
        console.remark("capturing on " + String.join(", ", settings.interfaces())
                + (settings.filter().isBlank() ? "" : " with \"" + settings.filter() + "\"")
                + (settings.file() == null ? "" : ", writing to " + settings.file()) + "; Ctrl-C ends it");
    }

    private void summary(LiveStatistics statistics, GrowingCapture rows) {
        if (summarized.getAndSet(true)) {
            return;
        }
        console.remark(packets(statistics.captured()) + " captured, " + statistics.droppedByKernel() + " dropped by the kernel, "
                + statistics.droppedByInterface() + " by the interface" + (rows == null ? "" : "; " + decoded(statistics, rows)));
    }

    private static String decoded(LiveStatistics statistics, GrowingCapture rows) {
        long undecoded = rows.satisfied() ? 0 : statistics.captured() - rows.packets();
        return rows.decoded() + " decoded" + (rows.lostBytes() == 0 ? "" : ", " + ByteCount.rounded(rows.lostBytes()) + " of the streams missing")
                + (undecoded == 0 ? "" : "; the last " + packets(undecoded) + " not decoded, there was no time");
    }

    private static String packets(long count) {
        return count + (count == 1 ? " packet" : " packets");
    }
}
