package org.nbdscope.app.view.findings;

import java.util.List;
import org.nbdscope.dissector.findings.Severity;

/**
 * What the rule book says of a capture that was read, or is being captured. Does not change.
 *
 * @param findings by connection, then in the order of the capture
 * @param rules    how many rules the capture was held against
 * @param unjudged what could not be judged
 * @param strip    where in the capture the findings are
 * @param last     whether all was read; else more may be found
 */
public record Verdict(List<PlacedFinding> findings, int rules, Unjudged unjudged, CaptureStrip strip, boolean last) {

    /** How many codes were found, under the profile of each connection. */
    public long codes() {
        return findings.stream().map(placed -> placed.finding().rule()).distinct().count();
    }

    /** Whether something is against a MUST, under the profile of each connection. */
    public boolean hasErrors() {
        return findings.stream().anyMatch(placed -> Judged.severity(placed, null) == Severity.ERROR);
    }
}
