package org.nbdscope.dissector.capture;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Inflates gzip data (RFC 1952). In contrast to {@link java.util.zip.GZIPInputStream} it goes on when a file that ended in the middle of
 * a member has grown, and finds a further member wherever reads happen to be divided.
 */
final class GzipChannel implements Decompressor {

    /** Longest member header: two of its four optional parts have no limit of their own. */
    static final int MAX_HEADER = 128 << 10;

    private static final int FIXED_HEADER = 10;
    private static final int TRAILER = 8;
    private static final int DEFLATE = 8;
    private static final int FLAG_HEADER_CRC = 0x02;
    private static final int FLAG_EXTRA = 0x04;
    private static final int FLAG_NAME = 0x08;
    private static final int FLAG_COMMENT = 0x10;

    private enum Part { HEADER, DATA, TRAILER }

    private final InputBuffer raw;
    private final Inflater inflater = new Inflater(true);
    private final CRC32 crc = new CRC32();
    private Part part = Part.HEADER;
    private boolean firstMember = true;
    private boolean open = true;
    private BadCompressionException failure;

    GzipChannel(InputBuffer raw) {
        this.raw = raw;
    }

    /** Whether data with these first four bytes, taken as a big-endian number, are gzip's. */
    static boolean isMagic(int magic) {
        return magic >>> 8 == 0x1F8B08;
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
        int from = target.position();
        try {
            while (failure == null && target.hasRemaining() && (target.position() == from || raw.available() > 0)) {
                if (!advance(target)) {
                    break;
                }
            }
        } catch (BadCompressionException e) {
            failure = e;
        }
        if (target.position() > from) {
            return target.position() - from;
        }
        if (failure != null) {
            throw failure;
        }
        return -1;
    }

    private boolean advance(ByteBuffer target) throws IOException {
        return switch (part) {
            case HEADER -> readHeader();
            case DATA -> inflate(target);
            case TRAILER -> readTrailer();
        };
    }

    private boolean readHeader() throws IOException {
        if (!firstMember) {
            // Archives are padded with zeros to whole blocks.
            while (raw.require(1) && raw.bytes.get(raw.start) == 0) {
                raw.start++;
            }
        }
        if (!raw.require(FIXED_HEADER)) {
            return false;
        }
        if (!isMagic(raw.bytes.getInt(raw.start))) {
            throw new BadCompressionException("what follows a member is not another one");
        }
        int flags = raw.bytes.get(raw.start + 3);
        int length = FIXED_HEADER;
        if ((flags & FLAG_EXTRA) != 0) {
            if (!raw.require(length + 2)) {
                return false;
            }
            length += 2 + (Short.reverseBytes(raw.bytes.getShort(raw.start + length)) & 0xFFFF);
        }
        if ((flags & FLAG_NAME) != 0) {
            length = afterZero(length);
        }
        if ((flags & FLAG_COMMENT) != 0 && length > 0) {
            length = afterZero(length);
        }
        if (length < 0) {
            return false;
        }
        length += (flags & FLAG_HEADER_CRC) != 0 ? 2 : 0;
        if (!raw.require(length)) {
            return false;
        }
        raw.start += length;
        inflater.reset();
        crc.reset();
        firstMember = false;
        part = Part.DATA;
        return true;
    }

    /** Length of the header up to and with the next zero byte at or after {@code from}; -1 where it is not there yet. */
    private int afterZero(int from) throws IOException {
        for (int at = from; at < MAX_HEADER; at++) {
            if (!raw.require(at + 1)) {
                return -1;
            }
            if (raw.bytes.get(raw.start + at) == 0) {
                return at + 1;
            }
        }
        throw new BadCompressionException("a member's header is longer than " + MAX_HEADER + " bytes");
    }

    private boolean inflate(ByteBuffer target) throws IOException {
        if (!raw.require(1)) {
            return false;
        }
        ByteBuffer input = raw.bytes.duplicate().limit(raw.end).position(raw.start);
        int from = target.position();
        long writtenBefore = inflater.getBytesWritten();
        try {
            inflater.setInput(input);
            inflater.inflate(target);
        } catch (DataFormatException e) {
            target.position(from + (int) (inflater.getBytesWritten() - writtenBefore));
            throw new BadCompressionException(e.getMessage() == null ? "deflate data make no sense" : e.getMessage());
        }
        raw.start = input.position();
        crc.update(target.duplicate().limit(target.position()).position(from));
        if (inflater.needsDictionary()) {
            throw new BadCompressionException("a preset dictionary is asked for");
        }
        if (inflater.finished()) {
            part = Part.TRAILER;
        }
        return true;
    }

    private boolean readTrailer() throws IOException {
        if (!raw.require(TRAILER)) {
            return false;
        }
        int expectedCrc = Integer.reverseBytes(raw.bytes.getInt(raw.start));
        int expectedLength = Integer.reverseBytes(raw.bytes.getInt(raw.start + 4));
        if (expectedCrc != (int) crc.getValue() || expectedLength != (int) inflater.getBytesWritten()) {
            throw new BadCompressionException("the checksum or length at the end of a member differs");
        }
        raw.start += TRAILER;
        part = Part.HEADER;
        return true;
    }

    @Override
    public boolean unfinished() {
        return part != Part.HEADER || raw.available() > 0;
    }

    @Override
    public boolean isOpen() {
        return open;
    }

    @Override
    public void close() throws IOException {
        open = false;
        inflater.end();
        raw.close();
    }
}
