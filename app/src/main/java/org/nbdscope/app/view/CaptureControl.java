package org.nbdscope.app.view;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import org.nbdscope.app.live.LiveCaptureException;
import org.nbdscope.app.live.LiveInput;
import org.nbdscope.app.live.LiveRequest;

/** Starts and stops what the window listens to. For the thread of the window, which never waits here, but for {@link #awaitDiscarded}. */
public final class CaptureControl {

    private static final long DISCARD_MILLIS = 3000;

    private final Workspace workspace;
    private final Executor window;
    private final Consumer<String> notice;
    private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper repeatable = new ReadOnlyBooleanWrapper();
    private final BooleanProperty paused = new SimpleBooleanProperty();
    private final List<Thread> discarding = new ArrayList<>();
    private LiveRequest request;
    private StopWish wish = StopWish.NONE;
    private boolean starting;

    /**
     * Nothing is running.
     *
     * @param window runs what belongs to the thread of the window
     * @param notice tells people what went wrong
     */
    public CaptureControl(Workspace workspace, Executor window, Consumer<String> notice) {
        this.workspace = workspace;
        this.window = window;
        this.notice = notice;
        workspace.document().addListener((property, before, now) -> {
            if (before != null && before.live() != null) {
                discard(before.live());
            }
            refresh();
        });
    }

    /** Whether packets come in. */
    public ReadOnlyBooleanProperty running() {
        return running.getReadOnlyProperty();
    }

    /** Whether something was started that can be started again. */
    public ReadOnlyBooleanProperty repeatable() {
        return repeatable.getReadOnlyProperty();
    }

    /** Whether what comes in is not shown for the moment; it is kept all the same. */
    public BooleanProperty paused() {
        return paused;
    }

    /**
     * Starts something in the background; when it has begun, it is shown instead of what is open.
     *
     * @return ends when it has begun, or with the reason in one line why it has not; in the thread of the window
     */
    public CompletableFuture<Void> start(LiveRequest wanted, StopWish stop) {
        if (starting) {
            return CompletableFuture.completedFuture(null);
        }
        starting = true;
        return CompletableFuture.supplyAsync(() -> begin(wanted)).handleAsync((input, problem) -> {
            starting = false;
            if (problem != null) {
                throw new CompletionException(problem instanceof CompletionException ? problem.getCause() : problem);
            }
            request = wanted;
            wish = stop;
            repeatable.set(true);
            paused.set(false);
            workspace.follow(input, stop);
            refresh();
            return null;
        }, window);
    }

    private LiveInput begin(LiveRequest wanted) {
        try {
            return wanted.start(line -> window.execute(() -> notice.accept(line)));
        } catch (LiveCaptureException | IOException e) {
            throw new CompletionException(e);
        }
    }

    /** Starts once more what was started last, in place of what came of it; where it runs it is stopped first. */
    public void restart() {
        if (request == null || starting) {
            return;
        }
        // What listens on an address must let go of it before the next can have it.
        workspace.close();
        CompletableFuture.runAsync(this::awaitDiscarded).thenRunAsync(() -> start(request, wish).exceptionally(problem -> {
            notice.accept(reason(problem));
            return null;
        }), window);
    }

    /** Tells people something. */
    public void tell(String line) {
        notice.accept(line);
    }

    /** Why something could not be started, in one line. */
    public static String reason(Throwable problem) {
        Throwable cause = problem instanceof CompletionException && problem.getCause() != null ? problem.getCause() : problem;
        return cause.getMessage() == null ? cause.toString() : cause.getMessage();
    }

    /** Ends what runs, soon; what has come stays. */
    public void stop() {
        CaptureDocument open = workspace.document().get();
        if (open != null && open.live() != null) {
            open.live().stop();
        }
    }

    /** Sees how things stand; called now and then. */
    public void refresh() {
        CaptureDocument open = workspace.document().get();
        running.set(open != null && open.capturing());
        if (!running.get()) {
            paused.set(false);
        }
    }

    private void discard(LiveInput input) {
        Thread thread = new Thread(() -> {
            try {
                input.discard();
            } catch (IOException e) {
                // It is offered as left over the next time.
                return;
            }
        }, "discard capture");
        synchronized (discarding) {
            discarding.removeIf(old -> !old.isAlive());
            discarding.add(thread);
        }
        thread.setDaemon(true);
        thread.start();
    }

    /** Waits until what was closed is gone, some seconds at most: before the program ends. */
    public void awaitDiscarded() {
        List<Thread> threads;
        synchronized (discarding) {
            threads = List.copyOf(discarding);
        }
        try {
            for (Thread thread : threads) {
                thread.join(DISCARD_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
