package org.nbdscope.app.view;

import java.util.List;
import org.nbdscope.dissector.detail.DetailNode;
import org.nbdscope.dissector.detail.MessageBytes;

/**
 * A packet as it was read again from the file.
 *
 * @param number   of the packet
 * @param bytes    those of it that the capture holds
 * @param tree     its fields
 * @param messages the messages that it completed, the first of them where they are many
 */
public record PacketContent(long number, MessageBytes bytes, DetailNode tree, List<MessageContent> messages) {
}
