package org.nbdscope.dissector.capture;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Makes an input seekable that can be read only once (a pipe, compressed data): what is read of it is written to a temporary file, and
 * read from there again after {@link #position(long)} went back. Only as much of the input is taken as was read. The file belongs to the
 * user alone and is deleted by {@link #close()}.
 */
final class Spool implements SeekableByteChannel {

    private final ReadableByteChannel source;
    private final Path path;
    private final FileChannel file;
    /** Bytes taken from the source. */
    private long size;
    private long position;

    /** @param source belongs to the spool from now on */
    Spool(ReadableByteChannel source) throws IOException {
        this.source = source;
        this.path = Files.createTempFile("nbdscope", ".spool");
        this.file = FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE);
        // For a program that ends without closing. Deleting at once would do for that as well, but others are to open the file.
        path.toFile().deleteOnExit();
    }

    /** The file; it holds the input from its first byte on, and grows. */
    Path path() {
        return path;
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
        if (position < size) {
            int count = file.read(target, position);
            position += Math.max(count, 0);
            return count;
        }
        int from = target.position();
        int count = source.read(target);
        if (count > 0) {
            ByteBuffer copy = target.duplicate().limit(from + count).position(from);
            while (copy.hasRemaining()) {
                size += file.write(copy, size);
            }
            position = size;
        }
        return count;
    }

    @Override
    public long position() {
        return position;
    }

    @Override
    public SeekableByteChannel position(long newPosition) {
        position = newPosition;
        return this;
    }

    /** Bytes that were taken from the input up to now. */
    @Override
    public long size() {
        return size;
    }

    @Override
    public int write(ByteBuffer source) {
        throw new NonWritableChannelException();
    }

    @Override
    public SeekableByteChannel truncate(long newSize) {
        throw new NonWritableChannelException();
    }

    @Override
    public boolean isOpen() {
        return file.isOpen();
    }

    @Override
    public void close() throws IOException {
        try {
            source.close();
        } finally {
            file.close();
            Files.deleteIfExists(path);
        }
    }
}
