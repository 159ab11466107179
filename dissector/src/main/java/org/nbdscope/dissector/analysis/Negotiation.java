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
 * @param saving  what it could have done, not being used: {@code could have saved ...}; null where nothing is known of that
 * @param said    the messages that say so
 */
public record Negotiation(String feature, Boolean offered, Boolean asked, Boolean granted, Long used, String saving, Said said) {

    /** Of several sessions: no message says it for all of them. */
    public Negotiation(String feature, Boolean offered, Boolean asked, Boolean granted, Long used, String saving) {
        this(feature, offered, asked, granted, used, saving, Said.NOWHERE);
    }

    /** A feature of which nothing was missed. */
    public Negotiation(String feature, Boolean offered, Boolean asked, Boolean granted, Long used) {
        this(feature, offered, asked, granted, used, null);
    }

    Negotiation saving(String what) {
        return new Negotiation(feature, offered, asked, granted, used, what, said);
    }

    /** Whether it was there to be used and never was. */
    public boolean unused() {
        return Boolean.TRUE.equals(offered) && used != null && used == 0;
    }

    /** Whether it was not used although it would have helped. */
    public boolean missed() {
        return saving != null;
    }
}
