package org.nbdscope.dissector.findings;

import org.nbdscope.dissector.protocol.OptionType;
import org.nbdscope.dissector.session.OptionExchange;
import org.nbdscope.dissector.session.ReplyMode;
import org.nbdscope.dissector.session.Session;

/** Why a session that could have used extended headers had none. */
final class ExtendedHeaders {

    private ExtendedHeaders() {
    }

    /** EXT_NOT_ASKED or EXT_REFUSED; null where the session has extended headers, or nobody knows. */
    static Rule missed(Session session) {
        if (session.replies() == ReplyMode.EXTENDED || session.handshake() == null) {
            return null;
        }
        for (OptionExchange option : session.options()) {
            if (option.option() == OptionType.NBD_OPT_EXTENDED_HEADERS.value()) {
                boolean refused = option.replies().stream().anyMatch(reply -> reply.type() < 0);
                return refused ? PerformanceRules.EXT_REFUSED : null;
            }
        }
        return PerformanceRules.EXT_NOT_ASKED;
    }
}
