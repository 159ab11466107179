package org.nbdscope.dissector.findings;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.nbdscope.dissector.session.Session;

/**
 * Keeps the findings of a capture: one for each session, rule, fault and severity. May be read while it grows.
 *
 * <table>
 * <caption>Limits</caption>
 * <tr><td>{@link #MAX_FINDINGS}</td><td>findings that are kept; further ones are only counted</td></tr>
 * </table>
 */
public final class FindingCollector {

    /** Findings that are kept. */
    public static final int MAX_FINDINGS = 100_000;

    private record Key(int session, Rule rule, Fault fault, Severity severity) {
    }

    private static final int NO_SESSION = -1;

    private final Map<Key, Finding> findings = new HashMap<>();
    private final List<Finding> inOrder = new ArrayList<>();
    private long dropped;

    /** The findings by session, then in the order of the first packet concerned. */
    public synchronized List<Finding> findings() {
        List<Finding> all = new ArrayList<>(inOrder);
        all.sort(Comparator.<Finding>comparingInt(finding -> finding.session() == null ? Integer.MAX_VALUE : finding.session().number())
                .thenComparingLong(finding -> finding.frame() == Finding.NONE ? Long.MAX_VALUE : finding.frame())
                .thenComparing(finding -> finding.rule().code())
                .thenComparing(Finding::fault));
        return all;
    }

    /** The findings but for the first {@code known}, in the order in which they were made. */
    synchronized List<Finding> after(int known) {
        return List.copyOf(inOrder.subList(known, inOrder.size()));
    }

    /** How often something was found for which there was no room. */
    public synchronized long dropped() {
        return dropped;
    }

    /**
     * The finding to add to.
     *
     * @param severity null for the rule's own
     * @return a finding that has no count yet where it is new; null where there is no room
     */
    synchronized Finding finding(Rule rule, Session session, Fault fault, Severity severity) {
        Key key = new Key(session == null ? NO_SESSION : session.id(), rule, fault, severity);
        Finding finding = findings.get(key);
        if (finding == null) {
            if (findings.size() == MAX_FINDINGS) {
                dropped++;
                return null;
            }
            finding = new Finding(rule, session, fault, severity);
            findings.put(key, finding);
            inOrder.add(finding);
        }
        return finding;
    }
}
