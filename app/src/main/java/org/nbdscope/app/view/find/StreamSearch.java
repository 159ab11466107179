package org.nbdscope.app.view.find;

import java.nio.ByteBuffer;
import org.nbdscope.dissector.tcp.ConnectionListener;
import org.nbdscope.dissector.tcp.Missing;
import org.nbdscope.dissector.tcp.TcpConnection;

/** Looks for bytes in both streams of a connection, wherever packets divide them (Knuth, Morris and Pratt). */
final class StreamSearch implements ConnectionListener {

    /** Takes what is found. */
    interface Found {
        void at(TcpConnection connection, int direction, long streamOffset);
    }

    private final TcpConnection connection;
    private final byte[] pattern;
    private final int[] failure;
    private final Found found;
    private final int[] matched = new int[2];
    private final long[] position = new long[2];

    /** @param failure of {@link #failure(byte[])} */
    StreamSearch(TcpConnection connection, byte[] pattern, int[] failure, Found found) {
        this.connection = connection;
        this.pattern = pattern;
        this.failure = failure;
        this.found = found;
    }

    /** For each length of a beginning of the pattern, the longest one that is also its end. */
    static int[] failure(byte[] pattern) {
        int[] failure = new int[pattern.length + 1];
        int matched = 0;
        for (int i = 1; i < pattern.length; i++) {
            while (matched > 0 && pattern[i] != pattern[matched]) {
                matched = failure[matched];
            }
            matched += pattern[i] == pattern[matched] ? 1 : 0;
            failure[i + 1] = matched;
        }
        return failure;
    }

    @Override
    public void data(int direction, ByteBuffer bytes, int offset, int length, long frame, long timeNanos, long sourceFrame) {
        int state = matched[direction];
        for (int i = offset; i < offset + length; i++) {
            byte next = bytes.get(i);
            while (state > 0 && (state == pattern.length || next != pattern[state])) {
                state = failure[state];
            }
            state += next == pattern[state] ? 1 : 0;
            if (state == pattern.length) {
                found.at(connection, direction, position[direction] + (i - offset) + 1 - pattern.length);
            }
        }
        matched[direction] = state;
        position[direction] += length;
    }

    @Override
    public void missing(int direction, long length, Missing why, long frame, long timeNanos) {
        matched[direction] = 0;
        position[direction] += length;
    }

    @Override
    public void end(int direction, boolean reset, long frame, long timeNanos) {
        matched[direction] = 0;
    }

    @Override
    public void closed() {
        matched[0] = 0;
        matched[1] = 0;
    }
}
