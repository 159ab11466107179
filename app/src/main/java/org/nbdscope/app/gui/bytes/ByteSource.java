package org.nbdscope.app.gui.bytes;

import org.nbdscope.dissector.detail.MessageBytes;

/** Bytes to be shown, some of which may be missing. */
public interface ByteSource {

    /** No bytes. */
    ByteSource NONE = of(new byte[0]);

    /** How many bytes there are. */
    int size();

    /** The byte at an index below the size, 0 to 255; 0 where it is missing. */
    int at(int index);

    /** Whether the byte is known. */
    boolean present(int index);

    /** The bytes of an array, all of them present. */
    static ByteSource of(byte[] bytes) {
        return new ByteSource() {
            @Override
            public int size() {
                return bytes.length;
            }

            @Override
            public int at(int index) {
                return bytes[index] & 0xff;
            }

            @Override
            public boolean present(int index) {
                return true;
            }
        };
    }

    /** The bytes of a message. */
    static ByteSource of(MessageBytes bytes) {
        return new ByteSource() {
            @Override
            public int size() {
                return bytes.size();
            }

            @Override
            public int at(int index) {
                return bytes.bytes().get(index) & 0xff;
            }

            @Override
            public boolean present(int index) {
                return bytes.present(index);
            }
        };
    }
}
