package org.nbdscope.dissector.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.io.IOException;
import java.util.Arrays;
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

    /** A guess that another program could have caused as well begins with "perhaps". */
    @ParameterizedTest
    @CsvSource({
        "map-6gib-extended-headers, 0, perhaps libnbd, qemu-nbd",
        "map-6gib-structured, 0, perhaps libnbd, nbdkit",
        "map-6gib-request-one, 0, perhaps libnbd, qemu-nbd",
        "extended-all-commands, 0, perhaps libnbd, qemu-nbd",
        "simple-all-commands, 0, perhaps libnbd, nbdkit",
        "server-errors, 0, perhaps libnbd, nbdkit",
        "nbdcopy-four-connections, 3, perhaps libnbd, nbdkit",
        "lossy-wire, 0, perhaps libnbd, qemu-nbd",
        "qemu-as-client, 0, qemu, qemu-nbd",
        "qemu-as-client, 1, qemu, nbdkit",
        "qemu-as-client, 3, qemu, qemu-nbd",
        "nbd-server-named-exports, 0, libnbd, nbd-server",
        "nbd-server-named-exports, 1, perhaps libnbd, nbd-server",
        "nbd-server-named-exports, 4, qemu, nbd-server",
        "midstream, 0, perhaps libnbd, ",
        "handshake-variety, 2, , perhaps nbdkit",
        "handshake-variety, 11, , qemu-nbd",
        "mixed-traffic-port-reuse, 2, , ",
        "wrong-replies, 0, , perhaps nbdkit",
        "wrong-block-status, 1, perhaps libnbd, perhaps nbdkit",
        "tls13, 0, , "})
    void namesThePeers(String capture, int session, String client, String server) throws IOException {
        PeerFingerprint peers = Analysed.sample(SampleCaptures.named(capture).getFileName().toString()).session(session).peers();
        assertEquals(client, words(peers.client()), peers::toString);
        assertEquals(server, words(peers.server()), peers::toString);
    }

    private static String words(PeerGuess guess) {
        return guess == null ? null : guess.words().replaceAll(" \\(.*", "");
    }

    /** Reads with these cookies. */
    private static PeerFingerprint reads(long... cookies) throws IOException {
        Conversation conversation = new Conversation(HeaderMode.SIMPLE).handshake(Export.of(1 << 20));
        for (long cookie : cookies) {
            conversation.client(c -> c.request(0, Wire.CMD_READ, cookie, 4096, 512)).server(s -> s.simpleReply(0, cookie, new byte[512]));
        }
        return Analysed.conversation(conversation).session(0).peers();
    }

    /** The kernel's cookie is a count in the upper and a tag, queue and place, in the lower half; places begin with 0. */
    @Test
    void namesTheKernel() throws IOException {
        long[] cookies = {1L << 32, 1L << 32 | 1, 2L << 32, 3L << 32, 1L << 32 | 0x1_0000, 2L << 32 | 1, 4L << 32, 3L << 32 | 1};
        assertEquals("the Linux kernel", words(reads(cookies).client()));
        assertEquals("the Linux kernel", words(reads(Arrays.stream(cookies).map(Long::reverseBytes).toArray()).client()));
        assertNull(reads(cookies).server());
        assertEquals("perhaps the Linux kernel", words(reads(Arrays.copyOf(cookies, 4)).client()));
    }

    @Test
    void whatOnlyResemblesTheKernelIsNotNamedSo() throws IOException {
        assertNull(reads(1L << 32, 1L << 32 | 1, 1L << 32, 1L << 32 | 1).client(), "the same count again");
        assertNull(reads(5L << 60, 5L << 60 | 1, 5L << 60 | 2).client(), "counts that no kernel reaches");
        assertNull(reads(0x1234_5678_9abc_def0L, 0x0fed_cba9_8765_4321L, 0x1111_2222_3333_4444L).client(), "random");
        assertEquals("perhaps libnbd", words(reads(1, 2, 3).client()));
        assertNull(reads(0x562b_660d_6e10L, 0x562b_660d_7e10L, 0x562b_660d_6e11L).client(), "several addresses");
    }

    /** Up to version 8 qemu's cookie was the address of its connection with the number of a slot. */
    @Test
    void namesOlderQemu() throws IOException {
        assertEquals("perhaps qemu", words(reads(0x562b_660d_6e10L, 0x562b_660d_6e11L, 0x562b_660d_6e10L).client()));
    }

    @Test
    void lostRequestsAreHolesInTheCount() throws IOException {
        long[] cookies = new long[40];
        for (int i = 0; i < cookies.length; i++) {
            cookies[i] = 1 + i + (i > 20 ? 7 : 0);
        }
        assertEquals("perhaps libnbd", words(reads(cookies).client()));
        cookies[30] = 1;
        assertNull(reads(cookies).client());
    }
}
