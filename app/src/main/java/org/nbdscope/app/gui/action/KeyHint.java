package org.nbdscope.app.gui.action;

/**
 * A key that works in one part of the window only.
 *
 * @param where the part, such as {@code Timeline}
 * @param keys  as people read them, such as {@code W A S D}
 * @param what  what it does, in a few words
 */
public record KeyHint(String where, String keys, String what) {
}
