package org.nbdscope.dissector.testing;

import java.nio.ByteBuffer;
import org.nbdscope.dissector.tcp.ConnectionListener;
import org.nbdscope.dissector.tcp.Missing;

/** Hands bytes on in pieces. The rest of the buffer holds other bytes, so that whoever reads beyond a piece is found out. */
public final class Splitter implements ConnectionListener {

    private static final byte NOT_OF_THE_STREAM = (byte) 0xa5;
    private static final int AROUND = 64;

    private final ConnectionListener listener;
    private final int most;
    private final ByteBuffer piece;

    /** @param most bytes of a piece */
    public Splitter(ConnectionListener listener, int most) {
        this.listener = listener;
        this.most = most;
        this.piece = ByteBuffer.allocate(most + 2 * AROUND);
    }

    @Override
    public void data(int direction, ByteBuffer bytes, int offset, int length, long frame, long timeNanos, long sourceFrame) {
        for (int done = 0; done < length; done += most) {
            int part = Math.min(most, length - done);
            for (int i = 0; i < piece.capacity(); i++) {
                piece.put(i, NOT_OF_THE_STREAM);
            }
            piece.put(AROUND, bytes, offset + done, part);
            listener.data(direction, piece, AROUND, part, frame, timeNanos, sourceFrame);
        }
    }

    @Override
    public void missing(int direction, long length, Missing why, long frame, long timeNanos) {
        listener.missing(direction, length, why, frame, timeNanos);
    }

    @Override
    public void end(int direction, boolean reset, long frame, long timeNanos) {
        listener.end(direction, reset, frame, timeNanos);
    }

    @Override
    public void closed() {
        listener.closed();
    }
}
