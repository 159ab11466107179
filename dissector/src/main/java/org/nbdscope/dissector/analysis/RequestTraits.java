package org.nbdscope.dissector.analysis;

import org.nbdscope.dissector.model.TransactionTable;
import org.nbdscope.dissector.protocol.Command;
import org.nbdscope.dissector.protocol.CommandFlag;

/** What a session's requests have in common that tells one client from another. */
final class RequestTraits {

    /** Slots of qemu's client, which are its cookies. */
    private static final long QEMU_SLOTS = 16;
    private static final long SECTOR = 512;

    long requests;
    /** The cookies are 1, 2, 3 and so on, NBD_CMD_DISC included. */
    boolean counted = true;
    /** The cookies are 1 to 16 and some come again; NBD_CMD_DISC has 0. */
    boolean slots = true;
    boolean repeated;
    boolean disconnectZero;
    /** Both halves of each cookie are in use, and offsets and lengths are sectors. */
    boolean halves = true;
    /** Extended writes without and with NBD_CMD_FLAG_PAYLOAD_LEN. */
    boolean barePayload;
    boolean flaggedPayload;
    private long last;

    void add(TransactionTable transactions, int row) {
        long cookie = transactions.cookie(row);
        boolean disconnect = transactions.command(row) == Command.NBD_CMD_DISC.value();
        requests++;
        counted &= cookie == requests;
        if (disconnect) {
            disconnectZero = cookie == 0;
            slots &= disconnectZero;
            return;
        }
        slots &= cookie >= 1 && cookie <= QEMU_SLOTS;
        repeated |= requests > 1 && Long.compareUnsigned(cookie, last) <= 0;
        halves &= cookie >>> 32 != 0 && (cookie & 0xffff_ffffL) != 0
                && (transactions.offset(row) | transactions.length(row)) % SECTOR == 0;
        if (transactions.extendedRequest(row) && transactions.command(row) == Command.NBD_CMD_WRITE.value()) {
            boolean flagged = CommandFlag.NBD_CMD_FLAG_PAYLOAD_LEN.in(transactions.flags(row));
            flaggedPayload |= flagged;
            barePayload |= !flagged;
        }
        last = cookie;
    }
}
