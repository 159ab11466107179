package org.nbdscope.dissector.capture;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Puts captures together byte by byte, in a byte order that can be changed on the way. */
final class CaptureBytes {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private boolean little;

    static CaptureBytes littleEndian() {
        return new CaptureBytes().order(true);
    }

    static CaptureBytes bigEndian() {
        return new CaptureBytes().order(false);
    }

    CaptureBytes order(boolean littleEndian) {
        little = littleEndian;
        return this;
    }

    int size() {
        return out.size();
    }

    byte[] bytes() {
        return out.toByteArray();
    }

    CaptureBytes number(long value, int bytes) {
        for (int i = 0; i < bytes; i++) {
            out.write((int) (value >>> 8 * (little ? i : bytes - 1 - i)));
        }
        return this;
    }

    CaptureBytes u16(int value) {
        return number(value, 2);
    }

    CaptureBytes u32(long value) {
        return number(value, 4);
    }

    CaptureBytes raw(byte... bytes) {
        out.writeBytes(bytes);
        return this;
    }

    private CaptureBytes pad() {
        while (out.size() % 4 != 0) {
            out.write(0);
        }
        return this;
    }

    /** {@code length} bytes that differ from one {@code seed} to another. */
    static byte[] payload(int seed, int length) {
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) (seed * 31 + i * 7);
        }
        return bytes;
    }

    CaptureBytes pcapHeader(int magic, long linkTypeField) {
        return u32(magic).u16(2).u16(4).u32(0).u32(0).u32(0xFFFF).u32(linkTypeField);
    }

    CaptureBytes pcapPacket(long seconds, long fraction, byte[] data, long originalLength) {
        return u32(seconds).u32(fraction).u32(data.length).u32(originalLength).raw(data);
    }

    /** A block of any type: its body with options, padded; in the byte order of now. */
    CaptureBytes block(int type, byte[] body) {
        int length = 12 + (body.length + 3 & ~3);
        return u32(type).u32(length).raw(body).pad().u32(length);
    }

    private CaptureBytes sameOrder() {
        return new CaptureBytes().order(little);
    }

    byte[] option(int code, byte[] value) {
        return sameOrder().u16(code).u16(value.length).raw(value).pad().bytes();
    }

    byte[] option(int code, String text) {
        return option(code, text.getBytes(StandardCharsets.UTF_8));
    }

    CaptureBytes section(long length, byte[] options) {
        return block(0x0A0D0D0A, sameOrder().u32(0x1A2B3C4D).u16(1).u16(0).number(length, 8).raw(options).bytes());
    }

    CaptureBytes section() {
        return section(-1, new byte[0]);
    }

    CaptureBytes describe(int linkType, long snapLength, byte[]... options) {
        CaptureBytes body = sameOrder().u16(linkType).u16(0).u32(snapLength);
        for (byte[] option : options) {
            body.raw(option);
        }
        return block(1, body.bytes());
    }

    CaptureBytes enhanced(int interfaceId, long units, byte[] data, long originalLength, byte[]... options) {
        CaptureBytes body = sameOrder().u32(interfaceId).u32(units >>> 32).u32(units).u32(data.length).u32(originalLength).raw(data).pad();
        for (byte[] option : options) {
            body.raw(option);
        }
        return block(6, body.bytes());
    }

    CaptureBytes obsolete(int interfaceId, long units, byte[] data, long originalLength) {
        return block(2, sameOrder().u16(interfaceId).u16(7).u32(units >>> 32).u32(units).u32(data.length).u32(originalLength)
                .raw(data).bytes());
    }

    CaptureBytes simple(byte[] data, long originalLength) {
        return block(3, sameOrder().u32(originalLength).raw(data).bytes());
    }

    CaptureBytes secrets(int type, byte[] data) {
        return block(10, sameOrder().u32(type).u32(data.length).raw(data).bytes());
    }

    /** A small file that has something of everything: three sections of either byte order, all kinds of packets, blocks to be skipped. */
    static byte[] pcapngOfEverything() {
        CaptureBytes b = littleEndian();
        b.section(-1, b.option(1, "first section"));
        b.describe(1, 96, b.option(2, "eth0"), b.option(3, "the wire"), b.option(11, "\0tcp port 10809"), b.option(9, new byte[] {9}));
        b.describe(101, 0, b.option(9, new byte[] {(byte) 0x94}), b.option(1, "about tun0"));
        b.enhanced(0, 1_700_000_000_123_456_789L, payload(1, 61), 61);
        b.secrets(0x544C534B, "CLIENT_RANDOM 1 2\n".getBytes(StandardCharsets.US_ASCII));
        b.block(0x0BAD, payload(9, 20));
        b.enhanced(1, (5L << 20) + (1 << 19), payload(2, 8), 1500, b.option(2, new byte[4]), b.option(1, "a packet"));
        b.simple(payload(3, 33), 33);
        b.order(false).section(1000, new byte[0]);
        b.describe(113, 40, b.option(14, new byte[] {0, 0, 0, 0, 0, 0, 0, 100}));
        b.obsolete(0, 2_000_001, payload(4, 5), 5);
        b.simple(payload(5, 40), 90);
        b.order(true).section();
        b.describe(276, 0);
        b.enhanced(0, 7, payload(6, 0), 0);
        b.block(5, payload(1, 12));
        return b.bytes();
    }
}
