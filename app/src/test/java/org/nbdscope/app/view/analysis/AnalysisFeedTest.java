package org.nbdscope.app.view.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.ref.WeakReference;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.nbdscope.app.view.CaptureDocument;
import org.nbdscope.app.view.Samples;

/** The test's thread takes the place of the window's, and its clock stands still but for the work that is asked for. */
@Timeout(60)
class AnalysisFeedTest {

    private static final long WORK_NANOS = 50;

    private final BlockingQueue<Runnable> window = new LinkedBlockingQueue<>();
    private final AtomicLong clock = new AtomicLong();
    private CaptureDocument document;
    private AnalysisFeed feed;
    private int told;

    @BeforeEach
    void open() throws Exception {
        document = CaptureDocument.open(Samples.FOUR_CONNECTIONS);
        assertTrue(document.awaitEnd(30_000));
        feed = new AnalysisFeed(document.model(), window::add, clock::get);
        feed.listen(() -> told++);
    }

    @AfterEach
    void close() {
        feed.close();
        document.close();
    }

    private void grown(int messages, boolean over) throws InterruptedException {
        feed.grown(messages, over);
        answer();
    }

    private void answer() throws InterruptedException {
        Runnable next = window.poll(20, TimeUnit.SECONDS);
        assertTrue(next != null, "no answer came");
        next.run();
    }

    private void work() throws InterruptedException {
        feed.ask(() -> clock.addAndGet(WORK_NANOS), time -> { });
        answer();
    }

    @Test
    void tellsAllNewsWhereNobodyDoesAnything() throws Exception {
        for (int messages = 1; messages <= 10; messages++) {
            grown(messages, false);
            assertEquals(messages, told);
        }
    }

    @Test
    void whoIsToldHasAShareOfTheTimeAndNoMore() throws Exception {
        grown(100, false);
        work();
        grown(200, false);
        assertEquals(1, told, "what took long is not made anew at once");
        clock.addAndGet(8 * WORK_NANOS);
        grown(200, false);
        assertEquals(2, told, "but later, also where nothing further came");
    }

    @Test
    void nobodyIsToldAgainBeforeHisWorkIsDone() throws Exception {
        grown(100, false);
        feed.ask(() -> {
            feed.grown(200, false);
            return null;
        }, nothing -> { });
        answer();
        answer();
        assertEquals(1, told);
        grown(200, false);
        assertEquals(2, told);
    }

    /** What waits for the window's thread waits long where that is busy. */
    @Test
    void anAnswerThatIsStillToBeToldHoldsNothingOfAClosedCapture() throws Exception {
        WeakReference<Object> answer = ask();
        feed.close();
        while (answer.get() != null) {
            System.gc();
            Thread.sleep(1);
        }
        answer();
    }

    private WeakReference<Object> ask() throws InterruptedException {
        Object[] made = {new Object()};
        WeakReference<Object> reference = new WeakReference<>(made[0]);
        feed.ask(() -> made[0], object -> told++);
        while (window.isEmpty()) {
            Thread.sleep(1);
        }
        return reference;
    }

    @Test
    void tellsAtOnceThatAllIsThere() throws Exception {
        grown(100, false);
        work();
        grown(document.messages(), true);
        assertEquals(2, told);
        assertTrue(feed.finished());
    }
}
