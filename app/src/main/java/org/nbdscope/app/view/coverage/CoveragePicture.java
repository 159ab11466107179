package org.nbdscope.app.view.coverage;

import java.util.List;

/**
 * What a chart draws: everything is laid out for its pixels.
 *
 * @param known    what it shows
 * @param window   the part of the disk
 * @param contexts a row of bins per context for that part
 * @param overview likewise for the whole export
 * @param stairs   the requests
 */
public record CoveragePicture(CoverageKnown known, ByteSpan window, List<ColumnBins> contexts, List<ColumnBins> overview, Staircase stairs) {

    /**
     * Lays it out.
     *
     * @param before what was drawn before, whose overview may still be good; null for nothing
     * @param width  columns of pixels, at least 1
     * @param rows   room for rows of requests, at least 1
     */
    public static CoveragePicture of(CoveragePicture before, CoverageKnown known, ByteSpan window, int width, int rows) {
        boolean same = before != null && before.known == known && (before.overview.isEmpty() || before.overview.get(0).width() == width);
        return new CoveragePicture(known, window, bins(known, window, width), same ? before.overview : bins(known, known.whole(), width),
                Staircase.of(known.steps(), window, rows));
    }

    private static List<ColumnBins> bins(CoverageKnown known, ByteSpan span, int width) {
        return known.contexts().stream().map(context -> ColumnBins.of(context, span, width)).toList();
    }
}
