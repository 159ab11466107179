package org.nbdscope.dissector.capture;

import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * The pcap format (draft-ietf-opsawg-pcap-04): a file header, then records, all in the byte order of the machine that wrote it. Also its
 * variant with a longer record header that a patched libpcap of the nineties wrote.
 */
final class PcapFormat implements FormatReader {

    private static final int MAGIC_MICROSECONDS = 0xA1B2C3D4;
    private static final int MAGIC_NANOSECONDS = 0xA1B23C4D;
    /** Microseconds; records carry 8 more bytes, of which nothing is needed here. */
    private static final int MAGIC_MODIFIED = 0xA1B2CD34;
    private static final int FILE_HEADER = 24;
    private static final int RECORD_HEADER = 16;
    private static final int MODIFIED_RECORD_HEADER = 24;
    private static final int KNOWN_VERSION = 2;
    /** Above it stand the length of the frame check sequence and reserved bits. */
    private static final int LINK_TYPE_MASK = 0xFFFF;

    private final InputBuffer in;
    private final CaptureMetadata metadata;
    private final String name;
    private final Frame frame = new Frame();
    private boolean littleEndian;
    private long nanosPerFraction;
    /** Length of a record's header; 0 until the file's header is read. */
    private int recordHeader;

    PcapFormat(InputBuffer in, CaptureMetadata metadata, String name) {
        this.in = in;
        this.metadata = metadata;
        this.name = name;
    }

    /** Whether a file with these first four bytes, taken as a big-endian number, is a pcap file. */
    static boolean isMagic(int magic) {
        return isBigEndianMagic(magic) || isBigEndianMagic(Integer.reverseBytes(magic));
    }

    private static boolean isBigEndianMagic(int magic) {
        return magic == MAGIC_MICROSECONDS || magic == MAGIC_NANOSECONDS || magic == MAGIC_MODIFIED;
    }

    @Override
    public Frame frame() {
        return frame;
    }

    @Override
    public boolean readHeader() throws IOException {
        if (recordHeader != 0) {
            return true;
        }
        if (!in.require(FILE_HEADER)) {
            return false;
        }
        int at = in.start;
        littleEndian = !isBigEndianMagic(in.bytes.getInt(at));
        int magic = number(in.bytes, at);
        int version = littleEndian ? Short.reverseBytes(in.bytes.getShort(at + 4)) : in.bytes.getShort(at + 4);
        if (version != KNOWN_VERSION) {
            throw new CaptureException(CaptureException.Kind.NOT_A_CAPTURE, in.position(),
                    name + " is a pcap file of version " + (version & 0xFFFF) + ", of which nothing is known");
        }
        TimestampResolution resolution =
                magic == MAGIC_NANOSECONDS ? TimestampResolution.NANOSECONDS : TimestampResolution.MICROSECONDS;
        nanosPerFraction = resolution.toNanos(1);
        frame.linkType = number(in.bytes, at + 20) & LINK_TYPE_MASK;
        long snapLength = number(in.bytes, at + 16) & 0xFFFFFFFFL;
        synchronized (metadata) {
            if (metadata.isNew(in.position())) {
                metadata.addInterface(frame.linkType, snapLength, null, null, null, resolution, 0);
                metadata.entered(in.position());
            }
        }
        in.start += FILE_HEADER;
        recordHeader = magic == MAGIC_MODIFIED ? MODIFIED_RECORD_HEADER : RECORD_HEADER;
        return true;
    }

    @Override
    public boolean next() throws IOException {
        if (recordHeader == 0 && !readHeader() || !in.require(recordHeader)) {
            return false;
        }
        int captured = number(in.bytes, in.start + 8);
        if (captured < 0 || captured > MAX_PACKET) {
            throw new CaptureException(CaptureException.Kind.DAMAGED, in.position(),
                    "packet " + (frame.number + 1) + " (byte " + in.position() + ") is damaged: it claims to have "
                            + Integer.toUnsignedString(captured) + " bytes");
        }
        if (!in.require(recordHeader + captured)) {
            return false;
        }
        int at = in.start;
        ByteBuffer bytes = in.bytes;
        Frame packet = frame;
        packet.number++;
        packet.timeNanos = (number(bytes, at) & 0xFFFFFFFFL) * TimestampResolution.NANOS_PER_SECOND
                + (number(bytes, at + 4) & 0xFFFFFFFFL) * nanosPerFraction;
        packet.bytes = bytes;
        packet.offset = at + recordHeader;
        packet.capturedLength = captured;
        packet.originalLength = Math.max(captured, number(bytes, at + 12) & 0xFFFFFFFFL);
        packet.filePosition = in.position();
        in.start = at + recordHeader + captured;
        return true;
    }

    private int number(ByteBuffer bytes, int at) {
        int value = bytes.getInt(at);
        return littleEndian ? Integer.reverseBytes(value) : value;
    }

    @Override
    public void seek(long filePosition, long frameNumber) throws IOException {
        in.seek(filePosition);
        frame.number = frameNumber - 1;
    }

    @Override
    public Cut cut() {
        int there = in.available();
        if (recordHeader == 0) {
            return new Cut("in the file header", there, FILE_HEADER);
        }
        if (there == 0) {
            return null;
        }
        if (there < recordHeader) {
            return new Cut("in the header of packet " + (frame.number + 1), there, recordHeader);
        }
        return new Cut("in the middle of packet " + (frame.number + 1), there, recordHeader + number(in.bytes, in.start + 8));
    }
}
