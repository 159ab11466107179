package org.nbdscope.app.view;

import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Consumer;
import org.nbdscope.app.live.FollowedFrames;
import org.nbdscope.dissector.capture.CaptureReader;
import org.nbdscope.dissector.detail.FilePackets;
import org.nbdscope.dissector.detail.FrameIndex;
import org.nbdscope.dissector.model.CaptureModel;

/**
 * Reads the file of a document again while and after it is read: single places one after the other in a thread of its own, and all of it in
 * the threads of those who want that. Keeps the file open as long as anybody reads.
 */
final class FileLookups {

    /** Something to be found in the file. */
    interface FileLookup<T> {
        T in(FileAccess file) throws IOException;
    }

    private final CaptureModel model;
    /** Held by whoever reads the file again in a thread of its own. */
    private final ReadWriteLock inUse = new ReentrantReadWriteLock();
    /** The file is open, or cannot be opened. */
    private final CountDownLatch opened = new CountDownLatch(1);
    private final ExecutorService lookups = Executors.newSingleThreadExecutor(work -> {
        Thread thread = new Thread(work, "message bytes");
        thread.setDaemon(true);
        return thread;
    });
    private volatile FileAccess.Opener opener;
    /** Null where there are several files. */
    private volatile CaptureReader reader;
    /** Belongs to the thread of {@link #lookups}. */
    private FileAccess access;

    FileLookups(CaptureModel model) {
        this.model = model;
    }

    /** One file is open; it is closed with this. */
    void opened(CaptureReader newReader, FrameIndex index) {
        reader = newReader;
        opener = () -> FilePackets.open(newReader, index);
        opened.countDown();
    }

    /** Several files, some of which may go, are open. */
    void opened(FollowedFrames files) {
        opener = files::again;
        opened.countDown();
    }

    /** It is open by now, or cannot be opened. */
    void triedToOpen() {
        opened.countDown();
    }

    /** Looks something up, in the background, one thing after the other. */
    <T> CompletableFuture<T> find(FileLookup<T> wanted) {
        if (closed()) {
            return CompletableFuture.failedFuture(new CompletionException(new ClosedChannelException()));
        }
        CompletableFuture<T> result = new CompletableFuture<>();
        lookups.execute(() -> {
            try {
                if (opener == null) {
                    throw new IOException("it could not be opened");
                }
                if (access == null) {
                    access = FileAccess.open(opener, model);
                }
                result.complete(wanted.in(access));
            } catch (IOException | RuntimeException e) {
                result.completeExceptionally(new CompletionException(e));
            }
        });
        return result;
    }

    /** Lets a scan read again in the thread of the caller; the file stays open until it returns. Nothing happens where it is closed. */
    void scan(CaptureDocument.Scan<FileAccess> scan) throws IOException {
        whileOpen(() -> {
            try (FileAccess own = FileAccess.open(opener, model)) {
                scan.over(own);
            }
        });
    }

    /**
     * As {@link #scan}, for all of it from its beginning.
     *
     * @throws IOException also where it is a ring of files, whose beginning is gone
     */
    void scanAll(CaptureDocument.Scan<CaptureReader> scan) throws IOException {
        whileOpen(() -> {
            if (reader == null) {
                throw new IOException("a ring of files cannot be gone through as a whole: save it, and open what was saved");
            }
            try (CaptureReader own = reader.reopen()) {
                scan.over(own);
            }
        });
    }

    private interface Reading {
        void run() throws IOException;
    }

    private void whileOpen(Reading reading) throws IOException {
        inUse.readLock().lock();
        try {
            opened.await();
            if (opener != null && !closed()) {
                reading.run();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            inUse.readLock().unlock();
        }
    }

    /** Does something unless somebody reads again at this moment. */
    void unlessInUse(Runnable work) {
        if (inUse.writeLock().tryLock()) {
            try {
                work.run();
            } finally {
                inUse.writeLock().unlock();
            }
        }
    }

    /** Whether nothing further is looked up. */
    boolean closed() {
        return lookups.isShutdown();
    }

    /**
     * Gives the file back, when nobody reads any more.
     *
     * @param ended   the reading of the document is over
     * @param problem gets why it could not be closed
     */
    void close(CountDownLatch ended, Consumer<String> problem) {
        lookups.execute(() -> {
            try {
                ended.await();
                closeFile();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (IOException e) {
                problem.accept(e.getMessage());
            }
        });
        lookups.shutdown();
    }

    private void closeFile() throws IOException {
        inUse.writeLock().lock();
        try {
            if (access != null) {
                access.close();
            }
            if (reader != null) {
                reader.close();
            }
        } finally {
            inUse.writeLock().unlock();
        }
    }
}
