package org.nbdscope.app.view.coverage;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.nbdscope.dissector.analysis.StatusTotal;

/** Which kinds of extents a chart has, for its legend. */
public final class DiskLegend {

    /** A kind with a status that is drawn so. */
    public record Entry(StatusKind kind, long value) {
    }

    private DiskLegend() {
    }

    /** The kinds that occur, the weakest first. */
    public static List<Entry> of(CoverageKnown known) {
        Map<StatusKind, Entry> entries = new EnumMap<>(StatusKind.class);
        for (ContextExtents context : known.contexts()) {
            for (StatusTotal total : context.totals().totals()) {
                StatusKind kind = StatusKind.of(context.context(), total.type());
                entries.putIfAbsent(kind, new Entry(kind, total.type()));
            }
            Long unknown = context.totals().unknownBytes();
            if (unknown != null && unknown != 0) {
                entries.putIfAbsent(StatusKind.UNKNOWN, new Entry(StatusKind.UNKNOWN, 0));
            }
        }
        return new ArrayList<>(entries.values());
    }
}
