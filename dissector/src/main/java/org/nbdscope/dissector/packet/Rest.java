package org.nbdscope.dissector.packet;

import java.nio.ByteBuffer;

import org.nbdscope.dissector.capture.Frame;

/** The part of a packet that is not decoded yet: each layer takes its header off and hands on the rest. */
final class Rest {

    ByteBuffer bytes;
    /** Index of the first byte in {@link #bytes}. */
    int at;
    /** Bytes that the capture holds; never negative. */
    int captured;
    /** Bytes there were on the wire; not less than {@link #captured}. */
    long wire;

    void set(Frame frame) {
        bytes = frame.bytes;
        at = frame.offset;
        captured = frame.capturedLength;
        wire = Math.max(frame.originalLength, frame.capturedLength);
    }

    boolean has(int length) {
        return captured >= length;
    }

    /** What a packet is that has fewer bytes than a header needs. */
    Outcome lacking(int length) {
        return wire < length ? Outcome.MALFORMED : Outcome.CUT;
    }

    /** Takes a header off that is there. */
    void skip(int length) {
        at += length;
        captured -= length;
        wire -= length;
    }

    /** Sets the true length: a shorter one leaves padding behind, a longer one says that the capture cut the packet. */
    void limit(long length) {
        wire = length;
        captured = (int) Math.min(captured, length);
    }

    int u8(int index) {
        return bytes.get(at + index) & 0xff;
    }

    int u16(int index) {
        return bytes.getShort(at + index) & 0xffff;
    }

    int i32(int index) {
        return bytes.getInt(at + index);
    }

    long i64(int index) {
        return bytes.getLong(at + index);
    }
}
