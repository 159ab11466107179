package org.nbdscope.app.live;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;
import org.nbdscope.dissector.export.MessageFeed;
import org.nbdscope.dissector.model.CaptureModel;
import org.nbdscope.dissector.model.Dissection;

/**
 * A capture of hours in minutes: {@link GeneratedTraffic} goes the way of captured packets, through a ring of files and the reader that
 * follows it, whose rows are given back as they come. The generator waits where the reader falls behind by half of the ring, so that
 * nothing has to be lost.
 *
 * <p>Arguments: messages (50 million), kilobytes of a file (50,000), files (4), folder (a new one). Run it with a small heap, such as
 * {@code -Xmx512m}.
 */
final class LongCapture {

    private static final int BATCH = 8192;
    private static final long REPORT_EVERY = 5_000_000;

    private final CaptureModel model = new CaptureModel();
    private final LongTraffic traffic;
    private long messages;
    private long skipped;
    private long lostBytes;
    private int mostFiles;

    LongCapture(long messages, long kilobytes, int files, Path folder) {
        traffic = new LongTraffic(messages, kilobytes, files, folder);
    }

    /** Runs it; a report line every five million messages. */
    LongCapture run() throws Exception {
        LiveCaptureListener silent = new LiveCaptureListener() {
            @Override
            public void problem(LiveCaptureException problem) {
                throw new AssertionError(problem);
            }

            @Override
            public void ended() {
                // The loop below sees it.
            }
        };
        try (LiveCapture capture = traffic.start(silent);
                CaptureFollower follower = new CaptureFollower(capture)) {
            Dissection dissection = new Dissection(follower, model);
            MessageFeed feed = new MessageFeed(dissection, false, message -> count());
            model.listener(feed);
            boolean ended;
            do {
                ended = capture.hasEnded();
                while (dissection.read(BATCH) > 0) {
                    traffic.read(dissection.frames());
                    mostFiles = Math.max(mostFiles, capture.files().size());
                }
                LockSupport.parkNanos(LongTraffic.WAIT_NANOS);
            } while (!ended);
            dissection.finish();
            feed.end();
            skipped = follower.skipped();
            lostBytes = dissection.tcpCounts().lostBytes();
        }
        return this;
    }

    private void count() {
        if (++messages % REPORT_EVERY == 0) {
            report();
        }
    }

    private void report() {
        System.out.println(messages + " messages read, " + traffic.heap() + " MiB of heap in use");
    }

    CaptureModel model() {
        return model;
    }

    long generated() {
        return traffic.messages();
    }

    long messages() {
        return messages;
    }

    /** Packets that the ring dropped before they were read. */
    long skipped() {
        return skipped;
    }

    long lostBytes() {
        return lostBytes;
    }

    int mostFiles() {
        return mostFiles;
    }

    /** See the class. */
    public static void main(String[] args) throws Exception {
        long begin = System.nanoTime();
        LongCapture capture = new LongCapture(argument(args, 0, 50_000_000), argument(args, 1, 50_000), (int) argument(args, 2, 4),
                args.length > 3 ? Path.of(args[3]) : Files.createTempDirectory("long-capture")).run();
        System.out.println(capture.generated() + " messages generated, " + capture.messages() + " decoded, " + capture.skipped()
                + " packets skipped, " + capture.lostBytes() + " bytes lost, at most " + capture.mostFiles() + " files and "
                + capture.traffic.largestHeap() + " MiB of heap in use, " + (System.nanoTime() - begin) / 1_000_000_000 + " s");
    }

    private static long argument(String[] args, int index, long usual) {
        return args.length > index ? Long.parseLong(args[index]) : usual;
    }
}
