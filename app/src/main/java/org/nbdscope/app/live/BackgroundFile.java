package org.nbdscope.app.live;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/**
 * A file that a thread of its own writes, so that a slow disk does not hold up whoever has something to write, unless
 * {@link #MAX_WAITING} pieces wait already. What could not be written is told by the next call; from then on pieces are refused.
 * Pieces are kept for the next ones, so that writing costs no memory but theirs.
 */
final class BackgroundFile implements WritableByteChannel {

    /** Pieces that wait to be written. */
    static final int MAX_WAITING = 512;
    /** Most bytes of a piece, as a {@code PcapngWriter} hands them out. */
    private static final int PIECE = 64 << 10;

    private static final ByteBuffer END = ByteBuffer.allocate(0);

    private final WritableByteChannel file;
    private final BlockingQueue<ByteBuffer> waiting = new ArrayBlockingQueue<>(MAX_WAITING);
    private final Queue<ByteBuffer> written = new ArrayDeque<>();
    private final Thread thread = new Thread(this::run, "recording");
    private volatile IOException failure;
    private volatile boolean open = true;

    /** @param file belongs to this from now on */
    BackgroundFile(WritableByteChannel file) {
        this.file = file;
        thread.setDaemon(true);
        thread.start();
    }

    private void run() {
        try {
            for (ByteBuffer piece = waiting.take(); piece != END; piece = waiting.take()) {
                save(piece);
                giveBack(piece);
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
        } catch (UncheckedIOException e) {
            failure = new IOException(e.getCause().getMessage(), e);
        }
    }

    @Override
    public int write(ByteBuffer bytes) throws IOException {
        check();
        int count = Math.min(bytes.remaining(), PIECE);
        put(emptyPiece().put(0, bytes, bytes.position(), count).limit(count));
        bytes.position(bytes.position() + count);
        return count;
    }

    private ByteBuffer emptyPiece() {
        ByteBuffer used;
        synchronized (written) {
            used = written.poll();
        }
        return used != null ? used.clear() : ByteBuffer.allocateDirect(PIECE);
    }

    private void giveBack(ByteBuffer piece) {
        synchronized (written) {
            written.add(piece);
        }
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
