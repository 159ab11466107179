package org.nbdscope.dissector.findings;

import org.nbdscope.dissector.protocol.Command;
import org.nbdscope.dissector.protocol.ReplyType;
import org.nbdscope.dissector.session.Message;
import org.nbdscope.dissector.session.MessageKind;
import org.nbdscope.dissector.session.PendingRequest;
import org.nbdscope.dissector.session.ReplyMode;

/** The form of replies: whether it was negotiated, flags, types, lengths, the repeated offset. */
final class ReplyFormCheck extends SessionCheck {

    /** What libnbd takes at most, whatever was advertised: 64 MiB and the fixed part of a chunk. */
    private static final long LIBNBD_LIMIT = (64L << 20) + 8;
    /** Bytes of the offset in front of the data. */
    private static final int DATA_OFFSET = Long.BYTES;

    ReplyFormCheck(CheckedSession session) {
        super(session);
    }

    @Override
    void reply(Message message, RequestNotes notes) {
        if (notes != null) {
            notes.chunks++;
            if (isPlainData(message)) {
                return;
            }
            notes.unknown |= message.missing > 0 && message.kind.isChunk() && message.code != ReplyCode.OFFSET_DATA;
        }
        boolean negotiated = negotiated(message, notes);
        if (!message.kind.isChunk()) {
            return;
        }
        if ((message.flags & ~ReplyCode.DONE) != 0) {
            session.report(ReplyRules.UNKNOWN_REPLY_FLAGS, message, () -> "The reply flags are " + Numbers.hex(message.flags) + ".");
        }
        ReplyType type = ReplyType.of(message.code);
        if (type == ReplyType.NBD_REPLY_TYPE_NONE && !message.completes) {
            session.report(ReplyRules.DONE_RULES, message, () -> "A chunk of type NONE without NBD_REPLY_FLAG_DONE.");
        }
        if (negotiated && notes != null && session.certain(notes)) {
            matches(message, notes, type);
        }
        length(message, notes, type);
    }

    /** Whether a reply is what most are, data for a read in the form agreed on: nothing of what is looked at here can be wrong with it. */
    private boolean isPlainData(Message message) {
        ReplyMode mode = session.session.replies();
        boolean agreed = switch (message.kind) {
            case STRUCTURED_CHUNK -> mode == ReplyMode.STRUCTURED;
            case EXTENDED_CHUNK -> mode == ReplyMode.EXTENDED && message.headerOffset == message.request.offset;
            default -> false;
        };
        if (!agreed || message.code != ReplyCode.OFFSET_DATA || (message.flags & ~ReplyCode.DONE) != 0
                || message.request.command != CommandCode.READ) {
            return false;
        }
        Long most = session.session.maximumPayloadSize();
        return message.payload > DATA_OFFSET && message.payload <= LIBNBD_LIMIT
                && (most == null || Long.compareUnsigned(message.payload - DATA_OFFSET, most) <= 0);
    }

    /** Whether the reply has a form that was negotiated, or it is not known what was. */
    private boolean negotiated(Message message, RequestNotes notes) {
        ReplyMode mode = session.session.replies();
        boolean right = switch (message.kind) {
            case SIMPLE_REPLY -> mode != ReplyMode.EXTENDED;
            case STRUCTURED_CHUNK -> mode == ReplyMode.STRUCTURED;
            default -> mode == ReplyMode.EXTENDED;
        };
        if (!right) {
            if (session.formKnown()) {
                session.report(RequestRules.HEADER_MODE, null, Fault.SERVER, message,
                        () -> formOf(message.kind) + " on a session that agreed on " + mode.label() + " replies.");
            }
            if (notes != null) {
                notes.broken = true;
            }
            return false;
        }
        if (message.kind == MessageKind.SIMPLE_REPLY && mode == ReplyMode.STRUCTURED && notes != null && session.certain(notes)
                && message.request.command == CommandCode.READ && session.session.repliesGranted()) {
            notes.broken = true;
            session.report(ReplyRules.SIMPLE_REPLY_TO_READ, message, () -> "A read of "
                    + Numbers.range(message.request.offset, message.request.length) + " was answered by a simple reply with error "
                    + Integer.toUnsignedString(message.error) + " although structured replies were agreed on.");
        }
        return true;
    }

    private static String formOf(MessageKind kind) {
        return switch (kind) {
            case SIMPLE_REPLY -> "A simple reply";
            case STRUCTURED_CHUNK -> "A structured reply chunk";
            default -> "An extended reply chunk";
        };
    }

