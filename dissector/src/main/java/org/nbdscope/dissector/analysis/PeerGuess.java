package org.nbdscope.dissector.analysis;

/**
 * Which program a peer seems to be. A guess: other programs may have the same habits, and other versions of this one other habits.
 *
 * @param name   of the program
 * @param likely whether it rests on something that no other known program does; else on what a few programs have in common
 * @param reason what speaks for it
 */
public record PeerGuess(String name, boolean likely, String reason) {

    /** {@code qemu (cookies up to 16)}, {@code perhaps libnbd (cookies counted from 1)}. */
    public String words() {
        return (likely ? "" : "perhaps ") + name + " (" + reason + ")";
    }
}
