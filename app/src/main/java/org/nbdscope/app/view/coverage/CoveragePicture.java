package org.nbdscope.app.view.coverage;

import java.util.BitSet;
import java.util.List;
import org.nbdscope.dissector.model.CaptureModel;

/**
 * What a chart draws: everything is laid out for its pixels.
 *
 * @param known    what it shows
 * @param window   the part of the disk
 * @param filter   what is dimmed
 * @param contexts a row of bins per context for that part
 * @param overview likewise for the whole export
 * @param stairs   the block status requests
 * @param ticks    the other requests
 * @param findings the marks of findings
 */
public record CoveragePicture(CoverageKnown known, ByteSpan window, CoverageFilter filter, List<ColumnBins> contexts,
                              List<ColumnBins> overview, Staircase stairs, RequestTicks ticks, List<FindingMarks.Mark> findings) {

    /**
     * For which pixels.
     *
     * @param columns columns of device pixels, at least 1
     * @param rows    room for rows of requests, at least 1
     * @param width   of the chart in logical pixels
     */
    public record Room(int columns, int rows, double width) {
    }

    /**
     * What it is made of.
     *
     * @param known    what it shows
     * @param model    the tables
     * @param messages rows of messages that may be read
     * @param findings of the whole disk
     */
    public record Source(CoverageKnown known, CaptureModel model, int messages, List<DiskFinding> findings) {
    }

    /**
     * Lays it out.
     *
     * @param before what was drawn before, whose overview may still be good; null for nothing
     */
    public static CoveragePicture of(CoveragePicture before, Source source, ByteSpan window, Room room, CoverageFilter filter) {
        CoverageKnown known = source.known();
        boolean same = before != null && before.known == known && before.filter.kinds().equals(filter.kinds())
                && (before.overview.isEmpty() || before.overview.get(0).width() == room.columns());
        List<ColumnBins> overview = same ? before.overview : bins(known, known.whole(), room, filter);
        BitSet users = users(known.subject());
        List<ColumnBins> contexts = window.equals(known.whole()) ? overview : bins(known, window, room, filter);
        return new CoveragePicture(known, window, filter, contexts, overview,
                Staircase.of(known.steps(), window, room.rows(), filter::shows),
                RequestTicks.of(source.model(), users, source.messages(), window, room.columns(), known.message(), filter.displayed()),
                FindingMarks.of(source.findings().stream().filter(finding -> users.get(finding.session())).toList(), window, room.width(),
                        filter::shows));
    }

    /** {@link org.nbdscope.dissector.session.Session#id()} of the sessions that use the disk. */
    static BitSet users(CoverageSubject subject) {
        BitSet users = new BitSet();
        subject.writers().forEach(users::set);
        return users;
    }

    private static List<ColumnBins> bins(CoverageKnown known, ByteSpan span, Room room, CoverageFilter filter) {
        return known.contexts().stream().map(context -> ColumnBins.of(context, span, room.columns(), filter.kinds())).toList();
    }

    /** Where the parts of the chart are. */
    public ChartLayout layout(double top, double width, double height) {
        return ChartLayout.of(top, width, height, known.contexts().size(), stairs.steps(), ticks.any(), !findings.isEmpty());
    }
}
