package org.nbdscope.app.view;

import org.nbdscope.dissector.detail.DetailNode;
import org.nbdscope.dissector.detail.MessageBytes;

/**
 * A message as it was read again from the file.
 *
 * @param message row of the message table
 * @param bytes   its bytes as far as the capture holds them
 * @param tree    its fields
 */
public record MessageContent(int message, MessageBytes bytes, DetailNode tree) {
}
