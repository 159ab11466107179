package org.nbdscope.dissector.capture;

import java.nio.ByteBuffer;

/**
 * One packet of a capture as the file holds it. There is one Frame per reader, filled anew by each {@link FrameSource#next()}: keep
 * nothing of it, copy what must live longer.
 */
public final class Frame {

    /** {@link #timeNanos} of a packet that carries no time (pcapng's simple packet block). */
    public static final long NO_TIME = Long.MIN_VALUE;

    /** 1-based over the whole file, as Wireshark counts. */
    public long number;
    /** Nanoseconds since 1970-01-01 00:00 UTC; {@link #NO_TIME} where the file has none. */
    public long timeNanos;
    /** LINKTYPE_ number of the interface (https://www.tcpdump.org/linktypes.html). */
    public int linkType;
    /** Index of the interface over the whole file (pcapng sections continue the count); 0 for pcap. */
    public int interfaceIndex;
    /** Holds the packet's bytes; big endian; belongs to the reader. */
    public ByteBuffer bytes;
    /** Index of the packet's first byte in {@link #bytes}. */
    public int offset;
    /** Bytes of the packet that the file holds. */
    public int capturedLength;
    /** Bytes the packet had on the wire; never less than {@link #capturedLength}. */
    public long originalLength;
    /** Position in the (decompressed) file of the record that holds the packet: where reading can begin again. */
    public long filePosition;

    /** Becomes the same packet, with a number of its own; the bytes stay where they are. */
    public void take(Frame other, long newNumber) {
        number = newNumber;
        timeNanos = other.timeNanos;
        linkType = other.linkType;
        interfaceIndex = other.interfaceIndex;
        bytes = other.bytes;
        offset = other.offset;
        capturedLength = other.capturedLength;
        originalLength = other.originalLength;
        filePosition = other.filePosition;
    }
}
