package org.nbdscope.app.view;

import java.io.IOException;
import java.io.UncheckedIOException;

/** Work that somebody started and that goes on in a thread of its own: it says how far it is, can be stopped, and says how it ended. */
public final class Job {

    /** What is done. */
    public interface Work {

        /**
         * Does it, looks now and then whether it is still {@link Job#running() wanted}, and says what was done.
         *
         * @return one line for people
         * @throws IOException where it does not work; the message is for people
         */
        String run(Job job) throws IOException;
    }

    private final String name;
    private volatile double progress;
    private volatile boolean cancelled;
    private volatile boolean ended;
    private volatile String outcome;
    private volatile String problem;

    private Job(String name) {
        this.name = name;
    }

    /**
     * Begins.
     *
     * @param name in one or two words, such as {@code Exporting}
     */
    public static Job start(String name, Work work) {
        Job job = new Job(name);
        Thread thread = new Thread(() -> job.run(work), name);
        thread.setDaemon(true);
        thread.start();
        return job;
    }

    private void run(Work work) {
        try {
            String said = work.run(this);
            outcome = cancelled ? name + " was stopped" : said;
        } catch (IOException | UncheckedIOException e) {
            problem = name + " did not work: " + e.getMessage();
        } finally {
            ended = true;
        }
    }

    /** What it is called. */
    public String name() {
        return name;
    }

    /** How much is done, 0 to 1. */
    public double progress() {
        return progress;
    }

    /** Says how much is done, 0 to 1. */
    public void progress(double part) {
        progress = part;
    }

    /** Stops it. */
    public void cancel() {
        cancelled = true;
    }

    /** Whether it was stopped. */
    public boolean cancelled() {
        return cancelled;
    }

    /** Whether it goes on. */
    public boolean running() {
        return !ended;
    }

    /** What was done, in one line; null while it goes on and where it did not work. */
    public String outcome() {
        return outcome;
    }

    /** Why it did not work, in one line; null where it did. */
    public String problem() {
        return problem;
    }
}
