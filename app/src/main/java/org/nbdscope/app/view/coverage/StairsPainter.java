package org.nbdscope.app.view.coverage;

import org.nbdscope.app.view.OffsetFormat;
import org.nbdscope.app.view.timeline.Surface;
import org.nbdscope.app.view.timeline.TextStyle;

/**
 * Draws the block status requests as a staircase: a row per round trip, the range asked thin, the range answered thick in the cause's
 * colour.
 */
final class StairsPainter {

    private static final double KEY_ROOM = 90;
    private static final double THICK = 7;
    private static final double WORD_HEIGHT = 12;

    private final ChartPainting painting;
    private final Surface surface;
    private final CoverageColours colours;
    private final ChartLayout layout;
    private final Staircase stairs;

    StairsPainter(ChartPainting painting) {
        this.painting = painting;
        surface = painting.surface();
        colours = painting.colours();
        layout = painting.layout();
        stairs = painting.picture().stairs();
    }

    void paint() {
        names();
        int rows = stairs.rows().size();
        double height = layout.stairHeight(rows);
        double thick = Math.max(1, Math.min(THICK, height - (height > 3 ? 1.5 : 0)));
        surface.clip(layout.left() - 3, layout.stairsTop(), layout.width() + 6, layout.stairsBottom() - layout.stairsTop());
        for (int i = 0; i < rows; i++) {
            step(stairs.rows().get(i), layout.stairY(i, rows) + height / 2, thick);
        }
        surface.unclip();
        if (height >= WORD_HEIGHT) {
            for (int i = 0; i < rows; i++) {
                words(stairs.rows().get(i), layout.stairY(i, rows) + height / 2);
            }
        }
    }

    private void names() {
        CoverageKnown known = painting.known();
        int rows = stairs.rows().size();
        boolean all = stairs.steps() == known.roundTrips();
        String sum = (all ? "all " : OffsetFormat.grouped(stairs.steps()) + " of ") + OffsetFormat.grouped(known.roundTrips())
                + (all ? "" : " here")
                + (rows < stairs.steps() ? ", " + rows + " rows" : "");
        painting.label("Map requests", known.roundTrips() == 0 ? "not in the capture" : sum, layout.stairsTop());
        if (layout.stairsBottom() - layout.stairsTop() > KEY_ROOM && known.roundTrips() > 0) {
            painting.hint("oldest on top", layout.stairsTop() + 44);
            painting.hint("thin: asked", layout.stairsTop() + 59);
            painting.hint("thick: answered by all", layout.stairsTop() + 74);
        }
    }

    private double share(Staircase.Row row) {
        boolean later = row.first().reply() > painting.known().message() || row.first().reply() < 0;
        return row.dimmed() ? CoverageColours.DIMMED : later ? CoverageColours.LATER : 1;
    }

    private void step(Staircase.Row row, double middle, double thick) {
        double share = share(row);
        double start = layout.x(row.start());
        double asked = layout.x(row.askedTo());
        double answered = layout.x(row.answeredTo());
        surface.rect(start, middle - 0.5, Math.max(1, asked - start), 1, colours.faded(colours.text3(), share));
        boolean something = row.answeredTo() > row.start();
        if (something) {
            surface.rect(start, middle - thick / 2, Math.max(2, answered - start), thick, colours.faded(colours.of(row.cause()), share));
        }
        // Where nothing was answered there is no bar to say the cause.
        surface.rect(start, middle - thick / 2 - 0.5, something ? 1.5 : 3, thick + 1,
                colours.faded(something ? colours.text() : colours.of(row.cause()), share));
    }

    /**
     * Where there are few, each row has its cause beside it; where there is no room, on the line, which the ground of the words
     * interrupts.
     */
    private void words(Staircase.Row row, double middle) {
        String words = row.cause().label() + (row.first().request() < 0 ? "" : " #" + row.first().request())
                + (row.count() > 1 ? " and " + (row.count() - 1) + " more" : "");
        double room = surface.textWidth(words, TextStyle.SMALL);
        double behind = layout.x(row.askedTo()) + 6;
        double before = layout.x(row.start()) - room - 8;
        int colour = row.dimmed() ? colours.faded(colours.text2(), 0.5) : colours.text2();
        if (behind + room < layout.right()) {
            painting.text(words, behind, middle, TextStyle.SMALL, Surface.Align.LEFT, colour);
        } else if (before > layout.left()) {
            painting.text(words, before, middle, TextStyle.SMALL, Surface.Align.LEFT, colour);
        } else {
            double x = Math.max(layout.left() + 10, layout.x(row.answeredTo()) + 8);
            x = x + room + 6 > layout.right() ? layout.left() + 12 : x;
            surface.rect(x - 4, middle - 6, room + 8, 12, colours.panel());
            painting.text(words, x, middle, TextStyle.SMALL, Surface.Align.LEFT, colour);
        }
    }
}
