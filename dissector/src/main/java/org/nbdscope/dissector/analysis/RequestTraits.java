package org.nbdscope.dissector.analysis;

import java.util.Set;
import org.nbdscope.dissector.model.TransactionTable;
import org.nbdscope.dissector.protocol.Command;
import org.nbdscope.dissector.protocol.CommandFlag;

/** What a session's requests have in common that tells one client from another. */
final class RequestTraits {

    /** Slots of qemu's client, which are its cookies. */
    private static final long QEMU_SLOTS = 16;
    private static final long SECTOR = 512;
    /** Addresses of a heap are multiples of 16. */
    private static final int ADDRESS_ALIGNMENT = 4;
    /** How addresses of programs begin that Linux loads, on x86-64 and on ARM. */
    private static final Set<Long> ADDRESS_BEGINNINGS = Set.of(0x55L, 0x56L, 0x7fL, 0xaaL, 0xffL);
    private static final int ADDRESS_BEGINNING = 40;
    /** Cookies that hardly count by chance, though not from 1. */
    private static final int ENOUGH = 16;

    long requests;
    /** The first cookie is 1. */
    boolean fromOne;
    /** The cookies are 1 to 16 and some come again; NBD_CMD_DISC has 0. */
    boolean slots = true;
    boolean repeated;
    boolean disconnectZero;
    /** Whether the cookies are the kernel's; it asks for whole sectors only. */
    final KernelTags tags = new KernelTags();
    /** Extended writes without and with NBD_CMD_FLAG_PAYLOAD_LEN. */
    boolean barePayload;
    boolean flaggedPayload;
    /** The cookies but for their last four bits are one and the same address; NBD_CMD_DISC has 0. */
    boolean addresses = true;
    private boolean ascending = true;
    /** Requests whose cookie is the one after that of the request before. */
    private long next;
    private long address;
    private long last;

    /** Whether the cookies count; where the capture lost some requests they have holes. */
    boolean counted() {
        return ascending && requests >= (fromOne ? 2 : ENOUGH) && last >>> Integer.SIZE == 0 && next * 10 >= requests * 9 - 10;
    }

    void add(TransactionTable transactions, int row) {
        long cookie = transactions.cookie(row);
        boolean disconnect = transactions.command(row) == Command.NBD_CMD_DISC.value();
        requests++;
        fromOne |= requests == 1 && cookie == 1;
        ascending &= requests == 1 || Long.compareUnsigned(cookie, last) > 0;
        next += cookie == last + 1 ? 1 : 0;
        if (disconnect) {
            disconnectZero = cookie == 0;
            slots &= disconnectZero;
            addresses &= disconnectZero;
            last = cookie;
            return;
        }
        long slot = cookie >>> ADDRESS_ALIGNMENT;
        addresses &= requests == 1 ? ADDRESS_BEGINNINGS.contains(cookie >>> ADDRESS_BEGINNING) : slot == address;
        address = slot;
        slots &= cookie >= 1 && cookie <= QEMU_SLOTS;
        repeated |= requests > 1 && Long.compareUnsigned(cookie, last) <= 0;
        tags.add(cookie);
        if ((transactions.offset(row) | transactions.length(row)) % SECTOR != 0) {
            tags.reject();
        }
        if (transactions.extendedRequest(row) && transactions.command(row) == Command.NBD_CMD_WRITE.value()) {
            boolean flagged = CommandFlag.NBD_CMD_FLAG_PAYLOAD_LEN.in(transactions.flags(row));
            flaggedPayload |= flagged;
            barePayload |= !flagged;
        }
        last = cookie;
    }
}
