package org.nbdscope.app.gui.render;

/** A capture cannot be read; the message says in one line why. */
public final class UnreadableException extends Exception {

    private static final long serialVersionUID = 1L;

    UnreadableException(String reason) {
        super(reason);
    }
}