    private void matches(Message message, RequestNotes notes, ReplyType type) {
        PendingRequest request = message.request;
        if (message.kind == MessageKind.EXTENDED_CHUNK && message.headerOffset != request.offset) {
            session.report(ReplyRules.EXT_OFFSET, message, () -> "The reply says offset " + Numbers.of(message.headerOffset)
                    + ", the request " + Numbers.of(request.offset) + ".");
        }
        if (type == null) {
            boolean error = ReplyType.isError(message.code);
            notes.broken |= !error;
            session.report(ReplyRules.WRONG_TYPE, error ? Severity.WARNING : null, message,
                    () -> "The chunk type " + Numbers.hex(message.code) + " is not defined.");
        } else if (!belongs(type, request.command)) {
            notes.broken = true;
            session.report(ReplyRules.WRONG_TYPE, message, () -> type + " in the reply to " + Command.nameOf(request.command) + " with "
                    + session.session.replies().label() + " replies.");
        }
    }

    private boolean belongs(ReplyType type, int command) {
        return switch (type) {
            case NBD_REPLY_TYPE_NONE, NBD_REPLY_TYPE_ERROR -> true;
            case NBD_REPLY_TYPE_OFFSET_DATA, NBD_REPLY_TYPE_OFFSET_HOLE -> command == CommandCode.READ;
            case NBD_REPLY_TYPE_BLOCK_STATUS ->
                    command == CommandCode.BLOCK_STATUS && session.session.replies() != ReplyMode.EXTENDED;
            case NBD_REPLY_TYPE_BLOCK_STATUS_EXT ->
                    command == CommandCode.BLOCK_STATUS && session.session.replies() == ReplyMode.EXTENDED;
            case NBD_REPLY_TYPE_ERROR_OFFSET -> command != CommandCode.FLUSH;
        };
    }

    /** Whether the length of a chunk's payload fits its type; true for a type that is not defined. */
    static boolean fits(Message chunk) {
        ReplyType type = ReplyType.of(chunk.code);
        return type == null || fits(type, chunk.payload);
    }

    private static boolean fits(ReplyType type, long length) {
        return switch (type) {
            case NBD_REPLY_TYPE_NONE -> length == 0;
            case NBD_REPLY_TYPE_OFFSET_DATA -> Long.compareUnsigned(length, DATA_OFFSET) > 0;
            case NBD_REPLY_TYPE_OFFSET_HOLE -> length == 12;
            case NBD_REPLY_TYPE_BLOCK_STATUS -> Long.compareUnsigned(length, 12) >= 0 && (length - 4) % 8 == 0;
            case NBD_REPLY_TYPE_BLOCK_STATUS_EXT -> Long.compareUnsigned(length, 24) >= 0 && (length - 8) % 16 == 0;
            case NBD_REPLY_TYPE_ERROR -> Long.compareUnsigned(length, 6) >= 0;
            case NBD_REPLY_TYPE_ERROR_OFFSET -> Long.compareUnsigned(length, 14) >= 0;
        };
    }

    private void length(Message message, RequestNotes notes, ReplyType type) {
        if (type == null) {
            return;
        }
        long length = message.payload;
        if (!fits(type, length)) {
            if (notes != null) {
                notes.broken = true;
            }
            session.report(ReplyRules.CHUNK_LENGTH, message,
                    () -> "A chunk of type " + type + " has a payload of " + Numbers.of(length) + " bytes.");
            return;
        }
        Long most = session.session.maximumPayloadSize();
        long fixed = type == ReplyType.NBD_REPLY_TYPE_BLOCK_STATUS ? 4 : 8;
        if (most != null && Long.compareUnsigned(length, most + fixed) > 0 && !ReplyType.isError(message.code)) {
            session.report(ReplyRules.CHUNK_OVER_MAX, message, () -> "A chunk with " + Numbers.of(length - fixed)
                    + " bytes of variable length; the maximum payload is " + most + ".");
        } else if (Long.compareUnsigned(length, LIBNBD_LIMIT) > 0) {
            session.report(ReplyRules.CHUNK_OVER_MAX, Severity.NOTE, message, () -> "A chunk with a payload of " + Numbers.of(length)
                    + " bytes; libnbd hangs up over more than " + LIBNBD_LIMIT + ".");
        }
    }
}
