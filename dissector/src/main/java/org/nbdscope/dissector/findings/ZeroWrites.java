package org.nbdscope.dissector.findings;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import org.nbdscope.dissector.session.Session;

/** Counts a session's writes that hold nothing but zeroes, though the server offers to write zeroes without a payload. */
public final class ZeroWrites implements ToLongFunction<Session> {

    private final Map<Session, Long> counts = new HashMap<>();

    /** @param findings what was found in a capture; of all of it where all is to be counted */
    public ZeroWrites(List<Finding> findings) {
        for (Finding finding : findings) {
            if (finding.rule() == PerformanceRules.ZEROES_WRITTEN) {
                counts.merge(finding.session(), finding.count(), Long::sum);
            }
        }
    }

    @Override
    public long applyAsLong(Session session) {
        return counts.getOrDefault(session, 0L);
    }
}
