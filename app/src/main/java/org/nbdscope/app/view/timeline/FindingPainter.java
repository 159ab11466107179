package org.nbdscope.app.view.timeline;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Paints where the rule book found something: the worst where several are at one place. */
final class FindingPainter {

    /** Says where the sign of a mark belongs. */
    interface Places {

        /** Height of the place in the picture; {@link Double#NaN} where it is not in the picture. */
        double y(FindingMarks.Mark mark);

        /**
         * Where beside its time.
         *
         * @param time the place of the mark's time in the picture
         */
        default double x(FindingMarks.Mark mark, double time) {
            return time;
        }

        /** The line on which signs are apart from each other, where that is not their height: all of the same number share one. */
        default double line(FindingMarks.Mark mark, double y) {
            return y;
        }
    }

    /** A sign around a point of the picture. */
    record Sign(FindingMarks.Mark mark, double x, double y) {
    }

    private final Painting painting;
    private final Places places;
    private final SignRoom room = new SignRoom();

    FindingPainter(Painting painting, Places places) {
        this.painting = painting;
        this.places = places;
    }

    /** What else takes room that signs must leave free, or leave it to them. */
    SignRoom room() {
        return room;
    }

    /** Paints all signs of a window of time: those that the filter shows get their places first. */
    void paint() {
        List<Sign> shown = signs(mark -> !isDimmed(mark));
        paint(signs(this::isDimmed));
        paint(shown);
    }

    /** Where the wanted signs of a window of time stand; from now on they take that room. */
    List<Sign> signs(Predicate<FindingMarks.Mark> wanted) {
        FindingMarks marks = painting.view().findings().get();
        if (marks == null) {
            return List.of();
        }
        List<Sign> signs = new ArrayList<>();
        PictureLayout layout = painting.layout();
        double least = layout.gutter() + SeveritySign.RADIUS;
        double most = layout.width() - SeveritySign.RADIUS;
        for (FindingMarks.Mark mark : marks.all()) {
            if (painting.window().contains(mark.time()) && wanted.test(mark)) {
                double x = Math.max(least, Math.min(most, places.x(mark, layout.x(painting.window(), mark.time()))));
                double y = places.y(mark);
                if (!Double.isNaN(y) && room.take(x, places.line(mark, y), SeveritySign.RADIUS)) {
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

    boolean isDimmed(FindingMarks.Mark mark) {
        return painting.displayed() != null
                && (mark.transaction() == TimelineView.NONE || !painting.displayed().test(mark.transaction()));
    }
}
