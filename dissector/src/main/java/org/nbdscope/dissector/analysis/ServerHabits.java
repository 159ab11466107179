package org.nbdscope.dissector.analysis;

import java.util.ArrayList;
import java.util.List;
import org.nbdscope.dissector.protocol.OptionReplyType;
import org.nbdscope.dissector.protocol.OptionType;
import org.nbdscope.dissector.protocol.StateNames;
import org.nbdscope.dissector.session.OptionExchange;
import org.nbdscope.dissector.session.OptionReply;
import org.nbdscope.dissector.session.Session;

/** Guesses the server from what it replies to options, and in which order. */
final class ServerHabits {

    private static final String UNKNOWN_OPTION = "The given option is unknown to this server implementation";
    private static final long NO_MAXIMUM = 0xffff_ffffL;
    private static final long QEMU_MAXIMUM = 32 << 20;
    private static final int QEMU_CONTEXT = 0;
    private static final int NBDKIT_CONTEXT = 1;

    private boolean sizesFirst;
    private boolean noMaximum;
    private boolean qemuMaximum;
    private Long allocationId;
    private boolean refusesWithoutText;
    private boolean unknownOption;

    private ServerHabits(Session session) {
        session.options().forEach(this::look);
    }

    static PeerGuess guess(Session session) {
        return new ServerHabits(session).guess();
    }

    private void look(OptionExchange option) {
        boolean export = false;
        boolean sizes = false;
        for (OptionReply reply : option.replies()) {
            unknownOption |= UNKNOWN_OPTION.equals(reply.text());
            if (option.option() == OptionType.NBD_OPT_SET_META_CONTEXT.value() && StateNames.BASE_ALLOCATION.equals(reply.context())) {
                allocationId = reply.contextId();
            }
            if (option.option() == OptionType.NBD_OPT_EXTENDED_HEADERS.value()
                    && reply.type() == OptionReplyType.NBD_REP_ERR_UNSUP.value()) {
                refusesWithoutText = "".equals(reply.text());
            }
            if (reply.size() != null) {
                sizesFirst |= sizes;
                export = true;
            } else if (reply.minimumBlockSize() != null) {
                sizes = true;
                noMaximum |= export && reply.maximumPayloadSize() == NO_MAXIMUM;
                qemuMaximum |= !export && reply.maximumPayloadSize() == QEMU_MAXIMUM;
            }
        }
    }

    private PeerGuess guess() {
        if (unknownOption) {
            return new PeerGuess(PeerFingerprint.NBD_SERVER, true, "\"" + UNKNOWN_OPTION + "\"");
        }
        boolean qemuContext = allocationId != null && allocationId == QEMU_CONTEXT;
        boolean nbdkitContext = allocationId != null && allocationId == NBDKIT_CONTEXT;
        List<String> reasons = new ArrayList<>();
        if (sizesFirst || qemuContext) {
            add(reasons, sizesFirst, "block sizes are told before the export's size");
            add(reasons, sizesFirst && qemuMaximum, "32 MiB of payload at most");
            add(reasons, qemuContext, "context ids from 0");
            return new PeerGuess(PeerFingerprint.QEMU_NBD, reasons.size() > 1, String.join(", ", reasons));
        }
        if (noMaximum || nbdkitContext) {
            add(reasons, noMaximum, "block sizes are told behind the export's size, without a maximum payload");
            add(reasons, nbdkitContext, "context ids from 1");
            add(reasons, refusesWithoutText, "no text with a refusal");
            return new PeerGuess(PeerFingerprint.NBDKIT, noMaximum || reasons.size() > 1, String.join(", ", reasons));
        }
        return null;
    }

    private static void add(List<String> reasons, boolean holds, String reason) {
        if (holds) {
            reasons.add(reason);
        }
    }
}
