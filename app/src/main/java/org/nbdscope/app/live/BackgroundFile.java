package org.nbdscope.app.live;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/**
 * A file that a thread of its own writes, so that a slow disk does not hold up whoever has something to write, unless
 * {@link #MAX_WAITING} pieces wait already. What could not be written is told by the next call; from then on pieces are refused.
 */
final class BackgroundFile implements WritableByteChannel {

    /** Pieces (of 64 KiB at most, as a {@code PcapngWriter} hands them out) that wait to be written. */
    static final int MAX_WAITING = 512;

    private static final ByteBuffer END = ByteBuffer.allocate(0);

    private final FileChannel file;
    private final BlockingQueue<ByteBuffer> waiting = new ArrayBlockingQueue<>(MAX_WAITING);
    private final Thread thread = new Thread(this::run, "recording");
    private volatile IOException failure;
    private volatile boolean open = true;

    /** @param file belongs to this from now on */
    BackgroundFile(FileChannel file) {
        this.file = file;
        thread.setDaemon(true);
        thread.start();
    }

    private void run() {
        try {
            for (ByteBuffer piece = waiting.take(); piece != END; piece = waiting.take()) {
                save(piece);
            }
        } catch (InterruptedException e) {
            failure = new IOException("interrupted while writing", e);
        }
    }

    /** Writes a piece wholly. After a failure pieces are only taken, so that nobody waits for room. */
    private void save(ByteBuffer piece) {
        try {
            while (failure == null && piece.hasRemaining()) {
                file.write(piece);
            }
        } catch (IOException e) {
            failure = e;
        }
    }

    @Override
    public int write(ByteBuffer bytes) throws IOException {
        check();
        int count = bytes.remaining();
        put(ByteBuffer.allocate(count).put(bytes).flip());
        return count;
    }

    private void put(ByteBuffer piece) throws IOException {
        try {
            waiting.put(piece);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while recording", e);
        }
    }

    private void check() throws IOException {
        if (failure != null) {
            throw failure;
        }
    }

    @Override
    public boolean isOpen() {
        return open;
    }

    /** Waits until everything is written. */
    @Override
    public void close() throws IOException {
        if (!open) {
            return;
        }
        open = false;
        put(END);
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        file.close();
        check();
    }
}
