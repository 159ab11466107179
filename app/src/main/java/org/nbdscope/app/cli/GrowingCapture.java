package org.nbdscope.app.cli;

import java.io.Closeable;
import java.io.IOException;
import org.nbdscope.dissector.export.MessageFeed;
import org.nbdscope.dissector.export.MessageRow;

/**
 * Prints the messages of a capture while it grows. A message whose session has no number yet, because a connection before it has said
 * nothing so far, waits {@link #MAX_WAIT_NANOS} for that and not longer.
 */
final class GrowingCapture implements Closeable {

    /** Packets between two looks at whether it is to end; what they said is printed at once, since decoding may be behind. */
    private static final int BATCH = 1024;
    /** Longer than packets wait to be handed over by those who capture: then the next packet is not on its way already. */
    private static final long IDLE_NANOS = 100_000_000L;
    private static final long MAX_WAIT_NANOS = 150_000_000L;
    /** How long after the user's wish to end what was captured before is still printed. */
    private static final long MAX_REST_NANOS = 5_000_000_000L;

    private final OpenCapture capture;
    /** Closed with this. */
    private final Closeable source;
    private final MessageFeed feed;
    private final RowPrinter printer;
    private final StopRule stop;
    private long lastPacketNanos = System.nanoTime();
    private long waitingSinceNanos;
    private boolean waiting;
    private boolean idle = true;

    /**
     * Messages of a capture.
     *
     * @param source        where its packets come from; closed with this
     * @param untilFinished whether a message waits until nothing further comes for its transaction
     * @param stop          is asked about every message
     */
    GrowingCapture(OpenCapture capture, Closeable source, RowPrinter printer, boolean untilFinished, StopRule stop) {
        this.capture = capture;
        this.source = source;
        this.printer = printer;
        this.stop = stop;
        MessageRow row = new MessageRow(capture.model(), capture.values());
        stop.begin(capture);
        feed = new MessageFeed(capture.dissection(), untilFinished, message -> {
            printer.print(row.at(message));
            stop.message(message);
        });
        capture.model().listener(feed);
    }

    /** Prints some of what has come; returns whether that was all of it. */
    boolean follow() throws IOException {
        if (satisfied()) {
            return true;
        }
        long before = capture.dissection().frames();
        boolean all = capture.dissection().read(BATCH) < BATCH;
        long now = System.nanoTime();
        if (capture.dissection().frames() > before) {
            lastPacketNanos = now;
            idle = false;
        } else if (!idle && now - lastPacketNanos > IDLE_NANOS) {
            idle = true;
            capture.dissection().idle();
        }
        numberIfWaiting(now);
        printer.flush();
        return all;
    }

    /** Prints all that has come; once the user wants to end it, only for a while. */
    void rest(StopSignal wish) throws IOException {
        while (!follow() && !wish.wishedBefore(MAX_REST_NANOS)) {
            continue;
        }
    }

    /** Lets whoever reads along see what has been printed so far. */
    void flush() throws IOException {
        printer.flush();
    }

    private void numberIfWaiting(long now) {
        if (!feed.waiting()) {
            waiting = false;
        } else if (!waiting) {
            waiting = true;
            waitingSinceNanos = now;
        } else if (now - waitingSinceNanos > MAX_WAIT_NANOS) {
            capture.dissection().numberNow();
        }
    }

    /** Whether all was printed that was asked for, or what was waited for has come. */
    boolean satisfied() {
        return printer.satisfied() || stop.reached();
    }

    /** Packets so far. */
    long packets() {
        return capture.dissection().frames();
    }

    /** What was decoded, in a few words. */
    String decoded() {
        int messages = capture.model().messages().count();
        int sessions = capture.model().sessions().size();
        return messages + (messages == 1 ? " message of " : " messages of ") + sessions + (sessions == 1 ? " session" : " sessions");
    }

    /** Bytes of the streams that never came, as far as their peers' acknowledgements tell. */
    long lostBytes() {
        return capture.dissection().tcpCounts().lostBytes();
    }

    /** Prints what waits for more: no more comes. */
    void end() throws IOException {
        if (!satisfied()) {
            capture.dissection().finish();
            feed.end();
        }
        printer.end();
    }

    @Override
    public void close() throws IOException {
        capture.close();
        source.close();
    }
}
