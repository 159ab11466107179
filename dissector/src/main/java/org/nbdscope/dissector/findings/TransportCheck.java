package org.nbdscope.dissector.findings;

import org.nbdscope.dissector.protocol.Command;
import org.nbdscope.dissector.session.Message;
import org.nbdscope.dissector.session.Side;
import org.nbdscope.dissector.tcp.SenderWatch;

/**
 * How the peers use TCP: small segments that wait for acknowledgements, headers that travel alone, windows that close, segments sent again.
 *
 * <table>
 * <caption>Thresholds</caption>
 * <tr><td>{@link #MANY_APART}</td><td>messages one after the other whose header travels alone, that make a habit</td></tr>
 * <tr><td>{@link #MANY_HELD}</td><td>whole messages that waited for an acknowledgement, that are no coincidence any more</td></tr>
 * <tr><td>{@link #FELT_NANOS}</td><td>time with a closed window that is more than a note</td></tr>
 * </table>
 */
final class TransportCheck extends SessionCheck {

    static final int MANY_APART = 16;
    static final int MANY_HELD = 3;
    static final long FELT_NANOS = 10_000_000;

    /** What one side does. */
    private static final class Sender {
        final Side side;
        final SenderWatch watch;
        long held;
        long heldMessages;
        int apart;

        Sender(Side side, SenderWatch watch) {
            this.side = side;
            this.watch = watch;
        }
    }

    private final Sender client;
    private final Sender server;

    TransportCheck(CheckedSession session) {
        super(session);
        client = sender(Side.CLIENT);
        server = sender(Side.SERVER);
    }

    private Sender sender(Side side) {
        return new Sender(side, session.session.connection().watch(session.session.direction(side)));
    }

    @Override
    void request(Message message, RequestNotes notes) {
        message(message, client);
    }

    @Override
    void reply(Message message, RequestNotes notes) {
        message(message, server);
    }

    private void message(Message message, Sender sender) {
        if (sender.watch.held() != sender.held) {
            held(message, sender);
        }
        if (message.headerApart) {
            apart(message, sender);
        } else if (message.from == Side.CLIENT ? message.code == CommandCode.WRITE : message.payload != 0) {
            sender.apart = 0;
        }
    }

    /** A segment was held back: in the middle of this message, or in front of it. */
    private void held(Message message, Sender sender) {
        SenderWatch watch = sender.watch;
        boolean inside = message.firstTimeNanos <= watch.heldSince() && message.timeNanos >= watch.heldUntil();
        boolean before = message.firstTimeNanos >= watch.heldUntil();
        if (!inside && !before || session.gaps > 0) {
            return;
        }
        sender.held = watch.held();
        sender.heldMessages++;
        if (inside || sender.heldMessages >= MANY_HELD) {
            long milliseconds = (watch.heldUntil() - watch.heldSince()) / 1_000_000;
            session.report(TransportRules.NAGLE_STALL, null, Fault.of(sender.side), message, () -> "The " + sender.side.label()
                    + " held a segment back for " + milliseconds + " ms, until what it had sent before was acknowledged.");
        }
    }

    private void apart(Message message, Sender sender) {
        sender.apart += message.missing == 0 ? 1 : 0;
        if (sender.apart >= MANY_APART && message.missing == 0) {
            session.report(TransportRules.TINY_SEGMENTS, null, Fault.of(sender.side), message, () -> "The header of "
                    + (message.from == Side.CLIENT ? Command.nameOf(message.code) : "a reply") + " ends its segment, and the payload of "
                    + "the message begins in the next one; so did the " + (MANY_APART - 1) + " messages with payload before it.");
        }
    }

    @Override
    void closed() {
        closed(client);
        closed(server);
        mutualStalls(client.watch, server.watch);
        retransmissions(client.watch, server.watch);
    }

    private void closed(Sender sender) {
        SenderWatch watch = sender.watch;
        Fault fault = Fault.of(sender.side);
        if (watch.zeroWindows() > 0) {
            boolean felt = watch.windowClosed() || watch.closedNanos() >= FELT_NANOS;
            session.report(TransportRules.ZERO_WINDOW, felt ? null : Severity.NOTE, fault, watch.zeroWindowFrame(), watch.zeroWindows(),
                    () -> "The "
                    + sender.side.label() + "'s receive window was closed in packet " + watch.zeroWindowFrame()
                    + (watch.windowClosed() ? ", and it did not open again." : "; all in all it was closed for "
                    + watch.closedNanos() / 1_000 + " µs."));
        }
    }

    private void retransmissions(SenderWatch one, SenderWatch other) {
        long all = one.retransmissions() + other.retransmissions();
        if (all > 0) {
            long frame = earlier(one.retransmissions(), one.retransmissionFrame(), other.retransmissions(), other.retransmissionFrame());
            session.report(TransportRules.RETRANSMIT, null, Fault.NETWORK, frame, all, () -> "Segments were sent again, the first of "
                    + "them in "
                    + "packet " + frame + ": " + one.retransmissions() + " by the client, " + other.retransmissions() + " by the server.");
        }
    }

    private void mutualStalls(SenderWatch one, SenderWatch other) {
        long all = one.mutualStalls() + other.mutualStalls();
        if (all > 0) {
            long frame = earlier(one.mutualStalls(), one.mutualStallFrame(), other.mutualStalls(), other.mutualStallFrame());
            for (Fault fault : new Fault[] {Fault.CLIENT, Fault.SERVER}) {
                session.report(TransportRules.MUTUAL_STALL, null, fault, frame, all, () -> "In packet " + frame
                        + " both receive windows were closed: each side waits until the other one reads.");
            }
        }
    }

    /** The earlier of two packets, each of which is there where its count is not 0. */
    private static long earlier(long count, long frame, long otherCount, long otherFrame) {
        return count == 0 ? otherFrame : otherCount == 0 ? frame : Math.min(frame, otherFrame);
    }
}
