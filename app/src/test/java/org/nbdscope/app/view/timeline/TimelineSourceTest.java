package org.nbdscope.app.view.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.nbdscope.app.view.CaptureDocument;
import org.nbdscope.app.view.Samples;
import org.nbdscope.app.view.ScriptedInput;
import org.nbdscope.app.view.StopWish;
import org.nbdscope.app.view.Workspace;

/** The test's thread takes the place of the window's, and its clock stands still. */
@Timeout(60)
class TimelineSourceTest {

    private static final long PAINTING_NANOS = 50;

    @TempDir
    Path folder;

    private final BlockingQueue<Runnable> window = new LinkedBlockingQueue<>();
    private final AtomicLong clock = new AtomicLong();
    private final Workspace workspace = new Workspace();
    private final TimelineSource source = new TimelineSource(workspace, window::add, clock::get);
    private ScriptedInput input;

    @BeforeEach
    void follow() throws Exception {
        input = new ScriptedInput(Samples.FOUR_CONNECTIONS, folder.resolve("live.pcapng"));
        input.more(100);
        workspace.follow(input, StopWish.NONE);
        until(() -> source.growth().get() > 0);
    }

    @AfterEach
    void close() throws Exception {
        input.end();
        workspace.close();
    }

    private void until(BooleanSupplier condition) throws InterruptedException {
        while (!condition.getAsBoolean()) {
            Runnable next = window.poll(20, TimeUnit.SECONDS);
            assertTrue(next != null, "nothing comes any more");
            next.run();
        }
    }

    /** Further packets come, the index has them, and the window has heard of it. */
    private void more() throws Exception {
        int before = source.index().get().next();
        input.more(100);
        while (source.index().get().next() == before) {
            Thread.sleep(1);
        }
        window.take().run();
    }

    @Test
    void newsAreTold() throws Exception {
        int before = source.growth().get();
        more();
        assertTrue(source.growth().get() > before);
    }

    @Test
    void paintingHasAShareOfTheTimeAndNoMore() throws Exception {
        source.painted(PAINTING_NANOS);
        int before = source.growth().get();
        more();
        source.refresh();
        assertEquals(before, source.growth().get());
        clock.addAndGet(8 * PAINTING_NANOS);
        source.refresh();
        assertEquals(before + 1, source.growth().get(), "also where nothing further comes");
        source.refresh();
        assertEquals(before + 1, source.growth().get());
    }

    /** What waits for the window's thread waits long where that is busy. */
    @Test
    void whatIsStillToBeToldHoldsNoClosedCapture() throws Exception {
        input.more(100);
        while (window.isEmpty()) {
            Thread.sleep(1);
        }
        WeakReference<CaptureDocument> document = new WeakReference<>(workspace.document().get());
        workspace.close();
        while (document.get() != null) {
            System.gc();
            Thread.sleep(1);
        }
        assertFalse(window.isEmpty());
    }

    @Test
    void allIsShownAtOnceWhenItIsThere() throws Exception {
        source.painted(PAINTING_NANOS);
        int before = source.growth().get();
        assertFalse(source.settled());
        input.end();
        until(() -> {
            source.refresh();
            return source.settled();
        });
        assertEquals(before + 1, source.growth().get());
        assertTrue(source.index().get().finished());
    }

    @Test
    void whatWasFoundIsMarkedBehindTheWindow() throws Exception {
        input.end();
        until(() -> source.index().get().finished() && window.isEmpty());
        assertNull(source.view().findings().get());
        source.refresh();
        assertNull(source.view().findings().get(), "not in this thread");
        assertFalse(source.settled());
        until(source::settled);
        assertNotNull(source.view().findings().get());
    }
}
