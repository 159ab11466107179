package org.nbdscope.app.live;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * Joins the pcapng files of a capture to one, whose sections they are. They may be growing, or may have been left behind by a program that
 * was killed: of each the whole blocks are taken (draft-ietf-opsawg-pcapng-02, 3.1).
 */
final class CaptureCopy {

    private static final int SECTION_HEADER = 0x0a0d0d0a;
    private static final int BYTE_ORDER_MAGIC = 0x1a2b3c4d;
    private static final int LEAST_BLOCK = 12;
    /** More than any block that this program writes. */
    private static final int BUFFER = 1 << 20;

    private final FileChannel out;
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER);
    /** The byte order of the section. */
    private ByteOrder order = ByteOrder.BIG_ENDIAN;

    private CaptureCopy(FileChannel out) {
        this.out = out;
    }

    /**
     * Writes a file; what was there before stays until the new one is whole.
     *
     * @param files the oldest first; one that a ring has dropped meanwhile is left out
     * @param to    none of them
     */
    static void copy(List<Path> files, Path to) throws IOException {
        Path part = to.resolveSibling(to.getFileName() + ".part");
        try {
            try (FileChannel out = FileChannel.open(part, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING,
                    StandardOpenOption.WRITE)) {
                CaptureCopy copy = new CaptureCopy(out);
                for (Path file : files) {
                    copy.append(file);
                }
            }
            Files.move(part, to, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private void append(Path file) throws IOException {
        try (FileChannel in = FileChannel.open(file, StandardOpenOption.READ)) {
            buffer.clear();
            boolean whole = true;
            while (whole && in.read(buffer) > 0) {
                buffer.flip();
                int end = buffer.limit();
                int blocks = wholeBlocks();
                whole = blocks > 0;
                buffer.limit(blocks);
                while (buffer.hasRemaining()) {
                    out.write(buffer);
                }
                buffer.limit(end);
                buffer.compact();
            }
        } catch (NoSuchFileException e) {
            // The ring has gone on.
            return;
        }
    }

    /** How many bytes of the buffer's beginning are whole blocks. */
    private int wholeBlocks() {
        int at = 0;
        while (buffer.limit() - at >= LEAST_BLOCK) {
            buffer.order(ByteOrder.BIG_ENDIAN);
            if (buffer.getInt(at) == SECTION_HEADER) {
                order = buffer.getInt(at + 8) == BYTE_ORDER_MAGIC ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
            }
            int length = buffer.order(order).getInt(at + 4);
            if (length < LEAST_BLOCK || length > buffer.limit() - at) {
                break;
            }
            at += length;
        }
        return at;
    }
}
