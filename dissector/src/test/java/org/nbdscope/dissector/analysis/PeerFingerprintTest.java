package org.nbdscope.dissector.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nbdscope.dissector.testing.Conversation;
import org.nbdscope.dissector.testing.Conversation.Export;
import org.nbdscope.dissector.testing.HeaderMode;
import org.nbdscope.dissector.testing.SampleCaptures;
import org.nbdscope.dissector.testing.Wire;

/** The pages of the sample captures say who talked. */
class PeerFingerprintTest {

    @ParameterizedTest
    @CsvSource({
        "map-6gib-extended-headers, 0, libnbd, qemu-nbd",
        "map-6gib-structured, 0, libnbd, nbdkit",
        "map-6gib-request-one, 0, libnbd, qemu-nbd",
        "extended-all-commands, 0, libnbd, qemu-nbd",
        "simple-all-commands, 0, libnbd, nbdkit",
        "server-errors, 0, libnbd, nbdkit",
        "nbdcopy-four-connections, 3, libnbd, nbdkit",
        "lossy-wire, 0, libnbd, qemu-nbd",
        "qemu-as-client, 0, qemu, qemu-nbd",
        "qemu-as-client, 1, qemu, nbdkit",
        "qemu-as-client, 3, qemu, qemu-nbd",
        "nbd-server-named-exports, 0, libnbd, nbd-server",
        "nbd-server-named-exports, 1, libnbd, nbd-server",
        "nbd-server-named-exports, 4, qemu, nbd-server",
        "midstream, 0, libnbd, ",
        "handshake-variety, 2, , nbdkit",
        "handshake-variety, 11, , qemu-nbd",
        "mixed-traffic-port-reuse, 2, , ",
        "tls13, 0, , "})
    void namesThePeers(String capture, int session, String client, String server) throws IOException {
        PeerFingerprint peers = Analysed.sample(SampleCaptures.named(capture).getFileName().toString()).session(session).peers();
        assertEquals(client, peers.client(), peers::toString);
        assertEquals(server, peers.server(), peers::toString);
        assertEquals(client == null, peers.clientReason() == null);
        assertEquals(server == null, peers.serverReason() == null);
    }

    /** The kernel's cookie is a count in the upper and the place in a queue in the lower half. */
    @Test
    void namesTheKernel() throws IOException {
        Conversation conversation = new Conversation(HeaderMode.SIMPLE).handshake(Export.of(1 << 20));
        for (long i = 1; i <= 5; i++) {
            long cookie = i << 32 | i + 7;
            conversation.client(c -> c.request(0, Wire.CMD_READ, cookie, 4096, 512)).server(s -> s.simpleReply(0, cookie, new byte[512]));
        }
        PeerFingerprint peers = Analysed.conversation(conversation).session(0).peers();
        assertEquals("the Linux kernel", peers.client());
        assertNotNull(peers.clientReason());
        assertNull(peers.server(), peers::toString);
    }
}
