package org.nbdscope.app.view.timeline;

import java.util.Comparator;
import java.util.List;

/** The room that the signs of findings leave on a line of text. */
final class LineRoom {

    private static final double MARGIN = 4;
    /** Half the height of a letter. */
    private static final double LETTER = 4;

    private final List<FindingPainter.Sign> signs;

    /** @param middle height of the line in the picture */
    LineRoom(List<FindingPainter.Sign> all, double middle) {
        signs = all.stream().filter(sign -> Math.abs(sign.y() - middle) < SeveritySign.RADIUS + LETTER)
                .sorted(Comparator.comparingDouble(FindingPainter.Sign::x)).toList();
    }

    /** The first place between two others at which a text of this width is covered by no sign; {@link Double#NaN} for none. */
    double first(double from, double to, double width) {
        double at = from + MARGIN;
        for (FindingPainter.Sign sign : signs) {
            boolean before = at + width + MARGIN <= sign.x() - SeveritySign.RADIUS;
            if (!before) {
                at = Math.max(at, sign.x() + SeveritySign.RADIUS + MARGIN);
            } else {
                break;
            }
        }
        return at + width + MARGIN <= to ? at : Double.NaN;
    }
}
