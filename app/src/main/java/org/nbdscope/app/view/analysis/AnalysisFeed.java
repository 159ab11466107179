package org.nbdscope.app.view.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.nbdscope.app.view.Pace;
import org.nbdscope.dissector.analysis.CaptureAnalysis;
import org.nbdscope.dissector.model.CaptureModel;
import org.nbdscope.dissector.model.MessageTable;
import org.nbdscope.dissector.model.TransactionTable;

/**
 * Analyses a capture in a thread of its own while it is read. Charts and pages do their own heavy work in the same thread, so that nothing
 * is looked at while it changes. As long as the capture is read they are told of news at a {@link Pace} that leaves time for the analysis.
 */
public final class AnalysisFeed implements AutoCloseable {

    private final CaptureModel model;
    private final Executor window;
    private final LongSupplier clock;
    private final Pace pace = new Pace();
    private final ExecutorService worker = Executors.newSingleThreadExecutor(work -> {
        Thread thread = new Thread(work, "analysis");
        thread.setDaemon(true);
        return thread;
    });
    private final CaptureAnalysis analysis;
    /** What the window is to hear. All that waits for its thread holds only this, which is empty when the feed is closed. */
    private final Queue<Runnable> answers = new ConcurrentLinkedQueue<>();
    private final List<Runnable> listeners = new ArrayList<>();
    private int published;
    private boolean ended;
    private boolean untold;
    /** Written by the worker. */
    private volatile int taken;
    /** Pieces of work that were asked for and are not done. */
    private final AtomicInteger waiting = new AtomicInteger();
    private volatile long beginNanos;
    private volatile long endNanos;
    private volatile boolean finished;

    /**
     * For a capture of which nothing was read yet.
     *
     * @param model  its tables
     * @param window runs what changes the views
     */
    public AnalysisFeed(CaptureModel model, Executor window) {
        this(model, window, System::nanoTime);
    }

    /** @param clock nanoseconds */
    AnalysisFeed(CaptureModel model, Executor window, LongSupplier clock) {
        this.model = model;
        this.window = window;
        this.clock = clock;
        analysis = new CaptureAnalysis(model);
    }

    /** The tables. */
    public CaptureModel model() {
        return model;
    }

    /** Adds one that is told, in the thread of the window, when further rows were analysed, and for certain when all were. */
    public void listen(Runnable listener) {
        listeners.add(listener);
    }

    /**
     * Rows were added, or reading is over. To be called now and then; costs nothing where neither is so.
     *
     * @param messages rows that may be read
     * @param over     whether nothing further is read
     */
    public void grown(int messages, boolean over) {
        if (!ended && (messages != published || over || untold)) {
            untold = !over && !timeForNews();
            advance(messages, over, untold ? () -> { } : () -> listeners.forEach(Runnable::run));
        }
    }

    /** Whether it may be shown now what is new: nothing is worked on and that has rested, or nothing further comes. */
    public boolean timeForNews() {
        return finished || waiting.get() == 0 && pace.due(clock.getAsLong());
    }

    /** As {@link #grown} while nothing is shown anew: nobody is told before the next time of {@link #grown}. */
    public void grownUnseen(int messages) {
        if (!ended && messages != published) {
            untold = true;
            advance(messages, false, () -> { });
        }
    }

    private void advance(int messages, boolean over, Runnable told) {
        published = messages;
        ended = over;
        submit(() -> {
            take(messages);
            if (over) {
                takeAbandoned();
                finished = true;
            }
            return null;
        }, nothing -> told.run());
    }

    /** The first row that is still needed, here or by work that was asked for; from any thread. */
    public int needed() {
        return waiting.get() > 0 ? 0 : taken;
    }

    private void take(int messages) {
        MessageTable table = model.messages();
        if (taken == 0 && messages > 0) {
            beginNanos = table.firstTimeNanos(0);
            endNanos = beginNanos;
        }
        long end = endNanos;
        for (int row = taken; row < messages && wanted(); row++) {
            analysis.messageAdded(row);
            end = Math.max(end, table.timeNanos(row));
            if (table.completes(row) && table.transaction(row) != MessageTable.NONE) {
                analysis.transactionFinished(table.transaction(row));
            }
            taken = row + 1;
        }
        endNanos = end;
    }

    /** As they have no last message, these come at the end. */
    private void takeAbandoned() {
        TransactionTable transactions = model.transactions();
        for (int row = transactions.first(); row < transactions.count() && wanted(); row++) {
            if (transactions.finished(row) && !transactions.answered(row)) {
                analysis.transactionFinished(row);
            }
        }
    }

    /** Whether the capture is still open; of one that is not, work that takes long should end, as it holds memory that is wanted back. */
    public boolean wanted() {
        return !worker.isShutdown();
    }

    /** Whether nothing further comes, and all of it was analysed. */
    public boolean finished() {
        return finished;
    }

    /** What was found so far; only for work that {@link #ask} does. */
    public CaptureAnalysis analysis() {
        return analysis;
    }

    /** Time of the first message's first byte, nanoseconds since 1970, also when that message is not kept any more; 0 where there is none. */
    public long beginNanos() {
        return beginNanos;
    }

    /** Time of the last message that was analysed, or of an earlier one where the clock went back; 0 where there is none. */
    public long endNanos() {
        return endNanos;
    }

    /** Rows that {@link #analysis} has seen; only for work that {@link #ask} does. */
    public int taken() {
        return taken;
    }

    /**
     * Does work behind the window's back, after all that was asked for before.
     *
     * @param done gets the result in the thread of the window; not called when the feed was closed meanwhile
     */
    public <T> void ask(Supplier<T> work, Consumer<T> done) {
        waiting.incrementAndGet();
        submit(() -> {
            long begin = clock.getAsLong();
            try {
                return new Made<>(work.get(), clock.getAsLong() - begin);
            } finally {
                waiting.decrementAndGet();
            }
        }, made -> {
            pace.made(clock.getAsLong(), made.nanos());
            done.accept(made.result());
        });
    }

    private record Made<T>(T result, long nanos) {
    }

    private <T> void submit(Supplier<T> work, Consumer<T> done) {
        if (worker.isShutdown()) {
            return;
        }
        worker.execute(() -> {
            T result = work.get();
            answers.add(() -> done.accept(result));
            if (worker.isShutdown()) {
                answers.clear();
            }
            window.execute(next(answers));
        });
    }

    private static Runnable next(Queue<Runnable> answers) {
        return () -> {
            Runnable answer = answers.poll();
            if (answer != null) {
                answer.run();
            }
        };
    }

    /** Forgets what was not begun yet. */
    @Override
    public void close() {
        worker.shutdownNow();
        answers.clear();
    }
}
