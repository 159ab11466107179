package org.nbdscope.dissector.analysis;

/**
 * How far a session got with one feature. Null stands for what is not known, and for what the feature has no step for: a transmission flag
 * is neither asked for nor granted.
 *
 * @param feature in words
 * @param offered whether the server said that it has it
 * @param asked   whether the client asked for it in the handshake
 * @param granted whether the server agreed
 * @param used    how often it was used in the transmission phase
 */
public record Negotiation(String feature, Boolean offered, Boolean asked, Boolean granted, Long used) {

    /** Whether it was there to be used and never was. */
    public boolean missed() {
        return Boolean.TRUE.equals(offered) && used != null && used == 0;
    }
}
