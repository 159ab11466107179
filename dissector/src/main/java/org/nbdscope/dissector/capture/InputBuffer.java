package org.nbdscope.dissector.capture;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.SeekableByteChannel;

/**
 * The bytes of an input between its channel and whoever takes them: {@link #bytes} from {@link #start} to {@link #end} are there and not
 * taken yet. Takers read by absolute index and move {@link #start}. An end of the input is an end for the moment only: the channel is
 * asked again the next time. It may also be read as a channel itself.
 */
final class InputBuffer implements ReadableByteChannel {

    /** Bytes read at once. */
    static final int SIZE = 256 << 10;

    /** Direct and big endian; replaced by a larger one when something larger is required. */
    ByteBuffer bytes = ByteBuffer.allocateDirect(SIZE);
    int start;
    int end;

    private final ReadableByteChannel channel;
    /** Position in the input of index 0. */
    private long base;

    InputBuffer(ReadableByteChannel channel) {
        this.channel = channel;
    }

    int available() {
        return end - start;
    }

    /** Position in the input of {@link #start}. */
    long position() {
        return base + start;
    }

    /** Position in the input up to which it was read. */
    long endPosition() {
        return base + end;
    }

    /**
     * Reads until enough bytes are there, and not more often than that: on a pipe the rest may be long in coming. Moves the bytes that
     * are not taken yet, so indexes are void after it.
     *
     * @param count bytes wanted from {@link #start}; the caller has a limit for it
     * @return false where the input has no more at the moment
     */
    boolean require(int count) throws IOException {
        return end - start >= count || fill(count);
    }

    private boolean fill(int count) throws IOException {
        makeRoom(count);
        while (end - start < count) {
            bytes.limit(bytes.capacity()).position(end);
            int got = channel.read(bytes);
            bytes.clear();
            if (got <= 0) {
                return false;
            }
            end += got;
        }
        return true;
    }

    private void makeRoom(int count) {
        if (start == 0 && count <= bytes.capacity()) {
            return;
        }
        int available = end - start;
        ByteBuffer target = bytes;
        if (count > bytes.capacity()) {
            target = ByteBuffer.allocateDirect(Math.max(count, 2 * bytes.capacity()));
        }
        bytes.limit(end).position(start);
        if (target == bytes) {
            bytes.compact();
        } else {
            target.put(bytes);
        }
        bytes = target;
        bytes.clear();
        base += start;
        start = 0;
        end = available;
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
        if (!require(1)) {
            return -1;
        }
        int count = Math.min(end - start, target.remaining());
        target.put(target.position(), bytes, start, count).position(target.position() + count);
        start += count;
        return count;
    }

    boolean seekable() {
        return channel instanceof SeekableByteChannel;
    }

    /** Goes on with the byte at a position; only where {@link #seekable()}. */
    void seek(long position) throws IOException {
        if (position >= base && position <= base + end) {
            start = (int) (position - base);
            return;
        }
        ((SeekableByteChannel) channel).position(position);
        base = position;
        start = 0;
        end = 0;
    }

    /** Bytes the input has now, or -1 where that cannot be known. */
    long size() throws IOException {
        return channel instanceof SeekableByteChannel file ? file.size() : -1;
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
