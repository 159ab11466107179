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
import org.nbdscope.dissector.capture.CaptureReader;
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
    private final FrameIndex index;
    /** Held by whoever reads the file again in a thread of its own. */
    private final ReadWriteLock inUse = new ReentrantReadWriteLock();
    /** The file is open, or cannot be opened. */
    private final CountDownLatch opened = new CountDownLatch(1);
    private final ExecutorService lookups = Executors.newSingleThreadExecutor(work -> {
        Thread thread = new Thread(work, "message bytes");
        thread.setDaemon(true);
        return thread;
    });
    private volatile CaptureReader reader;
    /** Belongs to the thread of {@link #lookups}. */
    private FileAccess access;

    FileLookups(CaptureModel model, FrameIndex index) {
        this.model = model;
        this.index = index;
    }

    /** The file is open; null where it cannot be opened. */
    void opened(CaptureReader newReader) {
        if (newReader != null) {
            reader = newReader;
        }
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
                if (reader == null) {
                    throw new IOException("its packets are not read again");
                }
                if (access == null) {
                    access = FileAccess.open(reader, index, model);
                }
                result.complete(wanted.in(access));
            } catch (IOException | RuntimeException e) {
                result.completeExceptionally(new CompletionException(e));
            }
        });
        return result;
    }

    /** Lets a scan read in the thread of the caller; the file stays open until it returns. Nothing happens where it is closed. */
    void scan(CaptureDocument.Scan<CaptureReader> scan) throws IOException {
        inUse.readLock().lock();
        try {
            opened.await();
            if (reader != null && !closed()) {
                scan.over(reader);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            inUse.readLock().unlock();
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
