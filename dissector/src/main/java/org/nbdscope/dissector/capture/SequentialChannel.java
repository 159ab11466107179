package org.nbdscope.dissector.capture;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;

/** A channel that can be read front to back only, whatever its type promises: Java gives a file's channel to a pipe as well. */
record SequentialChannel(ReadableByteChannel channel) implements ReadableByteChannel {

    @Override
    public int read(ByteBuffer target) throws IOException {
        return channel.read(target);
    }

    @Override
    public boolean isOpen() {
        return channel.isOpen();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
