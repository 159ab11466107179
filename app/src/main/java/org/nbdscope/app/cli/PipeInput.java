package org.nbdscope.app.cli;

import java.io.Flushable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.util.Arrays;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * A pipe, read in a thread of its own, so that whoever decodes it has the time to see that nothing comes. At first reading waits for
 * bytes; when it does not any more ({@link #patient(boolean)}), a read without bytes says that there are none at the moment.
 */
final class PipeInput implements ReadableByteChannel {

    private static final int PIECE = 64 << 10;
    /** Pieces read ahead: then the writer has to wait. */
    private static final int MAX_PIECES = 256;
    /** How often waiting looks whether the user wants to end it, milliseconds. */
    private static final long LOOK_MILLIS = 100;
    private static final ByteBuffer END = ByteBuffer.allocate(0);

    private final InputStream in;
    private final StopSignal stop;
    private final BlockingQueue<ByteBuffer> pieces = new ArrayBlockingQueue<>(MAX_PIECES);
    private ByteBuffer piece = ByteBuffer.allocate(0);
    private Flushable beforeWaiting = () -> { };
    private boolean patient = true;
    private boolean ended;
    private volatile IOException failure;
    private volatile boolean open = true;

    /** @param in belongs to this from now on */
    PipeInput(InputStream in, StopSignal stop) {
        this.in = in;
        this.stop = stop;
        Thread thread = new Thread(this::pump, "pipe");
        thread.setDaemon(true);
        thread.start();
    }

    private void pump() {
        try {
            byte[] bytes = new byte[PIECE];
            int count;
            while (open && (count = in.read(bytes)) >= 0) {
                pieces.put(ByteBuffer.wrap(Arrays.copyOf(bytes, count)));
            }
        } catch (IOException e) {
            failure = e;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        end();
    }

    private void end() {
        try {
            pieces.put(END);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether reading waits for bytes. */
    void patient(boolean nowPatient) {
        patient = nowPatient;
    }

    /** What is to be handed on before reading waits for bytes, which may be long in coming. */
    void beforeWaiting(Flushable printed) {
        beforeWaiting = printed;
    }

    /** Whether everything was read, to the end of the pipe. */
    boolean ended() {
        return ended;
    }

    /** Waits until there are bytes to read, or this long. */
    void awaitBytes(long millis) throws InterruptedException {
        if (!piece.hasRemaining() && !ended) {
            ByteBuffer next = pieces.poll(millis, TimeUnit.MILLISECONDS);
            if (next != null) {
                piece = next;
                ended = next == END;
            }
        }
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
        if (!piece.hasRemaining() && !ended) {
            ByteBuffer next = next();
            if (next == null) {
                return 0;
            }
            ended = next == END;
            piece = next;
        }
        if (ended) {
            if (failure != null) {
                throw failure;
            }
            return -1;
        }
        int count = Math.min(piece.remaining(), target.remaining());
        target.put(target.position(), piece, piece.position(), count).position(target.position() + count);
        piece.position(piece.position() + count);
        return count;
    }

    private ByteBuffer next() throws IOException {
        try {
            ByteBuffer next = pieces.poll();
            if (next == null && patient) {
                beforeWaiting.flush();
            }
            while (next == null && patient && !stop.wished()) {
                next = pieces.poll(LOOK_MILLIS, TimeUnit.MILLISECONDS);
            }
            return next;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        }
    }

    @Override
    public boolean isOpen() {
        return open;
    }

    /** A thread that waits for the pipe goes on waiting; it holds up nobody. */
    @Override
    public void close() {
        open = false;
    }
}
