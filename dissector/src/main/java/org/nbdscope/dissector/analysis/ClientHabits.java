package org.nbdscope.dissector.analysis;

import java.util.List;
import java.util.Set;
import org.nbdscope.dissector.protocol.InformationType;
import org.nbdscope.dissector.protocol.OptionType;
import org.nbdscope.dissector.session.OptionExchange;
import org.nbdscope.dissector.session.Session;

/** Guesses the client from the order of its options and from its cookies. */
final class ClientHabits {

    private static final int FEW = 2;
    /** Requests whose cookies can hardly be in order by chance. */
    private static final int ENOUGH = 8;

    private ClientHabits() {
    }

    static PeerGuess guess(Session session, RequestTraits requests) {
        if (requests.barePayload && !requests.flaggedPayload) {
            return new PeerGuess(PeerFingerprint.QEMU, true, "extended writes without NBD_CMD_FLAG_PAYLOAD_LEN");
        }
        if (requests.requests > FEW && requests.slots && requests.repeated) {
            boolean both = requests.disconnectZero && asksForBlockSizeOnly(session);
            return new PeerGuess(PeerFingerprint.QEMU, both, "cookies up to 16, used again"
                    + (requests.disconnectZero ? ", and 0 for the disconnect" : ""));
        }
        if (requests.requests >= FEW && requests.slots && requests.disconnectZero) {
            return new PeerGuess(PeerFingerprint.QEMU, false, "cookies up to 16, and 0 for the disconnect");
        }
        if (requests.requests >= FEW && requests.addresses) {
            return new PeerGuess(PeerFingerprint.QEMU, requests.disconnectZero, "an address with a slot number as cookie"
                    + (requests.disconnectZero ? ", and 0 for the disconnect" : ""));
        }
        if (requests.requests > FEW && requests.tags.kernels()) {
            return new PeerGuess(PeerFingerprint.KERNEL, requests.requests >= ENOUGH && requests.tags.repeated(),
                    "cookies of a tag and its count, and requests of whole sectors");
        }
        if (asksForDescription(session)) {
            return new PeerGuess(PeerFingerprint.LIBNBD, true, "NBD_OPT_INFO for block size, name and description");
        }
        if (requests.counted()) {
            return new PeerGuess(PeerFingerprint.LIBNBD, false, requests.fromOne ? "cookies counted from 1" : "cookies counted one by one");
        }
        return null;
    }

    /** Both NBD_OPT_GO of qemu and of libnbd want the block sizes, and nothing else. */
    private static boolean asksForBlockSizeOnly(Session session) {
        List<Integer> wanted = List.of(InformationType.NBD_INFO_BLOCK_SIZE.value());
        return session.options().stream().anyMatch(option -> option.option() == OptionType.NBD_OPT_GO.value()
                && wanted.equals(option.informationRequests()));
    }

    private static boolean asksForDescription(Session session) {
        Set<Integer> all = Set.of(InformationType.NBD_INFO_BLOCK_SIZE.value(), InformationType.NBD_INFO_NAME.value(),
                InformationType.NBD_INFO_DESCRIPTION.value());
        return session.options().stream().filter(option -> option.option() == OptionType.NBD_OPT_INFO.value())
                .map(OptionExchange::informationRequests)
                .anyMatch(asked -> asked != null && asked.size() == all.size() && Set.copyOf(asked).equals(all));
    }
}
