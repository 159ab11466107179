package org.nbdscope.app.live;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import org.nbdscope.app.view.HostNames;
import org.nbdscope.app.view.CaptureDocument;
import org.nbdscope.app.view.FilterInput;
import org.nbdscope.app.view.StopWish;
import org.nbdscope.app.view.Workspace;
import org.nbdscope.app.view.analysis.AnalysisFeed;
import org.nbdscope.app.view.coverage.CoverageView;
import org.nbdscope.app.view.summary.SummaryModel;
import org.nbdscope.app.view.timeline.TimelineSource;

/**
 * As {@link LongCapture}, but for what a window holds of a capture: its document, the list with a display filter in force, the timeline,
 * the summary and the coverage, which all follow the ring. This thread is that of the window.
 *
 * <p>Arguments: messages (50 million), kilobytes of a file (50,000), files (4), folder (a new one). Run it with a small heap, such as
 * {@code -Xmx512m}.
 */
final class LongWindow {

    private static final long LOOK_NANOS = 100_000_000;
    private static final int REPORT_EVERY = 5_000_000;

    private final Queue<Runnable> window = new ConcurrentLinkedQueue<>();
    private final Workspace workspace = new Workspace();
    private final SummaryModel summary = new SummaryModel(new HostNames());
    private final CoverageView coverage = new CoverageView();
    private final TimelineSource timelines = new TimelineSource(workspace, window::add);
    private final LongTraffic traffic;
    private AnalysisFeed feed;
    private LiveCapture capture;
    private int mostRows;

    LongWindow(long messages, long kilobytes, int files, Path folder) {
        traffic = new LongTraffic(messages, kilobytes, files, folder);
    }

    /** Runs it to the end, with the document still open. */
    LongWindow run() throws Exception {
        capture = traffic.start(new Outcome());
        workspace.apply(FilterInput.of("nbd.type == NBD_CMD_TRIM"));
        workspace.follow(new CaptureInput(capture), StopWish.NONE);
        feed = new AnalysisFeed(document().model(), window::add);
        document().awaitReader(feed::needed);
        coverage.attach(feed);
        summary.attach(feed);
        int reported = 0;
        do {
            look();
            LockSupport.parkNanos(LOOK_NANOS);
            if (document().messages() - reported >= REPORT_EVERY) {
                reported = document().messages();
                report();
            }
        } while (document().capturing());
        while (summary.page().get() == null || summary.page().get().reading()) {
            look();
            Thread.sleep(10);
        }
        return this;
    }

    private void look() {
        for (Runnable next = window.poll(); next != null; next = window.poll()) {
            next.run();
        }
        boolean over = document().state() != CaptureDocument.State.READING;
        workspace.dropGone();
        timelines.refresh();
        feed.grown(document().messages(), over);
        int taken = Math.min(feed.needed(), timelines.index().get().next());
        if (taken > document().model().messages().first()) {
            traffic.read(document().model().messages().frame(taken - 1));
        }
        mostRows = Math.max(mostRows, document().messages() - document().model().messages().first());
    }

    private void report() {
        System.out.println(document().messages() + " messages read, " + workspace.list().get().rows().size() + " rows in the list, "
                + traffic.heap() + " MiB of heap in use");
    }

    CaptureDocument document() {
        return workspace.document().get();
    }

    Workspace workspace() {
        return workspace;
    }

    TimelineSource timelines() {
        return timelines;
    }

    SummaryModel summary() {
        return summary;
    }

    LiveCapture capture() {
        return capture;
    }

    long generated() {
        return traffic.messages();
    }

    /** Most rows that were kept at a time. */
    int mostRows() {
        return mostRows;
    }

    void close() {
        feed.close();
        workspace.close();
        capture.close();
    }

    /** See the class. */
    public static void main(String[] args) throws Exception {
        long begin = System.nanoTime();
        LongWindow window = new LongWindow(argument(args, 0, 50_000_000), argument(args, 1, 50_000), (int) argument(args, 2, 4),
                args.length > 3 ? Path.of(args[3]) : Files.createTempDirectory("long-window")).run();
        System.out.println(window.generated() + " messages generated, " + window.document().messages() + " decoded, at most "
                + window.mostRows() + " rows kept and " + window.traffic.largestHeap() + " MiB of heap in use, "
                + (System.nanoTime() - begin) / 1_000_000_000 + " s");
        window.close();
    }

    private static long argument(String[] args, int index, long usual) {
        return args.length > index ? Long.parseLong(args[index]) : usual;
    }
}
