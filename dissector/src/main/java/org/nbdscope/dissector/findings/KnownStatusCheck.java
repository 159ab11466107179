package org.nbdscope.dissector.findings;

import java.nio.ByteBuffer;
import java.util.Map;
import org.nbdscope.dissector.protocol.Command;
import org.nbdscope.dissector.protocol.ReplyType;
import org.nbdscope.dissector.protocol.StateNames;
import org.nbdscope.dissector.session.ExtentList;
import org.nbdscope.dissector.session.Message;
import org.nbdscope.dissector.session.MessageKind;
import org.nbdscope.dissector.session.PendingRequest;
import org.nbdscope.dissector.session.Side;

/**
 * Compares what the server says of allocation with what it said before and with what it lets read, and what the client asks with what it
 * was told, on whatever connection to the same export.
 */
final class KnownStatusCheck extends SessionCheck {

    /** {@link RequestNotes#writesBefore} of a request that was sent while something was being written. */
    private static final long UNSURE = -1;

    private final ServerKnowledge server;
    /** Null before the first request, and where there is no more room. */
    private KnownDisk disk;
    private boolean diskLooked;
    private boolean looked;
    private boolean alone;
    private long allocationId = -1;
    /** Where content of the read in hand is not zero as promised; -1 where nowhere. */
    private long broken = -1;

    KnownStatusCheck(CheckedSession session, CaptureWide capture) {
        super(session);
        server = capture.server(session.session.endpoint(Side.SERVER));
    }

    /** The disk that is read and written; null where nothing is remembered of it. */
    KnownDisk disk() {
        if (!diskLooked) {
            diskLooked = true;
            disk = server.disk(session.session);
        }
        return disk;
    }

    @Override
    void handshake(Message message) {
        if (message.kind == MessageKind.TLS && !server.isOpaque()) {
            server.opaque();
        }
    }

    /** Bytes are missing: there may have been a write among them. */
    void hole() {
        server.unseen();
    }

    @Override
    void request(Message message, RequestNotes notes) {
        int command = message.code;
        notes.writesBefore = server.writesInFlight > 0 ? UNSURE : server.writes;
        if (command == CommandCode.READ) {
            if (server.isTold()) {
                session.session.wantContent();
                read(message, notes);
            }
        } else if (command == CommandCode.BLOCK_STATUS) {
            status(message, notes);
        } else if (command == CommandCode.WRITE || command == CommandCode.TRIM || command == CommandCode.WRITE_ZEROES) {
            PendingRequest request = message.request;
            server.write(disk(), request.offset, request.offset + notes.effectLength);
            if (!notes.answered) {
                notes.writeInFlight = true;
                server.writesInFlight++;
            }
        } else if (command == Command.NBD_CMD_RESIZE.value()) {
            server.unseen();
        }
    }

    private void read(Message message, RequestNotes notes) {
        KnownDisk known = disk();
        PendingRequest request = message.request;
        if (known != null && !known.status.isEmpty() && notes.effectLength != 0 && known.knownTo(session.session)
                && known.status.covers(request.offset, request.offset + notes.effectLength, KnownStatus.ZERO)) {
            session.report(PerformanceRules.READ_OF_KNOWN_HOLE, message, () -> "A read of "
                    + Numbers.range(request.offset, request.length) + ", which is known to be zero.");
        }
    }

    private void status(Message message, RequestNotes notes) {
        look();
        KnownDisk known = disk();
        PendingRequest request = message.request;
        if (alone && known != null && notes.contextIds == null && notes.effectLength != 0 && known.knownTo(session.session)
                && known.status.covers(request.offset, request.offset + notes.effectLength, 0)) {
            session.report(PerformanceRules.RE_ASKED, message, () -> "Block status of " + Numbers.range(request.offset, notes.effectLength)
                    + ", all of which was answered before.");
        }
    }

    private void look() {
        if (looked) {
            return;
        }
        looked = true;
        Map<Long, String> contexts = session.session.contexts();
        if (contexts == null) {
            return;
        }
        contexts.forEach((id, name) -> {
            if (StateNames.BASE_ALLOCATION.equals(name)) {
                allocationId = id;
            }
        });
        alone = contexts.size() == 1;
    }

    /** Whether anything is known of the disk, so that {@link #content} has something to compare with. */
    boolean isTold() {
        return server.isTold() && disk() != null && !disk.status.isEmpty();
    }

    /** Content of the reply to a read; to be told only where {@link #isTold}. */
    void content(Message message, RequestNotes notes, long offset, ByteBuffer bytes, int at, int length) {
        if (broken == -1 && notes.writesBefore == server.writes && session.certain(notes)) {
            broken = disk.status.brokenPromise(offset, bytes, at, length);
        }
    }

    @Override
    void reply(Message message, RequestNotes notes) {
        if (broken != -1) {
            long where = broken;
            broken = -1;
            session.report(DataSafetyRules.ZERO_NOT_ZERO, message, () -> "Block status promised zeroes at " + Numbers.of(where)
                    + "; what was read there is not zero.");
        }
        if (notes != null && message.contextId >= 0 && message.extents.size() > 0 && !notes.broken && session.certain(notes)
                && message.request.command == CommandCode.BLOCK_STATUS && ReplyType.isBlockStatus(message.code)) {
            learn(message, notes);
        }
    }

    private void learn(Message message, RequestNotes notes) {
        look();
        KnownDisk known = disk();
        // Writes that were in flight together with the request may or may not be in this answer.
        if (message.contextId != allocationId || known == null || server.isOpaque() || server.writesInFlight > 0
                || notes.writesBefore != server.writes) {
            return;
        }
        known.told(session.session);
        long at = message.request.offset;
        ExtentList extents = message.extents;
        Long size = session.session.size();
        if (known.status.add(at, notes.plainBytes, size, extents)) {
            return;
        }
        for (int i = 0; i < extents.size(); i++) {
            long end = at + extents.length(i);
            if (Long.compareUnsigned(end, at) <= 0 || size != null && Long.compareUnsigned(end, size) > 0) {
                return;
            }
            int status = (int) extents.flags(i) & KnownStatus.STATUS;
            compare(message, known.status, at, end, status);
            known.status.set(at, end, status);
            at = end;
        }
    }

    private void compare(Message message, KnownStatus known, long from, long to, int status) {
        long where = known.contradiction(from, to, status);
        if (where != -1) {
            session.report(DataSafetyRules.STATUS_CONTRADICTS, message, () -> "At " + Numbers.of(where) + " the status is now " + status
                    + "; it was another one before.");
        }
    }

    @Override
    void answered(Message message, RequestNotes notes) {
        leave(notes);
    }

    @Override
    void abandoned(PendingRequest request, RequestNotes notes) {
        leave(notes);
    }

    private void leave(RequestNotes notes) {
        if (notes.writeInFlight) {
            notes.writeInFlight = false;
            server.writesInFlight--;
        }
    }

    @Override
    void undecoded(Message message) {
        broken = -1;
    }

    @Override
    void closed() {
        server.left(disk);
    }
}
