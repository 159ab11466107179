package org.nbdscope.dissector.detail;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The bytes of one message as far as the capture holds them, and which of them it does not hold. Positions count from the message's first
 * byte. Of a long message only the first {@link #size()} bytes are here. Does not change once it was handed out.
 */
public final class MessageBytes {

    private final byte[] bytes;
    private final long total;
    private final List<MessagePart> parts = new ArrayList<>();
    /** Positions of which a packet was seen, whether or not the capture holds its bytes. */
    private final ByteRanges sent = new ByteRanges();
    private final ByteRanges captured = new ByteRanges();

    /**
     * @param total bytes of the message in the stream
     * @param limit bytes of it to keep at most
     */
    MessageBytes(long total, int limit) {
        this.total = total;
        this.bytes = new byte[(int) Math.min(total, limit)];
    }

    /** A whole message that came in one packet. */
    public static MessageBytes of(byte[] message, long frame) {
        MessageBytes made = new MessageBytes(message.length, message.length);
        made.add(frame, 0, message.length, ByteBuffer.wrap(message), 0, message.length);
        return made;
    }

    /**
     * Adds what a packet carries; bytes that were there before stay as they are, also where the capture cut the packet that had them first.
     *
     * @param position of its first payload byte; may be negative, or beyond the end
     * @param length   payload bytes on the wire
     * @param payload  holds those that were captured, from {@code at} on
     */
    void add(long frame, long position, int length, ByteBuffer payload, int at, int capturedLength) {
        long from = Math.max(position, 0);
        long to = Math.min(position + length, bytes.length);
        sent.add(from, to, (start, end) -> {
            long there = Math.max(start, Math.min(end, position + capturedLength));
            parts.add(new MessagePart(frame, start, end - start, there - start));
            if (start < there) {
                payload.get(at + (int) (start - position), bytes, (int) start, (int) (there - start));
                captured.add(start, there, (first, last) -> { });
            }
        });
    }

    /** Whether a packet was seen for every byte that is kept here. */
    boolean complete() {
        return sent.next(0, false, bytes.length) == bytes.length;
    }

    /** Bytes of the message in the stream; more than {@link #size()} where the rest is not shown. */
    public long total() {
        return total;
    }

    /** Bytes that are kept here, those included that are missing. */
    public int size() {
        return bytes.length;
    }

    /** The first {@link #size()} bytes; big endian, read-only, a view of its own. Missing ones are 0. */
    public ByteBuffer bytes() {
        return ByteBuffer.wrap(bytes).asReadOnlyBuffer();
    }

    /** The byte at an index below {@link #size()}, 0 to 255; 0 where it is missing. */
    int at(int index) {
        return bytes[index] & 0xff;
    }

    /** A copy of bytes {@code from} up to, without, {@code to}, both at most {@link #size()}; missing ones are 0. */
    public byte[] copy(int from, int to) {
        return Arrays.copyOfRange(bytes, from, to);
    }

    /** Whether the capture holds this byte, and it is kept here. */
    public boolean present(long index) {
        return present(index, index + 1);
    }

    /** Whether the capture holds all bytes from {@code from} up to, without, {@code to}, and they are kept here. */
    public boolean present(long from, long to) {
        return to <= bytes.length && firstAbsent(from, to) == to;
    }

    /** The first byte from {@code from} on that is missing or not kept here; {@code to} where there is none before it. */
    public long firstAbsent(long from, long to) {
        return captured.next(from, false, to);
    }

    /** The first byte from {@code from} on that is present; {@code to} where there is none before it. */
    public long firstPresent(long from, long to) {
        return captured.next(from, true, to);
    }

    /** Which packets brought the bytes that are kept here, in the order of the capture. */
    public List<MessagePart> parts() {
        return List.copyOf(parts);
    }
}
