package org.nbdscope.dissector.detail;

import org.nbdscope.dissector.session.Side;

/**
 * A TCP segment with payload, as the capture has it.
 *
 * @param frame     number of its packet
 * @param timeNanos nanoseconds since 1970; {@code Frame.NO_TIME} where the capture has none
 * @param from      who sent it
 * @param length    bytes of payload on the wire
 * @param again     whether all of its bytes came before: a retransmission
 * @param missing   bytes before it that had not come yet and did not come in any later packet that was looked at; 0 for none
 */
public record WireSegment(long frame, long timeNanos, Side from, int length, boolean again, long missing) {
}
