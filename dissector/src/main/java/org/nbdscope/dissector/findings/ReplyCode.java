package org.nbdscope.dissector.findings;

import org.nbdscope.dissector.protocol.ReplyFlag;
import org.nbdscope.dissector.protocol.ReplyType;

/** The numbers of chunk types and of their flags as constants: checks compare with them for every message. */
final class ReplyCode {

    static final int OFFSET_DATA = ReplyType.NBD_REPLY_TYPE_OFFSET_DATA.value();
    static final int OFFSET_HOLE = ReplyType.NBD_REPLY_TYPE_OFFSET_HOLE.value();
    static final int BLOCK_STATUS = ReplyType.NBD_REPLY_TYPE_BLOCK_STATUS.value();
    static final int BLOCK_STATUS_EXT = ReplyType.NBD_REPLY_TYPE_BLOCK_STATUS_EXT.value();
    static final int ERROR_OFFSET = ReplyType.NBD_REPLY_TYPE_ERROR_OFFSET.value();
    static final int DONE = ReplyFlag.NBD_REPLY_FLAG_DONE.mask();

    private ReplyCode() {
    }
}
