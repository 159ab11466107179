package org.nbdscope.dissector.findings;

import org.nbdscope.dissector.protocol.ErrorValue;
import org.nbdscope.dissector.session.Message;
import org.nbdscope.dissector.session.PendingRequest;
import org.nbdscope.dissector.session.Side;

/** Copies from one disk to another, both in the capture: what became of read errors, and of zeroes. */
final class CopyCheck extends SessionCheck {

    private final CaptureWide capture;
    private final KnownStatusCheck own;

    CopyCheck(CheckedSession session, CaptureWide capture, KnownStatusCheck own) {
        super(session);
        this.capture = capture;
        this.own = own;
    }

    /** Whether a client that reads there and writes here copies: it keeps both connections open. */
    private boolean copies(CheckedSession source) {
        return source != session && !source.disconnecting && !source.ended(Side.CLIENT) && !source.ended(Side.SERVER)
                && MultiConnectionCheck.sameClient(source.session, session.session)
                && !MultiConnectionCheck.sameDisk(source.session, session.session);
    }

    @Override
    void request(Message message, RequestNotes notes) {
        if (message.code == CommandCode.TRIM) {
            trim(message);
            return;
        }
        if (message.code == CommandCode.WRITE && !capture.failedReads().isEmpty()) {
            write(message);
        }
        KnownDisk target = own.disk();
        if (target != null && (message.code == CommandCode.WRITE || message.code == CommandCode.WRITE_ZEROES)) {
            target.written(message.request.offset, message.request.length);
        }
    }

    private void write(Message message) {
        PendingRequest request = message.request;
        for (FailedRead read : capture.failedReads()) {
            if (read.overlaps(request.offset, request.length) && copies(read.session())) {
                int source = read.session().session.number();
                session.report(DataSafetyRules.ERROR_THEN_WRITE, message, () -> "A write of "
                        + Numbers.range(request.offset, request.length) + "; a read of " + Numbers.range(read.offset(), read.length())
                        + " failed on session " + source + ".");
                return;
            }
        }
    }

    /** A trim is suspect where the client knows the range to be zero on another disk, and wrong when nothing is written there later. */
    private void trim(Message message) {
        PendingRequest request = message.request;
        KnownDisk target = own.disk();
        if (target == null || !target.isNamed() || request.length == 0) {
            return;
        }
        for (ServerKnowledge server : capture.servers()) {
            for (KnownDisk source : server.disks()) {
                if (source != target && (source.isNamed() || server != target.server()) && source.knownTo(session.session)
                        && source.status.covers(request.offset, request.offset + request.length, KnownStatus.ZERO)) {
                    target.add(new SuspectTrim(session, request.offset, request.length, MessagePlace.of(message), source.export()));
                    return;
                }
            }
        }
    }

    @Override
    void closed() {
        KnownDisk target = own.disk();
        if (target == null) {
            return;
        }
        for (SuspectTrim trim : target.takeTrims(session)) {
            session.report(DataSafetyRules.TRIM_AS_ZERO, Fault.CLIENT, trim.place(), () -> "A trim of "
                    + Numbers.range(trim.offset(), trim.length()) + ", which is zero on the disk "
                    + (trim.source() == null ? "" : "\"" + trim.source() + "\" ") + "that the client was told of; nothing was written "
                    + "there "
                    + "afterwards.");
        }
    }

    @Override
    void answered(Message message, RequestNotes notes) {
        PendingRequest request = message.request;
        boolean failed = message.error != 0 || notes.errors > 0;
        if (failed) {
            // What the server refuses because the client asked wrongly is no hole in the copy.
            if (notes.requestSeen && session.certain(notes) && message.error != ErrorValue.NBD_EINVAL.value()) {
                capture.failed(new FailedRead(session, request.offset, request.length));
            }
        } else if (!capture.failedReads().isEmpty()) {
            capture.failedReads().removeIf(read -> read.session() == session && read.overlaps(request.offset, request.length));
        }
    }
}
