package org.nbdscope.app.view.timeline;

import org.nbdscope.app.view.OffsetFormat;
import org.nbdscope.dissector.findings.Finding;

/** Which requests of a finding have a mark on the charts: it lists {@link Finding#MAX_TRANSACTIONS} and only counts those behind them. */
public final class MarkedShare {

    /** For a legend of marks of which some do not have all. */
    public static final String OF_EACH = "first " + OffsetFormat.grouped(Finding.MAX_TRANSACTIONS) + " of each";

    private MarkedShare() {
    }

    /** {@code first 1 000 of 25 075 marked}; empty where all are. */
    public static String of(Finding finding) {
        return of(finding.transactions().length, finding.count());
    }

    static String of(int listed, long found) {
        return listed < Finding.MAX_TRANSACTIONS || found <= listed ? ""
                : "first " + OffsetFormat.grouped(listed) + " of " + OffsetFormat.grouped(found) + " marked";
    }
}
