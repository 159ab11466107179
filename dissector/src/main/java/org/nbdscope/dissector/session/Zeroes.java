package org.nbdscope.dissector.session;

import java.nio.ByteBuffer;

/** Looks whether content is zero: mostly the first byte tells that it is not. */
public final class Zeroes {

    private static final int STRIDE = 4 * Long.BYTES;

    private Zeroes() {
    }

    /** Whether all of these bytes are 0. */
    public static boolean only(ByteBuffer bytes, int at, int length) {
        if (length > 0 && bytes.get(at) != 0) {
            return false;
        }
        int end = at + length;
        int i = at;
        for (; i <= end - STRIDE; i += STRIDE) {
            if ((bytes.getLong(i) | bytes.getLong(i + 8) | bytes.getLong(i + 16) | bytes.getLong(i + 24)) != 0) {
                return false;
            }
        }
        for (; i < end; i++) {
            if (bytes.get(i) != 0) {
                return false;
            }
        }
        return true;
    }
}
