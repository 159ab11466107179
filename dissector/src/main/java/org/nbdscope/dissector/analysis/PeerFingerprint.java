package org.nbdscope.dissector.analysis;

import java.util.List;
import org.nbdscope.dissector.session.Session;

/**
 * Which programs seem to talk, by habits that the specification leaves open. What nothing speaks for is null.
 *
 * @param client the client
 * @param server the server
 */
public record PeerFingerprint(PeerGuess client, PeerGuess server) {

    /** How qemu calls itself here as a client: qemu-img, qemu-io and the emulator have one and the same. */
    public static final String QEMU = "qemu";
    /** The library, with nbdinfo, nbdcopy and nbdsh. */
    public static final String LIBNBD = "libnbd";
    /** Linux, set up by nbd-client. */
    public static final String KERNEL = "the Linux kernel";
    /** The server that comes with qemu. */
    public static final String QEMU_NBD = "qemu-nbd";
    /** The server with plugins. */
    public static final String NBDKIT = "nbdkit";
    /** The reference server. */
    public static final String NBD_SERVER = "nbd-server";

    /** Names of all programs that may be guessed. */
    public static final List<String> PROGRAMS = List.of(QEMU, LIBNBD, KERNEL, QEMU_NBD, NBDKIT, NBD_SERVER);

    /** Descriptors that {@link #QEMU_NBD} puts into a chunk of block status at most: an answer with so many stops for that reason. */
    public static final int QEMU_MAX_DESCRIPTORS = 1 << 17;

    static PeerFingerprint of(Session session, RequestTraits requests) {
        return new PeerFingerprint(ClientHabits.guess(session, requests), ServerHabits.guess(session));
    }
}
