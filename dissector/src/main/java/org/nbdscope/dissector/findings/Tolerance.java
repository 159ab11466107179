package org.nbdscope.dissector.findings;

import java.util.ArrayList;
import java.util.List;
import org.nbdscope.dissector.analysis.PeerFingerprint;
import org.nbdscope.dissector.analysis.PeerGuess;

/**
 * What real programs are known to make of what was found: some are stricter than the specification, some fail where it is silent. A note is
 * for those whose program can be guessed, and says so.
 */
public final class Tolerance {

    /** What a program does about a rule, and what a person should know of it. */
    private record Note(String code, String program, String sentence) {
    }

    private static final List<Note> NOTES = List.of(
            new Note("ERRMSG_BOUNDS", PeerFingerprint.QEMU, "it drops the connection where an error chunk has more than 1000 bytes"),
            new Note("CHUNK_OVER_MAX", PeerFingerprint.LIBNBD, "it drops the connection where a chunk has more than 64 MiB and 8 bytes"),
            new Note("PAYLOAD_OVER_MAX", PeerFingerprint.QEMU_NBD, "it drops the connection where a write has more than 32 MiB"),
            new Note("WRITE_WITHOUT_PAYLOAD_LEN", PeerFingerprint.QEMU,
                    "up to version 10.0 it never sets NBD_CMD_FLAG_PAYLOAD_LEN on a write; servers do well to accept that"),
            new Note("REQ_ONE_LOOP", PeerFingerprint.QEMU,
                    "its block layer asks for one extent at a time, always with NBD_CMD_FLAG_REQ_ONE"),
            new Note("MAP_LOOP", PeerFingerprint.QEMU_NBD,
                    "it ends a reply at " + PeerFingerprint.QEMU_MAX_DESCRIPTORS + " descriptors"),
            new Note("OUT_OF_BOUNDS", PeerFingerprint.QEMU, "version 3.1 asked past the end of exports that are no multiple of 512"),
            new Note("EXTENT_UNALIGNED", PeerFingerprint.QEMU_NBD,
                    "version 3.1 sent unaligned extents, for the hole it sees behind the end"),
            new Note("PAST_EXPORT_END", PeerFingerprint.QEMU_NBD, "version 3.1 sent extents for the hole it sees behind the end"),
            new Note("STATUS_CONTRADICTS", PeerFingerprint.QEMU_NBD,
                    "version 6.2 was seen to answer hole and zero, then data, for one range"),
            new Note("SPLIT_TRIM_OR_ZERO", PeerFingerprint.QEMU_NBD, "older versions failed on trims of more than 2 GiB"),
            new Note("HIGH_STATUS_BITS", PeerFingerprint.LIBNBD, "versions before the fix of CVE-2023-5871 end in an assertion"),
            new Note("SIZE_SIGN_BIT", PeerFingerprint.LIBNBD,
                    "versions before the fix of CVE-2023-5215 take the size for a negative number"),
            new Note("CHUNK_OUT_OF_RANGE", PeerFingerprint.LIBNBD, "versions of 2019 wrote what came outside of their buffer"),
            new Note("RISKY_BS_LENGTH", PeerFingerprint.NBDKIT,
                    "versions before the fixes of CVE-2025-47711 and CVE-2025-47712 end in an assertion"),
            new Note("STATE_BEFORE_STARTTLS", PeerFingerprint.NBDKIT,
                    "versions before the fix of CVE-2021-3716 kept what was agreed in the clear"),
            new Note("HANDSHAKE_STALLED", PeerFingerprint.QEMU_NBD, "it gives a client 10 seconds for the handshake"),
            new Note("SIMPLE_REPLY_TO_READ", PeerFingerprint.NBD_SERVER, "version 3.26 replies so to a read that fails"),
            new Note("COOKIE_UNKNOWN", PeerFingerprint.KERNEL, "it logs \"Unexpected reply\" and drops the connection"),
            new Note("DUPLICATE_REPLY", PeerFingerprint.KERNEL, "it logs \"Double reply\" and drops the connection"),
            new Note("CLIENT_LEFT_AFTER_VALID_REPLY", PeerFingerprint.KERNEL,
                    "versions before the end of 2024 changed the tag of a request that they queued again, and dropped the reply to the"
                    + " old one"));

    private Tolerance() {
    }

    /** What to know of a finding with these peers; a sentence each, none where nothing is known. */
    public static List<String> notes(Finding finding, PeerFingerprint peers) {
        List<String> notes = new ArrayList<>();
        for (Note note : NOTES) {
            if (note.code.equals(finding.rule().code())) {
                add(notes, "client", peers.client(), note);
                add(notes, "server", peers.server(), note);
            }
        }
        return notes;
    }

    private static void add(List<String> notes, String role, PeerGuess guess, Note note) {
        if (guess != null && guess.name().equals(note.program)) {
            notes.add((guess.likely() ? "The " + role + " looks like " : "If the " + role + " is ") + note.program + ": "
                    + note.sentence + ".");
        }
    }

    /** The codes that have a note, and the programs that it is for. */
    static List<String> subjects() {
        return NOTES.stream().map(note -> note.code + " " + note.program).toList();
    }
}
