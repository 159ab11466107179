package org.nbdscope.dissector.findings;

import org.nbdscope.dissector.session.Message;
import org.nbdscope.dissector.session.Side;

/**
 * Where a request or a reply stands, for what shows only later.
 *
 * @param from         whose stream it stands in
 * @param frame        packet that completed it
 * @param streamOffset of its first byte in the sender's stream
 * @param bytes        in the stream
 * @param transaction  index within the session; {@link Finding#NONE} where it belongs to none
 */
record MessagePlace(Side from, long frame, long streamOffset, long bytes, int transaction) {

    static MessagePlace of(Message message) {
        return new MessagePlace(message.from, message.frame, message.streamOffset, message.bytes,
                message.request == null ? Finding.NONE : message.request.index);
    }
}
