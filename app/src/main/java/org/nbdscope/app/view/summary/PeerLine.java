package org.nbdscope.app.view.summary;

import org.nbdscope.app.view.CommandGroup;

/**
 * A connection.
 *
 * @param name     {@code C0}
 * @param peers    client and server
 * @param export   name and size
 * @param replies  their form, and the handshake's
 * @param requests how many
 * @param did      which commands, the most frequent first
 * @param activity what it did in each of {@link #BINS} equal parts of the capture's time; null where nothing
 * @param first    row of its first message, -1 for none
 */
public record PeerLine(String name, String peers, String export, String replies, long requests, String did, CommandGroup[] activity, int first) {

    /** Parts of the time. */
    public static final int BINS = 160;
}
