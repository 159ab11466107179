package org.nbdscope.dissector.export;

/** Numbers as hexadecimal digits of fixed width. */
final class Hex {

    private static final char[] DIGITS = "0123456789abcdef".toCharArray();

    private Hex() {
    }

    /** 16 digits. */
    static String of64(long value) {
        char[] text = new char[16];
        for (int i = 0; i < 16; i++) {
            text[i] = DIGITS[(int) (value >>> (15 - i) * 4) & 0xf];
        }
        return new String(text);
    }
}
