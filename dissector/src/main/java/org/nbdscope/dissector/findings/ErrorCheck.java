package org.nbdscope.dissector.findings;

import org.nbdscope.dissector.protocol.Command;
import org.nbdscope.dissector.protocol.CommandFlag;
import org.nbdscope.dissector.protocol.ErrorValue;
import org.nbdscope.dissector.protocol.ReplyType;
import org.nbdscope.dissector.protocol.TransmissionFlag;
import org.nbdscope.dissector.session.Message;
import org.nbdscope.dissector.session.PendingRequest;
import org.nbdscope.dissector.session.ReplyMode;

/** Errors in replies: values, messages, offsets. */
final class ErrorCheck extends SessionCheck {

    /** Longest string of the specification. */
    private static final int MAX_STRING = 4096;
    /** qemu's client drops the connection over a larger payload that is no data. */
    private static final int QEMU_LIMIT = 1000;
    private static final int FIXED_PART = 6;
    /** Reads of no more bytes than this must be possible with NBD_CMD_FLAG_DF (section "Request types"). */
    private static final int LEAST_WHOLE = 65_536;
    private static final int FIXED_PART_WITH_OFFSET = 14;

    ErrorCheck(CheckedSession session) {
        super(session);
    }

    @Override
    void reply(Message message, RequestNotes notes) {
        if (!message.kind.isChunk()) {
            if (message.error != 0) {
                count(message, notes, false);
                value(message, notes);
            }
        } else if (ReplyType.isError(message.code)) {
            chunk(message, notes);
        }
    }

    private void count(Message message, RequestNotes notes, boolean withOffset) {
        if (notes == null) {
            return;
        }
        notes.errors++;
        notes.offsetErrors += withOffset ? 1 : 0;
        int generic = notes.errors - notes.offsetErrors;
        if (generic > 1 || generic == 1 && notes.offsetErrors > 0) {
            session.report(ReplyRules.MIXED_ERRORS, message, () -> "The reply has " + generic + " errors without offset and "
                    + notes.offsetErrors + " with one.");
        }
    }

    private void chunk(Message message, RequestNotes notes) {
        boolean withOffset = message.code == ReplyCode.ERROR_OFFSET;
        int fixed = withOffset ? FIXED_PART_WITH_OFFSET : FIXED_PART;
        count(message, notes, withOffset);
        if (message.errorTextLength < 0 || Long.compareUnsigned(message.payload, fixed) < 0) {
            return;
        }
        if (message.error == 0) {
            session.report(ReplyRules.ERROR_ZERO, message, () -> "The chunk's error is 0.");
        } else {
            value(message, notes);
        }
        text(message, fixed);
        if (withOffset && message.offsetKnown && notes != null && session.certain(notes)) {
            offset(message, notes);
        }
    }

    private void text(Message message, int fixed) {
        int length = message.errorTextLength;
        if (Long.compareUnsigned(length, message.payload - fixed) > 0 || length > MAX_STRING) {
            session.report(ReplyRules.ERRMSG_BOUNDS, message, () -> "A message of " + length + " bytes in a chunk whose payload has "
                    + Numbers.of(message.payload) + " bytes.");
        } else if (Long.compareUnsigned(message.payload, QEMU_LIMIT) > 0) {
            session.report(ReplyRules.ERRMSG_BOUNDS, Severity.NOTE, message, () -> "An error chunk with a payload of "
                    + Numbers.of(message.payload) + " bytes; qemu's client hangs up over more than " + QEMU_LIMIT + ".");
        } else if (message.errorText != null && message.missing == 0 && !isText(message.errorText)) {
            session.report(ReplyRules.ERRMSG_NOT_UTF8, message,
                    () -> "The message is no UTF-8 or has NUL in it: \"" + message.errorText + "\".");
        }
    }

    private static boolean isText(String text) {
        return text.indexOf('\ufffd') < 0 && text.indexOf('\0') < 0;
    }

    private void offset(Message message, RequestNotes notes) {
        PendingRequest request = message.request;
        long length = notes.requestSeen ? notes.effectLength : request.length;
        notes.errorOffset = message.offset;
        boolean inside = Long.compareUnsigned(message.offset, request.offset) >= 0
                && Long.compareUnsigned(message.offset - request.offset, length) < 0;
        // A request without a range, such as a flush, has no outside either: there the type is wrong.
        if (!inside && length != 0) {
            session.report(ReplyRules.CHUNK_OUT_OF_RANGE, message, () -> "An error at " + Numbers.of(message.offset)
                    + " in the reply to a request of " + Numbers.range(request.offset, request.length) + ".");
        }
    }

    private void value(Message message, RequestNotes notes) {
        ErrorValue error = ErrorValue.of(message.error);
        if (error == null) {
            session.report(ReplyRules.ERRNO_UNDEFINED, message, () -> "The error value " + Integer.toUnsignedString(message.error)
                    + " is not defined.");
        } else if (notes != null && session.certain(notes)) {
            use(message, error);
        }
    }

    private void use(Message message, ErrorValue error) {
        PendingRequest request = message.request;
        boolean zeroes = request.command == CommandCode.WRITE_ZEROES;
        boolean fast = (request.flags & CommandFlag.NBD_CMD_FLAG_FAST_ZERO.mask()) != 0;
        if (error == ErrorValue.NBD_ENOTSUP && !(zeroes && fast)) {
            Integer flags = session.session.transmissionFlags();
            if (zeroes && flags == null) {
                return;
            }
            if (zeroes && (flags & TransmissionFlag.NBD_FLAG_SEND_FAST_ZERO.mask()) != 0) {
                session.report(ReplyRules.FAST_ZERO_ENOTSUP, message,
                        () -> "NBD_ENOTSUP to a write of zeroes without NBD_CMD_FLAG_FAST_ZERO.");
            } else {
                session.report(ReplyRules.ERRNO_UNDEFINED, message, () -> "NBD_ENOTSUP to " + Command.nameOf(request.command) + ".");
            }
        } else if (error == ErrorValue.NBD_EOVERFLOW && !mayOverflow(request)) {
            session.report(ReplyRules.ERRNO_UNDEFINED, message, () -> "NBD_EOVERFLOW to " + Command.nameOf(request.command) + " of "
                    + Numbers.range(request.offset, request.length) + ".");
        }
    }

    private boolean mayOverflow(PendingRequest request) {
        if (request.command == CommandCode.READ) {
            boolean whole = (request.flags & CommandFlag.NBD_CMD_FLAG_DF.mask()) != 0;
            boolean simple = session.session.replies() == ReplyMode.SIMPLE && session.handshakeKnown();
            return !simple && !(whole && Long.compareUnsigned(request.length, LEAST_WHOLE) <= 0);
        }
        Long most = session.session.maximumPayloadSize();
        return request.command != CommandCode.WRITE && (most == null || Long.compareUnsigned(request.length, most) > 0);
    }
}
