package org.nbdscope.app.view.findings;

import java.util.List;
import org.nbdscope.dissector.findings.Severity;

/**
 * A line of the tree of findings.
 *
 * @param kind     what it stands for
 * @param severity the worst below it; null for what could not be judged
 * @param label    the group's name, the rule's code, or the place
 * @param hint     what the group's name means; "" for other lines
 * @param count    how often all below it was found
 * @param who      whose fault it is; "" for groups
 * @param where    connections and messages; "" for groups
 * @param what     what happened, in a few words; "" for groups
 * @param finding  the first one below it; null for what could not be judged
 * @param children the lines below it
 */
public record FindingNode(Kind kind, Severity severity, String label, String hint, long count, String who, String where, String what,
                          PlacedFinding finding, List<FindingNode> children) {

    /** What a line stands for. */
    public enum Kind {
        GROUP,
        /** A rule that was broken. */
        CODE,
        /** One of several findings of a rule. */
        PLACE,
        /** What could not be held against the rules; is about no finding. */
        UNJUDGED
    }

    /** The line for people who do not see it. */
    public String spoken() {
        String times = count == 1 ? "once" : count + " times";
        if (kind == Kind.UNJUDGED) {
            return "not judged, " + what;
        }
        return kind == Kind.GROUP ? label + ", " + hint + ", " + times
                : severity.label() + " " + label + ", " + times + ", " + who + ", " + where + ": " + what;
    }
}
