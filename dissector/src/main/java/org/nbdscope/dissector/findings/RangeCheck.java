package org.nbdscope.dissector.findings;

import org.nbdscope.dissector.protocol.Command;
import org.nbdscope.dissector.protocol.InformationType;
import org.nbdscope.dissector.protocol.OptionType;
import org.nbdscope.dissector.protocol.TransmissionFlag;
import org.nbdscope.dissector.session.Message;
import org.nbdscope.dissector.session.OptionExchange;
import org.nbdscope.dissector.session.PendingRequest;
import org.nbdscope.dissector.session.ReplyMode;

/** The ranges of requests: the export's end, alignment, payload size, and writes where nothing may be written. */
final class RangeCheck extends SessionCheck {

    private static final long MAX_32_BITS = 0xffff_ffffL;
    /** Lengths from here up to the 32-bit limit have made servers fail. */
    private static final long NEAR_32_BITS = 0xffff_0000L;

    /** The largest payload that every server should take. */
    private static final long DEFAULT_MOST = 1L << 25;

    private boolean sizesLooked;
    private boolean sizesAsked;

    RangeCheck(CheckedSession session) {
        super(session);
    }

    @Override
    void request(Message message, RequestNotes notes) {
        int command = message.request.command;
        if (command > CommandCode.BLOCK_STATUS || command == CommandCode.DISC
                || command == CommandCode.FLUSH || notes.unknown && notes.effectLength == 0) {
            return;
        }
        PendingRequest request = message.request;
        long offset = request.offset;
        long length = notes.effectLength;
        Long size = session.session.size();
        if (length == 0 && command != CommandCode.CACHE) {
            session.report(RequestRules.ZERO_LENGTH, message, () -> Command.nameOf(command) + " of 0 bytes at " + Numbers.of(offset) + ".");
        } else if (size != null && Numbers.beyond(offset, length, size)) {
            session.report(RequestRules.OUT_OF_BOUNDS, message, () -> Command.nameOf(command) + " of " + Numbers.range(offset, length)
                    + "; the export has " + Numbers.of(size) + " bytes.");
        }
        alignment(message, command, offset, length);
        if (command == CommandCode.READ) {
            read(message, request);
        } else if (command == CommandCode.WRITE) {
            payload(message, request);
            preferredAlignment(message, request);
        } else if (command == CommandCode.BLOCK_STATUS) {
            riskyLength(message, request, length);
        }
        if (writes(command) && readOnly()) {
            session.report(RequestRules.WRITE_TO_READ_ONLY, message, () -> Command.nameOf(command) + " of " + Numbers.range(offset, length)
                    + " on an export with NBD_FLAG_READ_ONLY.");
        }
    }

    private static boolean writes(int command) {
        return command == CommandCode.WRITE || command == CommandCode.WRITE_ZEROES
                || command == CommandCode.TRIM;
    }

    private boolean readOnly() {
        Integer flags = session.session.transmissionFlags();
        return flags != null && (flags & TransmissionFlag.NBD_FLAG_READ_ONLY.mask()) != 0;
    }

    private void alignment(Message message, int command, long offset, long length) {
        Long minimum = session.session.minimumBlockSize();
        if (minimum == null || ((offset | length) & (minimum - 1)) == 0 || !Numbers.isPowerOfTwo(minimum)) {
            return;
        }
        session.report(RequestRules.UNALIGNED_MIN, sizesAsked() ? null : Severity.WARNING, message,
                () -> Command.nameOf(command) + " of " + Numbers.range(offset, length) + "; the minimum block size is " + minimum + ".");
    }

    /** Whether the option that chose the export asked for the block sizes: only then has the client promised to keep them. */
    private boolean sizesAsked() {
        if (!sizesLooked) {
            sizesLooked = true;
            for (OptionExchange option : session.session.options()) {
                if (option.option() == OptionType.NBD_OPT_GO.value() && option.informationRequests() != null) {
                    sizesAsked = option.informationRequests().contains(InformationType.NBD_INFO_BLOCK_SIZE.value());
                }
            }
        }
        return sizesAsked;
    }

    private void preferredAlignment(Message message, PendingRequest request) {
        Long preferred = session.session.preferredBlockSize();
        if (preferred == null || ((request.offset | request.length) & (preferred - 1)) == 0 || !Numbers.isPowerOfTwo(preferred)) {
            return;
        }
        Long size = session.session.size();
        boolean atEnd = size != null && request.offset + request.length == size && (request.offset & (preferred - 1)) == 0;
        if (!atEnd) {
            session.report(PerformanceRules.UNALIGNED_PREFERRED, message, () -> "A write of "
                    + Numbers.range(request.offset, request.length) + "; the preferred block size is " + preferred + ".");
        }
    }

    private void read(Message message, PendingRequest request) {
        payload(message, request);
        if (request.extended && Long.compareUnsigned(request.length, MAX_32_BITS) > 0) {
            session.report(RequestRules.READ_OVER_32BIT, message, () -> "A read of " + Numbers.range(request.offset, request.length) + ".");
        }
    }

    /** How much data a server takes, or sends in one piece; in chunks it may send more, and need not. */
    private void payload(Message message, PendingRequest request) {
        Long most = session.session.maximumPayloadSize();
        if (most == null && Long.compareUnsigned(request.length, DEFAULT_MOST) > 0 && session.handshakeKnown()) {
            session.report(RequestRules.PAYLOAD_OVER_MAX, Severity.WARNING, message, () -> Command.nameOf(request.command) + " of "
                    + Numbers.range(request.offset, request.length) + "; the server told no maximum, and not every one takes more than "
                    + DEFAULT_MOST + " bytes.");
        } else if (most != null && Long.compareUnsigned(request.length, most) > 0) {
            if (request.command == CommandCode.READ && !session.handshakeKnown()) {
                return;
            }
            boolean chunks = request.command == CommandCode.READ && session.session.replies() != ReplyMode.SIMPLE;
            session.report(RequestRules.PAYLOAD_OVER_MAX, chunks ? Severity.NOTE : null, message, () -> Command.nameOf(request.command)
                    + " of " + Numbers.range(request.offset, request.length) + "; the server takes " + most + " bytes at most"
                    + (chunks ? ", and may refuse to send more." : "."));
        }
    }

    private void riskyLength(Message message, PendingRequest request, long length) {
        if (!request.extended && length > NEAR_32_BITS && (length == MAX_32_BITS || (length & 511) != 0)) {
            session.report(BlockStatusRules.RISKY_BS_LENGTH, message,
                    () -> "Block status of " + Numbers.range(request.offset, length) + ", close to the limit of 32 bits and unaligned.");
        }
    }

    @Override
    void answered(Message message, RequestNotes notes) {
        if (message.error == 0 && notes.errors == 0 && writes(message.request.command) && readOnly() && !notes.unknown
                && session.certain(notes)) {
            session.report(RequestRules.WRITE_TO_READ_ONLY, Severity.ERROR, Fault.SERVER, message,
                    () -> Command.nameOf(message.request.command) + " of " + Numbers.range(message.request.offset, message.request.length)
                            + " succeeded on an export with NBD_FLAG_READ_ONLY.");
        }
    }
}
