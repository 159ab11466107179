package org.nbdscope.dissector.session;

import java.nio.ByteBuffer;
import org.nbdscope.dissector.protocol.TlsRecord;

/**
 * What the answer is to whether a header stands at some place, and how headers of either side begin. The answer is the number of the
 * header's bytes, or one of the two constants.
 */
final class HeaderLooks {

    /** More bytes must be seen to tell. */
    static final int MORE = 0;
    /** The bytes are no header. */
    static final int NO_HEADER = -1;

    private HeaderLooks() {
    }

    /** Whether the bytes here begin with a magic of 32 bits or, where fewer are available, are its beginning. */
    static boolean startsWith(ByteBuffer bytes, int at, int available, int magic) {
        return available >= Integer.BYTES ? bytes.getInt(at) == magic : isBeginning(bytes, at, available, (long) magic << Integer.SIZE);
    }

    /** As {@link #startsWith(ByteBuffer, int, int, int)} for a magic of 64 bits. */
    static boolean startsWith(ByteBuffer bytes, int at, int available, long magic) {
        return available >= Long.BYTES ? bytes.getLong(at) == magic : isBeginning(bytes, at, available, magic);
    }

    /** @param magic from its highest byte on */
    private static boolean isBeginning(ByteBuffer bytes, int at, int available, long magic) {
        for (int i = 0; i < available; i++) {
            if (bytes.get(at + i) != (byte) (magic >>> Long.SIZE - Byte.SIZE * (i + 1))) {
                return false;
            }
        }
        return true;
    }

    /** Whether a TLS record begins here (RFC 8446, section 5.1): a known content type, version 3.x, at most 2^14 + 2048 bytes. */
    static int tlsRecord(ByteBuffer bytes, int at, int available) {
        int type = bytes.get(at) & 0xff;
        if (type < 20 || type > 24 || available > 1 && bytes.get(at + 1) != 3 || available > 2 && (bytes.get(at + 2) & 0xff) > 4) {
            return NO_HEADER;
        }
        if (available < TlsRecord.SIZE) {
            return MORE;
        }
        return TlsRecord.LENGTH.u16(bytes, at) <= (1 << 14) + 2048 ? TlsRecord.SIZE : NO_HEADER;
    }
}
