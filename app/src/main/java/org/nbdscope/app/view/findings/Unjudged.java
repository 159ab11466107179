package org.nbdscope.app.view.findings;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.nbdscope.dissector.export.ByteCount;

/**
 * What of a capture could not be held against the rules.
 *
 * @param sessions     connections of the capture
 * @param incomplete   connections of which bytes are not in the capture
 * @param missingBytes how many bytes these are
 * @param joinedLater  connections whose handshake is not in the capture
 * @param encrypted    connections under TLS whose key is not known
 * @param dropped      findings for which there was no room
 */
public record Unjudged(int sessions, int incomplete, long missingBytes, int joinedLater, int encrypted, long dropped) {

    /** Whether everything could be judged. */
    public boolean nothing() {
        return incomplete == 0 && joinedLater == 0 && encrypted == 0 && dropped == 0;
    }

    /** A sentence for each reason, by the reason in two words; none where everything could be judged. */
    public Map<String, String> reasons() {
        Map<String, String> reasons = new LinkedHashMap<>();
        if (incomplete > 0) {
            reasons.put("Bytes missing", ByteCount.rounded(missingBytes) + " of " + connections(incomplete)
                    + " are not in the capture: what depends on them was not judged.");
        }
        if (joinedLater > 0) {
            reasons.put("Joined later", "The handshake of " + connections(joinedLater)
                    + " is not in the capture: what depends on it was not judged.");
        }
        if (encrypted > 0) {
            reasons.put("Encrypted", connections(encrypted) + " under TLS without a key: nothing inside was judged.");
        }
        if (dropped > 0) {
            reasons.put("Too many", "There was no room for " + dropped + " more findings.");
        }
        return reasons;
    }

    /** The sentences alone. */
    public List<String> sentences() {
        return List.copyOf(reasons().values());
    }

    /** All of it in a few words. */
    public String summary() {
        return nothing() ? "Everything in the capture was judged" : "Only parts without gaps are judged";
    }

    private String connections(int some) {
        String all = some == 1 ? "1 connection" : some + " connections";
        return sessions > some ? all + " (of " + sessions + ")" : all;
    }
}
