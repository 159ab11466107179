package org.nbdscope.dissector.capture;

import io.airlift.compress.zstd.ZstdInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;

/**
 * Decompresses zstd data (RFC 8878). The decoder keeps back as many bytes as its window holds until the frame ends, so that a frame cut
 * short would lose all of them. Therefore this class takes the frames apart into blocks and, where the data end early, closes the frame
 * with an empty last block. The price: a cut frame stays closed even if the file grows later.
 */
final class ZstdChannel implements Decompressor {

    /** The decoder's limit. */
    static final int MAX_WINDOW = 8 << 20;

    private static final int FRAME_MAGIC = 0x28B52FFD;
    /** The sixteen magics of frames to be skipped, little endian 0x184D2A5?, as a big-endian number without the variable digit. */
    private static final int SKIPPABLE_MAGIC = 0x502A4D18;
    private static final int SKIPPABLE_MASK = 0xF0FFFFFF;
    private static final int NO_MAGIC = 0;
    private static final int SKIPPABLE_HEADER = 8;
    private static final int MAGIC = 4;
    private static final int BLOCK_HEADER = 3;
    private static final int CHECKSUM = 4;
    private static final int FLAG_CHECKSUM = 0x04;
    private static final int FLAG_SINGLE_SEGMENT = 0x20;
    private static final int BLOCK_TYPE_RLE = 1;
    private static final byte[] EMPTY_LAST_BLOCK = {1, 0, 0};
    private static final int CHUNK = 64 << 10;

    private final InputBuffer raw;
    private final FrameBytes frame = new FrameBytes();
    private final ZstdInputStream decoder = new ZstdInputStream(frame);
    private final XxHash64 hash = new XxHash64();
    private final byte[] chunk = new byte[CHUNK];
    private boolean inFrame;
    private boolean frameHasChecksum;
    private long toSkip;
    private boolean cut;
    private BadCompressionException failure;

    ZstdChannel(InputBuffer raw) {
        this.raw = raw;
    }

    /** Whether data with these first four bytes, taken as a big-endian number, are zstd's. */
    static boolean isMagic(int magic) {
        return magic == FRAME_MAGIC || (magic & SKIPPABLE_MASK) == SKIPPABLE_MAGIC;
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
        if (failure != null) {
            throw failure;
        }
        if (cut && !inFrame) {
            return -1;
        }
        try {
            return decode(target);
        } catch (BadCompressionException e) {
            failure = e;
        } catch (RuntimeException e) {
            // The decoder has several kinds for bad input.
            failure = new BadCompressionException(e.getMessage() == null ? "they make no sense" : e.getMessage());
        }
        throw failure;
    }

    private int decode(ByteBuffer target) throws IOException {
        while (inFrame || startFrame()) {
            int count = decoder.read(chunk, 0, Math.min(chunk.length, target.remaining()));
            if (count >= 0) {
                hash.update(chunk, count);
                target.put(chunk, 0, count);
                return count;
            }
            inFrame = false;
            if (cut) {
                return -1;
            }
            verifyChecksum();
        }
        return -1;
    }

    private boolean startFrame() throws IOException {
        int magic = nextMagic();
        while ((magic & SKIPPABLE_MASK) == SKIPPABLE_MAGIC && raw.require(SKIPPABLE_HEADER)) {
            toSkip = Integer.reverseBytes(raw.bytes.getInt(raw.start + MAGIC)) & 0xFFFFFFFFL;
            raw.start += SKIPPABLE_HEADER;
            magic = nextMagic();
        }
        if (!isMagic(magic)) {
            if (magic == NO_MAGIC) {
                return false;
            }
            throw new BadCompressionException("what follows a frame is not another one");
        }
        if (magic != FRAME_MAGIC || !raw.require(MAGIC + 1)) {
            return false;
        }
        int descriptor = raw.bytes.get(raw.start + MAGIC) & 0xFF;
        int length = MAGIC + headerLength(descriptor);
        if (!raw.require(length)) {
            return false;
        }
        byte[] header = new byte[length];
        raw.bytes.get(raw.start, header);
        raw.start += length;
        if ((descriptor & FLAG_SINGLE_SEGMENT) == 0) {
            requireWindow(header[MAGIC + 1]);
        }
        // The decoder would hand out nothing of a frame that had to be closed without its checksum: it is verified here.
        header[MAGIC] &= ~FLAG_CHECKSUM;
        frameHasChecksum = (descriptor & FLAG_CHECKSUM) != 0;
        hash.reset();
        frame.begin(header);
        inFrame = true;
        return true;
    }

