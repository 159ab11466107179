package org.nbdscope.dissector.findings;

import java.nio.ByteBuffer;
import org.nbdscope.dissector.protocol.CommandFlag;
import org.nbdscope.dissector.protocol.TransmissionFlag;
import org.nbdscope.dissector.session.Message;
import org.nbdscope.dissector.session.MessageKind;
import org.nbdscope.dissector.session.PendingRequest;
import org.nbdscope.dissector.session.Side;

/** Looks at the content of writes and reads: whether it is all zeroes, which could be said shorter, and whether it may be what it is. */
final class ContentCheck extends SessionCheck {

    private final KnownStatusCheck knownStatus;

    ContentCheck(CheckedSession session, KnownStatusCheck knownStatus) {
        super(session);
        this.knownStatus = knownStatus;
    }

    /** The next captured bytes of the content of a message that is not complete yet. */
    void content(Message message, long position, ByteBuffer bytes, int at, int length) {
        PendingRequest request = message.request;
        if (message.from == Side.SERVER && request != null && knownStatus.isTold()
                && (message.kind == MessageKind.SIMPLE_REPLY || message.offsetKnown)) {
            long offset = message.kind == MessageKind.SIMPLE_REPLY ? request.offset : message.offset;
            knownStatus.content(message, session.notes(request), offset + position, bytes, at, length);
        }
    }

    /** Whether so many bytes are the content of a message, and all of them zero. */
    private static boolean isZero(Message message, long length) {
        return message.content != 0 && message.content == length && message.zeroContent;
    }

    @Override
    void request(Message message, RequestNotes notes) {
        if (!isZero(message, message.request.length)) {
            return;
        }
        Integer flags = session.session.transmissionFlags();
        if (flags != null && (flags & TransmissionFlag.NBD_FLAG_SEND_WRITE_ZEROES.mask()) != 0) {
            session.report(PerformanceRules.ZEROES_WRITTEN, message, () -> "A write of "
                    + Numbers.range(message.request.offset, message.request.length) + " holds nothing but zeroes.");
        }
    }

    @Override
    void reply(Message message, RequestNotes notes) {
        if (!isZero(message, message.length) || notes == null || notes.broken
                || message.code != ReplyCode.OFFSET_DATA || !message.kind.isChunk()) {
            return;
        }
        boolean mayFragment = (message.request.flags & CommandFlag.NBD_CMD_FLAG_DF.mask()) == 0;
        if (mayFragment && Long.compareUnsigned(message.length, session.preferredBlockSize()) >= 0) {
            session.report(PerformanceRules.HOLE_SENT_AS_DATA, message, () -> "A data chunk of "
                    + Numbers.range(message.offset, message.length) + " holds nothing but zeroes.");
        }
    }
}
