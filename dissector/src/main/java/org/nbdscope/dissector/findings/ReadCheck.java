package org.nbdscope.dissector.findings;

import org.nbdscope.dissector.protocol.CommandFlag;
import org.nbdscope.dissector.session.Message;
import org.nbdscope.dissector.session.PendingRequest;

/** Whether the content chunks of a read's reply make up what was asked for: each byte once, none outside, none missing. */
final class ReadCheck extends SessionCheck {

    /** Content chunks that one read should not have more of, where they are small on average. */
    static final int MANY_CHUNKS = 16;

    ReadCheck(CheckedSession session) {
        super(session);
    }

    @Override
    void reply(Message message, RequestNotes notes) {
        if (notes == null || !message.kind.isChunk() || message.request.command != CommandCode.READ) {
            return;
        }
        boolean hole = message.code == ReplyCode.OFFSET_HOLE;
        if (!hole && message.code != ReplyCode.OFFSET_DATA) {
            return;
        }
        notes.contentChunks++;
        if (!message.offsetKnown) {
            notes.unknown = true;
            return;
        }
        if (!session.certain(notes) || notes.broken) {
            return;
        }
        content(message, notes, hole);
    }

    private void content(Message message, RequestNotes notes, boolean hole) {
        PendingRequest request = message.request;
        if (hole && message.length == 0) {
            session.report(ReplyRules.ZERO_HOLE, message, () -> "A hole of 0 bytes at " + Numbers.of(message.offset) + ".");
            notes.broken = true;
            return;
        }
        if (notes.contentChunks == 2 && (request.flags & CommandFlag.NBD_CMD_FLAG_DF.mask()) != 0) {
            session.report(ReplyRules.DF_FRAGMENTED, message,
                    () -> "A second content chunk, of " + Numbers.range(message.offset, message.length)
                    + ", in the reply to a read with NBD_CMD_FLAG_DF of " + Numbers.range(request.offset, request.length) + ".");
        }
        long from = message.offset - request.offset;
        if (Long.compareUnsigned(message.offset, request.offset) < 0 || Numbers.beyond(from, message.length, request.length)) {
            notes.broken = true;
            session.report(ReplyRules.CHUNK_OUT_OF_RANGE, message, () -> (hole ? "A hole of " : "Data of ")
                    + Numbers.range(message.offset, message.length) + " in the reply to a read of "
                    + Numbers.range(request.offset, request.length) + ".");
        } else if (notes.errorOffset != -1 && Numbers.overlap(message.offset, message.length, notes.errorOffset, 1)) {
            notes.broken = true;
            session.report(ReplyRules.CHUNK_OVERLAP, message, () -> (hole ? "A hole of " : "Data of ")
                    + Numbers.range(message.offset, message.length) + " although an earlier chunk of the same reply has an error at "
                    + Numbers.of(notes.errorOffset) + ".");
        } else if (!notes.cover(from, from + message.length)) {
            notes.broken = true;
            session.report(ReplyRules.CHUNK_OVERLAP, message, () -> (hole ? "A hole of " : "Data of ")
                    + Numbers.range(message.offset, message.length) + " overlaps an earlier chunk of the same reply.");
        }
    }

    @Override
    void answered(Message message, RequestNotes notes) {
        PendingRequest request = message.request;
        if (request.command == CommandCode.READ && message.kind.isChunk() && notes.covered != request.length
                && notes.errors == 0 && !notes.broken && !notes.unknown && session.certain(notes)) {
            session.report(ReplyRules.READ_NOT_COVERED, message,
                    () -> "The reply to a read of " + Numbers.range(request.offset, request.length)
                    + " is complete without an error, but covers only the first " + Numbers.of(notes.covered) + " bytes without a gap.");
        }
        if (notes.contentChunks > MANY_CHUNKS
                && Long.compareUnsigned(request.length / notes.contentChunks, session.preferredBlockSize()) < 0) {
            session.report(PerformanceRules.CHUNK_STORM, message,
                    () -> "A read of " + Numbers.range(request.offset, request.length) + " was answered in "
                    + notes.contentChunks + " pieces.");
        }
    }
}
