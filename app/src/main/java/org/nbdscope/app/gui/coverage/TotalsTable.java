package org.nbdscope.app.gui.coverage;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.beans.property.ObjectProperty;
import org.nbdscope.app.gui.theme.Look;
import org.nbdscope.app.view.OffsetFormat;
import org.nbdscope.app.view.coverage.ContextExtents;
import org.nbdscope.app.view.coverage.CoverageKnown;
import org.nbdscope.app.view.coverage.StatusKind;
import org.nbdscope.dissector.analysis.StatusTotal;
import org.nbdscope.dissector.export.ByteCount;

/** How much of the disk has which status, in each context. */
final class TotalsTable extends FittedTable<TotalsTable.Line> {

    /** A row: the context's name stands in its first only. */
    record Line(String context, StatusKind kind, long value, String words, String extents, String bytes, String human, String share) {
    }

    TotalsTable(ObjectProperty<Look> look) {
        super(look);
        setId("coverage-totals");
        setAccessibleText("Totals of each status");
        names("Context", Line::context);
        pictures("Status", Line::words, line -> Charts.swatch(look.get().palette(), line.kind(), line.value()));
        figures("Extents", Line::extents);
        figures("Bytes", Line::bytes);
        figures("", Line::human);
        figures("Share", Line::share);
    }

    void show(CoverageKnown known) {
        List<Line> lines = new ArrayList<>();
        if (known != null) {
            known.contexts().forEach(context -> add(lines, context));
        }
        fill(lines);
    }

    private static void add(List<Line> lines, ContextExtents context) {
        String name = context.context();
        for (StatusTotal total : context.totals().totals()) {
            lines.add(new Line(name, StatusKind.of(context.context(), total.type()), total.type(),
                    StatusKind.words(context.context(), total.type()),
                    OffsetFormat.grouped(total.extents()), OffsetFormat.grouped(total.bytes()), ByteCount.rounded(total.bytes()),
                    percent(total.percent())));
            name = "";
        }
        Long unknown = context.totals().unknownBytes();
        if (unknown != null && unknown != 0) {
            double all = 100 - context.totals().totals().stream().mapToDouble(StatusTotal::percent).sum();
            lines.add(new Line(name, StatusKind.UNKNOWN, 0, "unknown", "", OffsetFormat.grouped(unknown), ByteCount.rounded(unknown),
                    percent(Math.max(0, all))));
        }
    }

    /** A share that is there never reads as none. */
    private static String percent(double value) {
        return value > 0 && value < 0.05 ? "< 0.1 %" : String.format(Locale.ROOT, "%.1f %%", value);
    }
}
