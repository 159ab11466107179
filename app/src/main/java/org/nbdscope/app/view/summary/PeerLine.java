package org.nbdscope.app.view.summary;

import org.nbdscope.app.view.CommandGroup;

/**
 * A connection.
 *
 * @param number   its number, for the filter {@code nbd.session}; -1 while that is not known
 * @param name     {@code C0}
 * @param peers    client and server
 * @param export   name and size, or that it is encrypted
 * @param replies  their form, and the handshake's
 * @param requests how many; null where they are encrypted
 * @param did      which commands, the most frequent first
 * @param activity what it did in each of {@link #BINS} equal parts of the capture's time; null where nothing
 * @param first    row of its first message, -1 for none
 */
public record PeerLine(int number, String name, String peers, String export, String replies, Long requests, String did, CommandGroup[] activity,
                       int first) {

    /** Parts of the time. */
    public static final int BINS = 160;

    /** The display filter for its messages; null while its number is not known. */
    public String filter() {
        return filter(number);
    }

    static String filter(int number) {
        return number < 0 ? null : "nbd.session == " + number;
    }
}
