package org.nbdscope.dissector.detail;

import org.nbdscope.dissector.capture.Frame;
import org.nbdscope.dissector.packet.Outcome;
import org.nbdscope.dissector.packet.TcpSegment;

/**
 * A packet that {@link PacketReader} stands at; keep nothing of it.
 *
 * @param frame   the packet as the file holds it
 * @param outcome what was made of it
 * @param segment its TCP segment; null where it carries none that could be read
 */
public record PacketOutcome(Frame frame, Outcome outcome, TcpSegment segment) {
}
