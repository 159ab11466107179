package org.nbdscope.app.view.timeline;

import java.util.ArrayList;
import java.util.List;

/** Paints where the rule book found something: the worst where several are at one place. */
final class FindingPainter {

    /** Logical pixels between two signs, beside and below each other. */
    private static final double APART = 12;

    /** Says where the sign of a mark belongs. */
    interface Places {

        /** Height of the place in the picture; {@link Double#NaN} where it is not in the picture. */
        double y(FindingMarks.Mark mark);
    }

    /** A sign around a point of the picture. */
    record Sign(FindingMarks.Mark mark, double x, double y) {
    }

    private final Painting painting;

    FindingPainter(Painting painting) {
        this.painting = painting;
    }

    /** Paints the signs of a window of time. */
    void paint(Places places) {
        paint(signs(places));
    }

    /** Where the signs of a window of time stand. */
    List<Sign> signs(Places places) {
        FindingMarks marks = painting.view().findings().get();
        if (marks == null) {
            return List.of();
        }
        List<Sign> signs = new ArrayList<>();
        PictureLayout layout = painting.layout();
        double least = layout.gutter() + SeveritySign.RADIUS;
        double most = layout.width() - SeveritySign.RADIUS;
        for (FindingMarks.Mark mark : marks.all()) {
            if (painting.window().contains(mark.time())) {
                double x = Math.max(least, Math.min(most, layout.x(painting.window(), mark.time())));
                double y = places.y(mark);
                boolean free = !Double.isNaN(y)
                        && signs.stream().noneMatch(at -> Math.abs(at.x() - x) < APART && Math.abs(at.y() - y) < APART);
                if (free) {
                    signs.add(new Sign(mark, x, y));
                }
            }
        }
        return signs;
    }

    void paint(List<Sign> signs) {
        for (Sign sign : signs) {
            SeveritySign.paint(painting.surface(), sign.mark().severity(), sign.x(), sign.y(),
                    painting.colours().sign(sign.mark().severity(), isDimmed(sign.mark())));
        }
    }

    private boolean isDimmed(FindingMarks.Mark mark) {
        return painting.displayed() != null
                && (mark.transaction() == TimelineView.NONE || !painting.displayed().test(mark.transaction()));
    }
}
