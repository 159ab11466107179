package org.nbdscope.app.view.coverage;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntPredicate;
import org.nbdscope.app.view.CaptureDocument;
import org.nbdscope.app.view.analysis.AnalysisFeed;

/**
 * What a chart shows, for pictures of any size.
 *
 * @param source what it is made of; null where the capture has no block status
 * @param window the part of the disk
 * @param filter what is dimmed
 */
public record ChartContent(CoveragePicture.Source source, ByteSpan window, CoverageFilter filter) {

    /**
     * The coverage of a document that was read, at its end: of the first disk, by all its connections. Works for as long as that takes.
     *
     * @param displayed which transactions the filter shows; null for all
     */
    public static ChartContent of(CaptureDocument document, IntPredicate displayed) {
        CoverageFilter filter = new CoverageFilter(displayed, CoverageFilter.NONE.kinds(), CoverageFilter.NONE.causes());
        CompletableFuture<CoverageKnown> found = new CompletableFuture<>();
        try (AnalysisFeed feed = new AnalysisFeed(document.model(), Runnable::run)) {
            feed.grown(document.messages(), true);
            feed.ask(() -> {
                KnownBuilder builder = new KnownBuilder(feed);
                List<CoverageSubject> subjects = builder.subjects();
                return subjects.isEmpty() ? null : builder.known(subjects.get(0), CoverageView.LATEST);
            }, found::complete);
            CoverageKnown known = found.join();
            if (known == null) {
                return new ChartContent(null, null, filter);
            }
            List<DiskFinding> findings = document.verdict() == null ? List.of() : DiskFindings.of(document.verdict(), document.model());
            return new ChartContent(new CoveragePicture.Source(known, document.model(), document.messages(), findings), known.whole(),
                    filter);
        }
    }

    /**
     * Lays it out.
     *
     * @param columns columns of device pixels
     * @param rows    room for rows of requests
     * @param width   of the chart in logical pixels
     */
    public CoveragePicture picture(int columns, int rows, double width) {
        return CoveragePicture.of(null, source, window, new CoveragePicture.Room(columns, rows, width), filter);
    }
}
