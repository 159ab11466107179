package org.nbdscope.app.gui.render;

/** Nothing can be drawn here; the message says in one line what is missing. */
public final class NoToolkitException extends Exception {

    private static final long serialVersionUID = 1L;

    NoToolkitException(Throwable cause) {
        super("nothing can be drawn here: install libfreetype6 and fontconfig (Debian, Ubuntu: apt-get install libfreetype6 fontconfig)",
                cause);
    }
}
