package org.nbdscope.dissector.capture;

import java.io.IOException;

/** A capture that cannot be read, or not beyond a certain place. The message is one line, made for the user. */
public final class CaptureException extends IOException {

    /** What is wrong with it. */
    public enum Kind {
        /** Nothing of it can be read: empty, not a capture, a version nobody knows. */
        NOT_A_CAPTURE,
        /** It can be read up to a place: cut in a packet, or a block that makes no sense. */
        DAMAGED
    }

    private final transient Kind kind;
    private final long position;

    /**
     * @param kind     what is wrong
     * @param position byte of the (decompressed) file where it is wrong
     * @param message  one line that names the place
     */
    public CaptureException(Kind kind, long position, String message) {
        super(message);
        this.kind = kind;
        this.position = position;
    }

    /** What is wrong. */
    public Kind kind() {
        return kind;
    }

    /** Byte of the (decompressed) file where it is wrong. */
    public long position() {
        return position;
    }
}
