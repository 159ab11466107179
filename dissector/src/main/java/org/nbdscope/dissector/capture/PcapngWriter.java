package org.nbdscope.dissector.capture;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/**
 * Writes a pcapng file (draft-ietf-opsawg-pcapng-02) of one little-endian section, with times in nanoseconds. What is written waits in a
 * buffer of 64 KiB until it is full or {@link #flush()} is called. A packet without comment costs no allocation.
 */
public final class PcapngWriter implements Closeable {

    /** Most bytes of a packet that are written. */
    public static final int MAX_PACKET = FormatReader.MAX_PACKET;

    private static final int BUFFER = 64 << 10;
    private static final int SECTION_HEADER = 0x0A0D0D0A;
    private static final int INTERFACE_DESCRIPTION = 1;
    private static final int SIMPLE_PACKET = 3;
    private static final int INTERFACE_STATISTICS = 5;
    private static final int ENHANCED_PACKET = 6;
    private static final int DECRYPTION_SECRETS = 10;
    private static final int BYTE_ORDER_MAGIC = 0x1A2B3C4D;
    private static final int TLS_KEY_LOG = 0x544C534B;
    private static final int OPTION_COMMENT = 1;
    private static final int OPTION_NAME = 2;
    private static final int OPTION_APPLICATION = 4;
    private static final int OPTION_RESOLUTION = 9;
    private static final int OPTION_RECEIVED = 4;
    private static final int OPTION_DROPPED_BY_INTERFACE = 5;
    private static final int OPTION_DROPPED_BY_SYSTEM = 7;
    private static final int MAX_OPTION = 0xFFFF;
    private static final int END_OF_OPTIONS_LENGTH = 4;
    private static final byte[] NO_TEXT = {};

