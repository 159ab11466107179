package org.nbdscope.dissector.tcp;

import java.nio.ByteBuffer;

/** Stands in for the listener of a connection in which it has no interest. */
enum IgnoredStreams implements ConnectionListener {
    INSTANCE;

    @Override
    public void data(int direction, ByteBuffer bytes, int offset, int length, long frame, long timeNanos, long sourceFrame) {
    }

    @Override
    public void missing(int direction, long length, Missing why, long frame, long timeNanos) {
    }

    @Override
    public void end(int direction, boolean reset, long frame, long timeNanos) {
    }

    @Override
    public void closed() {
    }
}
