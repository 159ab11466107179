package org.nbdscope.dissector.capture;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Walks over the options of a pcapng block (pcapng 3.5). They only adorn a block, so a malformed one just ends the walk. One object
 * serves all blocks.
 */
final class PcapngOptions {

    static final int COMMENT = 1;

    private static final int END_OF_OPTIONS = 0;
    private static final int HEADER = 4;

    private ByteBuffer bytes;
    private boolean littleEndian;
    private int at;
    private int end;
    private int code;
    private int length;

    /** Begins with the options from index {@code from} up to {@code end}. */
    void begin(ByteBuffer bytes, int from, int end, boolean littleEndian) {
        this.bytes = bytes;
        this.littleEndian = littleEndian;
        this.at = from;
        this.end = end;
        this.length = -HEADER;
    }

    /** Moves to the next option; false where there is none. */
    boolean next() {
        at += HEADER + (length + 3 & ~3);
        if (end - at < HEADER) {
            return false;
        }
        code = number16(at);
        length = number16(at + 2);
        return code != END_OF_OPTIONS && length <= end - at - HEADER;
    }

    int code() {
        return code;
    }

    int length() {
        return length;
    }

    /** Index of the option's first byte. */
    int offset() {
        return at + HEADER;
    }

    /** The value as UTF-8 text from its {@code skip}th byte on, without the zeros that some writers put at its end. */
    String text(int skip) {
        int size = length;
        while (size > skip && bytes.get(offset() + size - 1) == 0) {
            size--;
        }
        byte[] text = new byte[Math.max(0, size - skip)];
        bytes.get(offset() + skip, text);
        return new String(text, StandardCharsets.UTF_8);
    }

    private int number16(int index) {
        short value = bytes.getShort(index);
        return (littleEndian ? Short.reverseBytes(value) : value) & 0xFFFF;
    }
}
