package org.nbdscope.app.live;

/** A capture that cannot begin or go on. The message is one line, made for the user, and says what to do about it. */
public final class LiveCaptureException extends Exception {

    private static final long serialVersionUID = 1;

    /** What is wrong. */
    public enum Kind {
        /** libpcap is not installed. */
        NO_LIBPCAP,
        /** This user may not capture. */
        NO_PERMISSION,
        /** There is no interface of that name. */
        NO_INTERFACE,
        /** The capture filter does not compile. */
        BAD_FILTER,
        /** The file or its folder cannot be written. */
        NO_FILE,
        /** The interface disappeared or is switched off, the disk is full, or whatever else the system said. */
        FAILED
    }

    private final Kind kind;

    LiveCaptureException(Kind kind, String message, Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    /** What is wrong. */
    public Kind kind() {
        return kind;
    }
}
