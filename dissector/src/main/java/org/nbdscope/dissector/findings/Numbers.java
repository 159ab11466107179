package org.nbdscope.dissector.findings;

/** Numbers in the texts of findings: exact, and unsigned. */
final class Numbers {

    private Numbers() {
    }

    static String hex(long value) {
        return "0x" + Long.toHexString(value);
    }

    static String cookie(long value) {
        String digits = Long.toHexString(value);
        return "0x" + "0".repeat(16 - digits.length()) + digits;
    }

    static String of(long value) {
        return Long.toUnsignedString(value);
    }

    /** {@code 4096 bytes at 8192}. */
    static String range(long offset, long length) {
        return of(length) + (length == 1 ? " byte at " : " bytes at ") + of(offset);
    }

    /** Whether {@code offset + length} is more than {@code end}, without overflow; all unsigned. */
    static boolean beyond(long offset, long length, long end) {
        return Long.compareUnsigned(offset, end) > 0 || Long.compareUnsigned(length, end - offset) > 0;
    }

    /** Whether two ranges have a byte in common, without overflow; all unsigned. */
    static boolean overlap(long offset, long length, long other, long otherLength) {
        return Long.compareUnsigned(offset, other) >= 0 ? Long.compareUnsigned(offset - other, otherLength) < 0 && length != 0
                : Long.compareUnsigned(other - offset, length) < 0 && otherLength != 0;
    }

    static boolean isPowerOfTwo(long value) {
        return value != 0 && (value & (value - 1)) == 0;
    }
}
