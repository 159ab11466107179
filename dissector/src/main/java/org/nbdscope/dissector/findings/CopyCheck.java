package org.nbdscope.dissector.findings;

import org.nbdscope.dissector.session.Message;
import org.nbdscope.dissector.session.PendingRequest;

/** Copies from one disk to another, both in the capture: what became of read errors, and of zeroes. */
final class CopyCheck extends SessionCheck {

    private final CaptureWide capture;

    CopyCheck(CheckedSession session, CaptureWide capture) {
        super(session);
        this.capture = capture;
    }

    /** Whether a client that reads there and writes here copies. */
    private boolean copies(CheckedSession source) {
        return source != session && MultiConnectionCheck.sameClient(source.session, session.session)
                && !MultiConnectionCheck.sameDisk(source.session, session.session);
    }

    @Override
    void request(Message message, RequestNotes notes) {
        if (message.code == CommandCode.WRITE) {
            write(message);
        } else if (message.code == CommandCode.TRIM) {
            trim(message);
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

    private void trim(Message message) {
        PendingRequest request = message.request;
        for (CheckedSession other : capture.open()) {
            if (copies(other) && request.length != 0 && other.knownZero(request.offset, request.offset + request.length)) {
                session.report(DataSafetyRules.TRIM_AS_ZERO, message, () -> "A trim of "
                        + Numbers.range(request.offset, request.length) + ", which is zero on the disk of session "
                        + other.session.number() + ".");
                return;
            }
        }
    }

    @Override
    void answered(Message message, RequestNotes notes) {
        PendingRequest request = message.request;
        boolean failed = message.error != 0 || notes.errors > 0;
        if (failed) {
            if (notes.requestSeen && session.certain(notes)) {
                capture.failed(new FailedRead(session, request.offset, request.length));
            }
        } else if (!capture.failedReads().isEmpty()) {
            capture.failedReads().removeIf(read -> read.session() == session && read.overlaps(request.offset, request.length));
        }
    }
}
