package org.nbdscope.app.gui.render;

import java.io.IOException;
import java.util.BitSet;
import org.nbdscope.app.gui.coverage.CoverageImage;
import org.nbdscope.app.gui.export.PictureFile;
import org.nbdscope.app.gui.theme.Fonts;
import org.nbdscope.app.gui.theme.Palette;
import org.nbdscope.app.gui.timeline.TimelineImage;
import org.nbdscope.app.view.CaptureDocument;
import org.nbdscope.app.view.DisplayedTransactions;
import org.nbdscope.app.view.ListModel;
import org.nbdscope.app.view.ListQuery;
import org.nbdscope.app.view.coverage.ChartContent;
import org.nbdscope.app.view.timeline.DisplayedRequests;
import org.nbdscope.app.view.timeline.FindingMarks;
import org.nbdscope.app.view.timeline.TimelineIndex;
import org.nbdscope.app.view.timeline.TimelineView;
import org.nbdscope.dissector.capture.Frame;
import org.nbdscope.dissector.filter.DisplayFilter;

/** Draws one chart of a capture that was read. */
final class ChartPicture {

    private static final long LOOK_MILLIS = 10;

    private final Picture picture;
    private final CaptureDocument document;
    private final Palette palette;

    ChartPicture(Picture picture, CaptureDocument document) {
        this.picture = picture;
        this.document = document;
        palette = picture.theme().palette();
    }

    void write() throws IOException, InterruptedException {
        if (picture.of() == Picture.Subject.TIMELINE) {
            timeline(displayed());
        } else {
            coverage(displayed());
        }
    }

    private void timeline(BitSet displayed) throws IOException {
        TimelineIndex index = new TimelineIndex(document.model());
        if (document.firstTimeNanos() != Frame.NO_TIME) {
            index.origin(document.firstTimeNanos());
        }
        index.advance(Integer.MAX_VALUE);
        index.finish();
        TimelineView view = new TimelineView(index);
        view.findings().set(document.verdict() == null ? null : FindingMarks.of(document.model(), document.verdict()));
        view.displayed().set(displayed == null ? null : DisplayedRequests.of(index, displayed::get));
        PictureFile.write(picture.out(), Headless.drawing(() -> TimelineImage.of(view, picture.width(), picture.height(), 1, palette,
                Fonts.textFamily(), Fonts.monoFamily())), () -> TimelineImage.svg(view, picture.width(), picture.height(), palette));
    }

    private void coverage(BitSet displayed) throws IOException {
        ChartContent content = ChartContent.of(document, displayed == null ? null : displayed::get);
        PictureFile.write(picture.out(), Headless.drawing(() -> CoverageImage.of(content, picture.width(), picture.height(), 1, palette)),
                () -> CoverageImage.svg(content, picture.width(), picture.height(), palette));
    }

    /** The transactions that the filter shows; null for all. */
    private BitSet displayed() throws InterruptedException {
        if (picture.filter().filter() == DisplayFilter.EVERYTHING) {
            return null;
        }
        try (ListModel rows = new ListModel(document)) {
            ListQuery query = ListQuery.DEFAULT.with(picture.filter().filter());
            rows.query(query);
            while (rows.working()) {
                Thread.sleep(LOOK_MILLIS);
            }
            return DisplayedTransactions.of(document, rows.rows(), query.mode());
        }
    }
}
