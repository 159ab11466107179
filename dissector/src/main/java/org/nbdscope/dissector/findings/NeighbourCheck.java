package org.nbdscope.dissector.findings;

import org.nbdscope.dissector.protocol.Command;
import org.nbdscope.dissector.session.Message;
import org.nbdscope.dissector.session.PendingRequest;

/** Requests that go on where the one before of the same kind ended, and could be one request with it. */
final class NeighbourCheck extends SessionCheck {

    /** Requests that make a pattern. */
    static final int MANY = 64;
    private static final long MAX_32_BITS = 0xffff_ffffL;

    /** Requests of one command with the same flags, each of which begins where the one before ended. */
    private static final class Run {
        long start;
        long end;
        int flags;
        int length;

        /** Goes on with a request, or begins anew with it. */
        void add(PendingRequest request, boolean follows) {
            length = follows ? length + 1 : 1;
            start = follows ? start : request.offset;
            end = request.offset + request.length;
            flags = request.flags;
        }

        boolean endsAt(PendingRequest request) {
            return end == request.offset && flags == request.flags && request.length != 0;
        }
    }

    /** By command. */
    private final Run[] runs = new Run[Command.values().length];
    /** Trims and writes of zeroes that continue one of the same kind; and how many runs they make. */
    private long continuing;
    private long continued;
    /** Those of them that made runs longer than 32 bits can say. */
    private long over32Bits;
    /** Small reads and writes that make long runs, and the bytes of them. */
    private long small;
    private long smallBytes;

    NeighbourCheck(CheckedSession session) {
        super(session);
        for (int command = 0; command < runs.length; command++) {
            runs[command] = new Run();
        }
    }

    @Override
    void request(Message message, RequestNotes notes) {
        int command = message.code;
        if (command == CommandCode.READ || command == CommandCode.WRITE) {
            transfer(message, message.request, runs[command]);
        } else if (command == CommandCode.TRIM || command == CommandCode.WRITE_ZEROES) {
            effect(message, message.request, runs[command]);
        }
    }

    private void transfer(Message message, PendingRequest request, Run run) {
        run.add(request, run.endsAt(request) && Long.compareUnsigned(request.length, session.preferredBlockSize()) < 0);
        if (run.length < MANY) {
            return;
        }
        small += run.length == MANY ? MANY : 1;
        smallBytes += run.length == MANY ? run.end - run.start : request.length;
        int before = run.length - 2;
        session.report(PerformanceRules.SMALL_SEQUENTIAL, message, () -> continues(request) + ", as did " + before
                + " before; each is smaller than " + session.preferredBlockSize() + " bytes.");
    }

    private void effect(Message message, PendingRequest request, Run run) {
        run.add(request, run.endsAt(request));
        if (run.length < 2) {
            return;
        }
        over32Bits += run.end - run.start > MAX_32_BITS ? 1 : 0;
        continuing++;
        continued += run.length == 2 ? 1 : 0;
        session.report(PerformanceRules.SPLIT_TRIM_OR_ZERO, message, () -> continues(request) + "; one request could do for both.");
    }

    private static String continues(PendingRequest request) {
        return Command.nameOf(request.command) + " of " + Numbers.range(request.offset, request.length)
                + " continues the request before it";
    }

    @Override
    void closed() {
        if (continuing > 0) {
            session.retell(PerformanceRules.SPLIT_TRIM_OR_ZERO, Fault.CLIENT, () -> (continuing + continued)
                    + " trims or writes of zeroes continue each other without a gap; as far as lengths allow, " + continued
                    + (continued == 1 ? " request" : " requests") + " could do for them.");
        }
        if (small > 0) {
            long preferred = session.preferredBlockSize();
            long merged = (smallBytes + preferred - 1) / preferred;
            session.retell(PerformanceRules.SMALL_SEQUENTIAL, Fault.CLIENT, () -> small + " reads or writes of less than " + preferred
                    + " bytes continue each other without a gap; as requests of that size they would be " + merged + ".");
        }
        if (over32Bits > 0 && session.gaps == 0) {
            extendedHeaders();
        }
    }

    private void extendedHeaders() {
        Rule rule = session.handshakeKnown() ? ExtendedHeaders.missed(session.session) : null;
        if (rule != null) {
            session.report(rule, rule.fault(), Finding.NONE, () -> over32Bits + " trims or writes of zeroes went on where the ones before "
                    + "them had reached the limit of 32-bit lengths; with extended headers they could have been part of those.");
        }
    }
}
