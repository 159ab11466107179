package org.nbdscope.dissector.detail;

/**
 * Bytes of a message that stand together in a packet.
 *
 * @param from first of them, counted from the beginning of the message
 * @param to   after the last
 * @param at   where the first stands, counted from the beginning of the packet
 */
public record MessageStretch(long from, long to, int at) {

    /** No bytes. */
    public static final MessageStretch NONE = new MessageStretch(0, 0, 0);

    /** Where in the packet a byte of the message stands; the nearest end of the stretch for one that is not in it. */
    public int inPacket(long position) {
        return at + (int) (Math.max(from, Math.min(to, position)) - from);
    }

    /** Which byte of the message stands at an index of the packet; -1 where none does. */
    public long inMessage(int index) {
        return index >= at && index < inPacket(to) ? from + (index - at) : -1;
    }
}
