package org.nbdscope.dissector.packet;

import java.nio.ByteBuffer;

/**
 * One TCP segment, taken out of a packet. There is one per decoder, filled anew by each packet: keep nothing of it. Addresses are 128
 * bits in two {@code long}s, big endian; an IPv4 address stands in the low 32 bits of the second as {@code ::ffff:a.b.c.d}.
 */
public final class TcpSegment {

    public static final int FIN = 0x01;
    public static final int SYN = 0x02;
    public static final int RST = 0x04;
    public static final int PSH = 0x08;
    public static final int ACK = 0x10;

    /** Number and time of the packet that completed the segment ({@code Frame.number}, {@code Frame.timeNanos}). */
    public long frame;
    public long timeNanos;
    public long sourceHigh;
    public long sourceLow;
    public long destinationHigh;
    public long destinationLow;
    /** 0 to 65,535. */
    public int sourcePort;
    public int destinationPort;
    /** Sequence and acknowledgement number: 32 bits, to be compared by difference. */
    public int sequence;
    public int acknowledgement;
    /** The low 8 bits of the flags: {@link #FIN}, {@link #SYN}, ... */
    public int flags;
    /** As it stands in the header, not scaled. */
    public int window;
    /** Holds the payload; big endian; valid until the next packet is decoded. */
    public ByteBuffer bytes;
    /** Index of the first payload byte in {@link #bytes}. */
    public int payloadOffset;
    /** Payload bytes that the capture holds. */
    public int capturedPayload;
    /** Payload bytes that the segment had on the wire; more than {@link #capturedPayload} where the capture cut the packet. */
    public int payloadLength;
}
