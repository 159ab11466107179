package org.nbdscope.app.gui;

/** There can be no window; the message says in one line why, and what to install. */
public final class NoWindowException extends Exception {

    private static final long serialVersionUID = 1L;

    NoWindowException(String message, Throwable cause) {
        super(message, cause);
    }
}