    /** The magic that stands next, after what is to be skipped; {@link #NO_MAGIC} where it is not there yet. */
    private int nextMagic() throws IOException {
        return skip() && raw.require(MAGIC) ? raw.bytes.getInt(raw.start) : NO_MAGIC;
    }

    private boolean skip() throws IOException {
        while (toSkip > 0) {
            if (!raw.require(1)) {
                return false;
            }
            int count = (int) Math.min(toSkip, raw.available());
            raw.start += count;
            toSkip -= count;
        }
        return true;
    }

    /** Refuses a window that the decoder cannot have, with better words than its own (RFC 8878, 3.1.1.1.2). */
    private static void requireWindow(int descriptor) throws BadCompressionException {
        long base = 1L << 10 + (descriptor >>> 3 & 0x1F);
        if (base + base / 8 * (descriptor & 7) > MAX_WINDOW) {
            throw new BadCompressionException("they need a window of more than " + (MAX_WINDOW >> 20) + " MiB, as zstd --long makes them");
        }
    }

    /** Length of the frame header with its descriptor byte (RFC 8878, 3.1.1.1). */
    private static int headerLength(int descriptor) {
        boolean singleSegment = (descriptor & FLAG_SINGLE_SEGMENT) != 0;
        int window = singleSegment ? 0 : 1;
        int dictionary = (1 << (descriptor & 3)) >> 1;
        int sizeFlag = descriptor >>> 6;
        int contentSize = sizeFlag > 0 ? 1 << sizeFlag : singleSegment ? 1 : 0;
        return 1 + window + dictionary + contentSize;
    }

    private void verifyChecksum() throws IOException {
        if (!frameHasChecksum) {
            return;
        }
        if (!raw.require(CHECKSUM)) {
            cut = true;
            return;
        }
        int expected = Integer.reverseBytes(raw.bytes.getInt(raw.start));
        raw.start += CHECKSUM;
        if (expected != (int) hash.value()) {
            throw new BadCompressionException("the checksum at the end of a frame differs");
        }
    }

    @Override
    public boolean unfinished() {
        return cut || inFrame || toSkip > 0 || raw.available() > 0;
    }

    @Override
    public boolean isOpen() {
        return raw.isOpen();
    }

    @Override
    public void close() throws IOException {
        raw.close();
    }

    /** One frame without its checksum, as the decoder gets to see it: whole blocks only. */
    private final class FrameBytes extends InputStream {

        /** The header, or the block that closes a cut frame: not taken from the input as it stands there. */
        private byte[] inserted = {};
        private int insertedAt;
        /** Bytes of the input that may be passed on: the rest of a block. */
        private int blockRest;
        private boolean ended = true;

        private void begin(byte[] header) {
            insert(header);
            ended = false;
        }

        private void insert(byte[] bytes) {
            inserted = bytes;
            insertedAt = 0;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            if (insertedAt == inserted.length && blockRest == 0 && !nextBlock()) {
                return -1;
            }
            int count;
            if (insertedAt < inserted.length) {
                count = Math.min(length, inserted.length - insertedAt);
                System.arraycopy(inserted, insertedAt, target, offset, count);
                insertedAt += count;
            } else {
                count = Math.min(length, blockRest);
                raw.bytes.get(raw.start, target, offset, count);
                raw.start += count;
                blockRest -= count;
            }
            return count;
        }

        private boolean nextBlock() throws IOException {
            if (ended) {
                return false;
            }
            if (!raw.require(BLOCK_HEADER)) {
                return closeCutFrame();
            }
            int header = raw.bytes.get(raw.start) & 0xFF | (raw.bytes.get(raw.start + 1) & 0xFF) << 8
                    | (raw.bytes.get(raw.start + 2) & 0xFF) << 16;
            int size = (header >>> 1 & 3) == BLOCK_TYPE_RLE ? 1 : header >>> 3;
            if (!raw.require(BLOCK_HEADER + size)) {
                return closeCutFrame();
            }
            blockRest = BLOCK_HEADER + size;
            ended = (header & 1) != 0;
            return true;
        }

        private boolean closeCutFrame() {
            insert(EMPTY_LAST_BLOCK);
            ended = true;
            cut = true;
            return true;
        }

        @Override
        public int read() {
            throw new UnsupportedOperationException("the decoder reads arrays");
        }
    }
}