    private final WritableByteChannel out;
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER).order(ByteOrder.LITTLE_ENDIAN);
    private int interfaces;
    private long firstSnapLength;

    /**
     * Begins a file.
     *
     * @param out belongs to the writer from now on
     */
    public PcapngWriter(WritableByteChannel out) throws IOException {
        this.out = out;
        byte[] application = "nbdscope".getBytes(StandardCharsets.UTF_8);
        int length = 28 + optionLength(application) + END_OF_OPTIONS_LENGTH;
        begin(SECTION_HEADER, length);
        putInt(BYTE_ORDER_MAGIC);
        putShort(1);
        putShort(0);
        putInt(-1);
        putInt(-1);
        putOption(OPTION_APPLICATION, application);
        putInt(0);
        putInt(length);
    }

    /** Makes a file, or replaces what it held. */
    public static PcapngWriter create(Path file) throws IOException {
        return new PcapngWriter(FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE,
                StandardOpenOption.TRUNCATE_EXISTING));
    }

    /**
     * Describes a further interface.
     *
     * @param linkType   LINKTYPE_ number, 0 to 65,535
     * @param snapLength most bytes kept of a packet, 0 for no limit; 32 bits unsigned
     * @param name       or null
     * @return its index, from 0
     */
    public int addInterface(int linkType, long snapLength, String name) throws IOException {
        byte[] text = bytesOf(name);
        int length = 20 + optionLength(text) + optionLength(1) + END_OF_OPTIONS_LENGTH;
        begin(INTERFACE_DESCRIPTION, length);
        putShort(linkType);
        putShort(0);
        putInt((int) snapLength);
        if (text.length > 0) {
            putOption(OPTION_NAME, text);
        }
        // Nanoseconds: one byte with the value 9, then padding.
        putShort(OPTION_RESOLUTION);
        putShort(1);
        putInt(9);
        putInt(0);
        putInt(length);
        if (interfaces == 0) {
            firstSnapLength = snapLength;
        }
        return interfaces++;
    }

    /**
     * Adds a TLS key log (text in NSS format) for the packets that follow.
     *
     * @throws IllegalArgumentException where it has more than {@link #MAX_PACKET} bytes, too many for a block
     */
    public void addTlsSecrets(byte[] keyLog) throws IOException {
        if (keyLog.length > MAX_PACKET) {
            throw new IllegalArgumentException("a TLS key log of " + keyLog.length + " bytes");
        }
        int length = 20 + padded(keyLog.length);
        begin(DECRYPTION_SECRETS, length);
        putInt(TLS_KEY_LOG);
        putInt(keyLog.length);
        putBytes(ByteBuffer.wrap(keyLog), 0, keyLog.length);
        putInt(length);
    }

    /** Adds a packet as a reader hands it out, on an interface of this file. */
    public void write(int interfaceIndex, Frame frame) throws IOException {
        write(interfaceIndex, frame.timeNanos, frame.originalLength, frame.bytes, frame.offset, frame.capturedLength, null);
    }

    /** As {@link #write(int, long, long, ByteBuffer, int, int, String)}, without comment. */
    public void write(int interfaceIndex, long timeNanos, long originalLength, ByteBuffer bytes, int offset, int length)
            throws IOException {
        write(interfaceIndex, timeNanos, originalLength, bytes, offset, length, null);
    }

    /**
     * Adds a packet. One without time ({@link Frame#NO_TIME}, or before 1970, which the format cannot say) becomes a simple packet block,
     * or where that cannot hold it (another interface than the first, a comment, a length other than the snap length's) one with time 0.
     *
     * @param interfaceIndex as {@link #addInterface} gave it
     * @param timeNanos      since 1970-01-01 00:00 UTC
     * @param originalLength bytes the packet had on the wire; 32 bits unsigned
     * @param bytes          holds the packet; its position does not matter
     * @param offset         index of its first byte
     * @param length         bytes to write, 0 to {@link #MAX_PACKET}
     * @param comment        or null; cut to the 65,535 bytes that fit
     * @throws IllegalArgumentException where there is no such interface, or the packet is too large
     */
    public void write(int interfaceIndex, long timeNanos, long originalLength, ByteBuffer bytes, int offset, int length,
                      String comment) throws IOException {
        if (interfaceIndex < 0 || interfaceIndex >= interfaces || length < 0 || length > MAX_PACKET) {
            throw new IllegalArgumentException("a packet of " + length + " bytes on interface " + interfaceIndex + " of " + interfaces);
        }
        if (timeNanos < 0 && interfaceIndex == 0 && comment == null && length == simpleLength(originalLength)) {
            writeSimple(originalLength, bytes, offset, length);
            return;
        }
        byte[] text = bytesOf(comment);
        int blockLength = 32 + padded(length) + (text.length == 0 ? 0 : optionLength(text) + END_OF_OPTIONS_LENGTH);
        begin(ENHANCED_PACKET, blockLength);
        putInt(interfaceIndex);
        long units = Math.max(timeNanos, 0);
        putInt((int) (units >>> Integer.SIZE));
        putInt((int) units);
        putInt(length);
        putInt((int) originalLength);
        putBytes(bytes, offset, length);
        if (text.length > 0) {
            putOption(OPTION_COMMENT, text);
            putInt(0);
        }
        putInt(blockLength);
    }

    /**
     * Says how an interface did up to here (interface statistics block).
     *
     * @param interfaceIndex     as {@link #addInterface} gave it
     * @param timeNanos          when that was found, since 1970-01-01 00:00 UTC
     * @param received           packets received
     * @param droppedByInterface packets that the interface lost
     * @param droppedBySystem    packets that the operating system lost
     */
    public void statistics(int interfaceIndex, long timeNanos, long received, long droppedByInterface, long droppedBySystem)
            throws IOException {
        int length = 24 + 3 * optionLength(Long.BYTES) + END_OF_OPTIONS_LENGTH;
        begin(INTERFACE_STATISTICS, length);
        putInt(interfaceIndex);
        putInt((int) (timeNanos >>> Integer.SIZE));
        putInt((int) timeNanos);
        putOption(OPTION_RECEIVED, received);
        putOption(OPTION_DROPPED_BY_INTERFACE, droppedByInterface);
        putOption(OPTION_DROPPED_BY_SYSTEM, droppedBySystem);
        putInt(0);
        putInt(length);
    }

    /** Bytes that a reader would take a simple packet block to hold. */
    private long simpleLength(long originalLength) {
        return firstSnapLength == 0 ? originalLength : Math.min(originalLength, firstSnapLength);
    }

    private void writeSimple(long originalLength, ByteBuffer bytes, int offset, int length) throws IOException {
        int blockLength = 16 + padded(length);
        begin(SIMPLE_PACKET, blockLength);
        putInt((int) originalLength);
        putBytes(bytes, offset, length);
        putInt(blockLength);
    }

    private void begin(int type, int length) throws IOException {
        putInt(type);
        putInt(length);
    }

    private void putInt(int value) throws IOException {
        makeRoom(Integer.BYTES);
        buffer.putInt(value);
    }

    private void putShort(int value) throws IOException {
        makeRoom(Short.BYTES);
        buffer.putShort((short) value);
    }

    private void putOption(int code, byte[] value) throws IOException {
        putShort(code);
        putShort(value.length);
        putBytes(ByteBuffer.wrap(value), 0, value.length);
    }

    private void putOption(int code, long value) throws IOException {
        putShort(code);
        putShort(Long.BYTES);
        makeRoom(Long.BYTES);
        buffer.putLong(value);
    }

    /** Puts bytes and pads them to a multiple of four. */
    private void putBytes(ByteBuffer source, int offset, int length) throws IOException {
        int done = 0;
        while (done < length) {
            makeRoom(1);
            int count = Math.min(buffer.remaining(), length - done);
            buffer.put(buffer.position(), source, offset + done, count).position(buffer.position() + count);
            done += count;
        }
        for (int i = length; i < padded(length); i++) {
            makeRoom(1);
            buffer.put((byte) 0);
        }
    }

    private void makeRoom(int count) throws IOException {
        if (buffer.remaining() < count) {
            flush();
        }
    }

    private static byte[] bytesOf(String text) {
        if (text == null) {
            return NO_TEXT;
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (bytes.length <= MAX_OPTION) {
            return bytes;
        }
        int end = MAX_OPTION;
        // Not in the middle of a character: its further bytes are 10xxxxxx.
        while ((bytes[end] & 0xC0) == 0x80) {
            end--;
        }
        return Arrays.copyOf(bytes, end);
    }

    private static int optionLength(byte[] value) {
        return value.length == 0 ? 0 : optionLength(value.length);
    }

    private static int optionLength(int valueLength) {
        return 4 + padded(valueLength);
    }

    private static int padded(int length) {
        return length + 3 & ~3;
    }

    /** Hands everything that was written over to the channel. */
    public void flush() throws IOException {
        buffer.flip();
        try {
            while (buffer.hasRemaining()) {
                out.write(buffer);
            }
        } finally {
            buffer.compact();
        }
    }

    /** Writes what is left and closes the channel. */
    @Override
    public void close() throws IOException {
        try {
            flush();
        } finally {
            out.close();
        }
    }
}
