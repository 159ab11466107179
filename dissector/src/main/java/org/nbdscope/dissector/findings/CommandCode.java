package org.nbdscope.dissector.findings;

import org.nbdscope.dissector.protocol.Command;

/** The commands' numbers as constants: checks compare with them for every message. */
final class CommandCode {

    static final int READ = Command.NBD_CMD_READ.value();
    static final int WRITE = Command.NBD_CMD_WRITE.value();
    static final int DISC = Command.NBD_CMD_DISC.value();
    static final int FLUSH = Command.NBD_CMD_FLUSH.value();
    static final int TRIM = Command.NBD_CMD_TRIM.value();
    static final int CACHE = Command.NBD_CMD_CACHE.value();
    static final int WRITE_ZEROES = Command.NBD_CMD_WRITE_ZEROES.value();
    static final int BLOCK_STATUS = Command.NBD_CMD_BLOCK_STATUS.value();

    private CommandCode() {
    }
}
