package org.nbdscope.app.view.coverage;

import java.util.List;
import org.nbdscope.dissector.model.CaptureModel;

/**
 * A disk in one row, laid out for its pixels.
 *
 * @param known   what it shows
 * @param filter  what is dimmed
 * @param extents the first context; null where there is none
 * @param ticks   reads and changes
 * @param brackets map requests, from left to right
 */
public record DiskStrip(CoverageKnown known, CoverageFilter filter, ColumnBins extents, RequestTicks ticks,
                        List<StripBrackets.Bracket> brackets) {

    /** What the bracket above a column says, or an empty text where there is none. */
    public String bracketAt(int column) {
        return brackets.stream().filter(bracket -> bracket.from() <= column && column < bracket.to()).findFirst()
                .map(bracket -> bracket.texts().get(0)).orElse("");
    }

    /**
     * Lays it out.
     *
     * @param messages rows of messages that may be read
     * @param columns  columns of device pixels
     */
    static DiskStrip of(CoverageKnown known, CaptureModel model, int messages, int columns, CoverageFilter filter) {
        ColumnBins extents = known.contexts().isEmpty() ? null
                : ColumnBins.of(known.contexts().get(0), known.whole(), columns, filter.kinds());
        RequestTicks ticks = RequestTicks.of(model, CoveragePicture.users(known.subject()), messages, known.whole(), columns,
                known.message(), filter.displayed());
        return new DiskStrip(known, filter, extents, ticks, StripBrackets.of(known.steps(), known.whole(), columns));
    }
}
