package org.nbdscope.app.view.findings;

import java.util.List;
import org.nbdscope.dissector.findings.Finding;
import org.nbdscope.dissector.findings.FindingPlaces;
import org.nbdscope.dissector.model.MessageTable;

/**
 * A finding with the rows it is about.
 *
 * @param finding  what was found; does not grow any more
 * @param message  row of the message table at which it was found first, or {@link MessageTable#NONE}
 * @param messages rows of the message table: requests and replies of the first transactions concerned, in the order of the capture,
 *                 and {@code message} itself
 * @param requests rows of the transaction table: all requests concerned that the finding lists, ascending; not to be changed
 * @param notes    what the peers, as far as they can be guessed, are known to make of it; a sentence each
 */
public record PlacedFinding(Finding finding, int message, List<Integer> messages, int[] requests, List<String> notes) {

    /** Whether the other is the same finding, perhaps at another time; null is none. */
    public boolean isSame(PlacedFinding other) {
        return other != null && finding.isSame(other.finding);
    }

    /** Whether somebody can be led to a message. */
    public boolean hasMessage() {
        return message != MessageTable.NONE;
    }

    /** Transactions whose messages are listed; fewer than the finding names where these are too many. */
    public int listedTransactions() {
        return Math.min(FindingPlaces.MAX_TRANSACTIONS, finding.transactions().length);
    }

    /** What lists call its connection: {@code C2}, or {@code capture} where it concerns all of it. */
    public String connection() {
        return finding.session() == null ? "capture"
                : "C" + (finding.session().number() >= 0 ? finding.session().number() : finding.session().id());
    }

    /** Connection and message: {@code C2 #48}. */
    public String place() {
        return hasMessage() ? connection() + " #" + message : connection();
    }
}
