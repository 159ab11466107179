package org.nbdscope.dissector.analysis;

import java.util.ArrayList;
import java.util.List;
import org.nbdscope.dissector.protocol.InformationType;
import org.nbdscope.dissector.protocol.OptionType;
import org.nbdscope.dissector.session.OptionExchange;
import org.nbdscope.dissector.session.OptionReply;
import org.nbdscope.dissector.session.Session;

/**
 * Which programs seem to talk, by habits that the specification leaves open. A guess: other programs may have the same habits, and other
 * versions other ones. What nothing speaks for is null.
 *
 * @param client       name of the client
 * @param clientReason what speaks for it
 * @param server       name of the server
 * @param serverReason what speaks for it
 */
public record PeerFingerprint(String client, String clientReason, String server, String serverReason) {

    private static final String ALLOCATION = "base:allocation";
    private static final String UNKNOWN_OPTION = "The given option is unknown to this server implementation";
    private static final long NO_MAXIMUM = 0xffff_ffffL;
    private static final int FEW = 2;

    private record Guess(String name, String reason) {
    }

    private static final Guess NONE = new Guess(null, null);

    static PeerFingerprint of(Session session, RequestTraits requests) {
        Guess client = client(session, requests);
        Guess server = server(session);
        return new PeerFingerprint(client.name, client.reason, server.name, server.reason);
    }

    private static Guess client(Session session, RequestTraits requests) {
        if (requests.barePayload && !requests.flaggedPayload) {
            return new Guess("qemu", "extended writes without NBD_CMD_FLAG_PAYLOAD_LEN");
        }
        if (requests.requests >= FEW && requests.slots && requests.disconnectZero) {
            return new Guess("qemu", "cookies up to 16, and 0 for the disconnect");
        }
        if (requests.requests > FEW && requests.slots && requests.repeated) {
            return new Guess("qemu", "cookies up to 16, used again");
        }
        if (requests.requests > FEW && requests.halves) {
            return new Guess("the Linux kernel", "cookies of two numbers of 32 bits, and requests of whole sectors");
        }
        if (asksForDescription(session)) {
            return new Guess("libnbd", "NBD_OPT_INFO for block size, name and description");
        }
        if (requests.requests >= FEW && requests.counted) {
            return new Guess("libnbd", "cookies counted from 1");
        }
        return NONE;
    }

    private static boolean asksForDescription(Session session) {
        List<Integer> all = List.of(InformationType.NBD_INFO_BLOCK_SIZE.value(), InformationType.NBD_INFO_NAME.value(),
                InformationType.NBD_INFO_DESCRIPTION.value());
        return session.options().stream().filter(option -> option.option() == OptionType.NBD_OPT_INFO.value())
                .map(OptionExchange::informationRequests).map(asked -> asked == null ? List.of() : asked)
                .map(ArrayList::new).anyMatch(asked -> asked.containsAll(all) && asked.size() == all.size());
    }

    private static Guess server(Session session) {
        Guess guess = NONE;
        for (OptionExchange option : session.options()) {
            Guess its = server(option);
            if (its != NONE) {
                guess = its;
            }
        }
        return guess;
    }

    private static Guess server(OptionExchange option) {
        boolean export = false;
        boolean sizes = false;
        for (OptionReply reply : option.replies()) {
            if (UNKNOWN_OPTION.equals(reply.text())) {
                return new Guess("nbd-server", "\"" + UNKNOWN_OPTION + "\"");
            }
            if (option.option() == OptionType.NBD_OPT_SET_META_CONTEXT.value() && ALLOCATION.equals(reply.context())
                    && reply.contextId() != null) {
                return reply.contextId() == 0 ? new Guess("qemu-nbd", "context ids from 0")
                        : reply.contextId() == 1 ? new Guess("nbdkit", "context ids from 1") : NONE;
            }
            if (reply.size() != null) {
                if (sizes) {
                    return new Guess("qemu-nbd", "block sizes are told before the export's size");
                }
                export = true;
            } else if (reply.minimumBlockSize() != null) {
                sizes = true;
                if (export && reply.maximumPayloadSize() == NO_MAXIMUM) {
                    return new Guess("nbdkit", "block sizes are told behind the export's size, without a maximum payload");
                }
            }
        }
        return NONE;
    }
}
