package org.nbdscope.app.view;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.nbdscope.app.view.findings.Verdict;
import org.nbdscope.dissector.capture.Frame;
import org.nbdscope.dissector.model.Dissection;

/** How far the reading of a capture is, and what is known of it so far: one thread writes, any thread may look. */
final class ReadProgress {

    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile CaptureDocument.State state = CaptureDocument.State.READING;
    private volatile String notice;
    private volatile Verdict verdict;
    private volatile RowNotes notes = RowNotes.NONE;
    private volatile int messages;
    private volatile int transactions;
    private volatile long packets;
    private volatile long position;
    private volatile long size = -1;
    private volatile long firstTimeNanos = Frame.NO_TIME;
    private volatile long lastTimeNanos = Frame.NO_TIME;

    CaptureDocument.State state() {
        return state;
    }

    void state(CaptureDocument.State newState) {
        state = newState;
    }

    /** What people should know about the reading; null for nothing. */
    String notice() {
        return notice;
    }

    void notice(String newNotice) {
        notice = newNotice;
    }

    /** Nothing can be read. */
    void fail(String reason) {
        notice = reason;
        state = CaptureDocument.State.FAILED;
    }

    /** Null until the rule book has looked. */
    Verdict verdict() {
        return verdict;
    }

    RowNotes notes() {
        return notes;
    }

    /** The last verdict stands, however late another one comes. */
    synchronized void judged(Verdict newVerdict, RowNotes newNotes) {
        if (verdict == null || !verdict.last()) {
            notes = newNotes;
            verdict = newVerdict;
        }
    }

    /**
     * What was read may be looked at.
     *
     * @param newPosition bytes of the file that were read
     */
    void publish(Dissection reading, long newPosition, int newTransactions, int newMessages) {
        firstTimeNanos = reading.firstTimeNanos();
        lastTimeNanos = reading.lastTimeNanos();
        packets = reading.frames();
        position = newPosition;
        transactions = newTransactions;
        messages = newMessages;
    }

    int messages() {
        return messages;
    }

    int transactions() {
        return transactions;
    }

    long packets() {
        return packets;
    }

    /** Bytes of the whole file; -1 where that is not known. */
    void size(long newSize) {
        size = newSize;
    }

    /** How much of the file was read, 0 to 1; -1 where its size is not known. */
    double part() {
        long all = size;
        return all <= 0 ? -1 : Math.min(1, (double) position / all);
    }

    long firstTimeNanos() {
        return firstTimeNanos;
    }

    long lastTimeNanos() {
        return lastTimeNanos;
    }

    /** Nothing further will be read. */
    void end() {
        ended.countDown();
    }

    /** Comes to zero when nothing further will be read. */
    CountDownLatch ended() {
        return ended;
    }

    /** Waits until nothing further is read; returns whether that is so. */
    boolean awaitEnd(long millis) throws InterruptedException {
        return ended.await(millis, TimeUnit.MILLISECONDS);
    }
}
