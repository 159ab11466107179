package org.nbdscope.app.view.coverage;

import org.nbdscope.app.view.CommandGroup;
import org.nbdscope.app.view.timeline.SeveritySign;
import org.nbdscope.app.view.timeline.TimelineColours;
import org.nbdscope.dissector.analysis.MapCause;
import org.nbdscope.dissector.findings.Severity;

/**
 * The colours of the coverage chart, each as 0xAARRGGBB.
 *
 * @param panel       ground of panes
 * @param panel2      ground of pane headers
 * @param line        borders
 * @param grid        grid lines and rules between rows
 * @param text        names
 * @param text2       labels
 * @param text3       axis numbers and hints
 * @param accent      the selection, the brush and the slider, and nothing else
 * @param brushGround what the brush leads to
 * @param error       errors and contradictions
 * @param warning     ground of a warning's mark
 * @param note        ground of a note's mark
 * @param disk        the fills of the disk
 * @param causes      by {@link MapCause#ordinal()}
 * @param groups      by {@link CommandGroup#ordinal()}
 */
public record CoverageColours(int panel, int panel2, int line, int grid, int text, int text2, int text3, int accent, int brushGround,
                              int error, int warning, int note, Disk disk, int[] causes, int... groups) {

    /** Greys for values without a meaning. */
    private static final int GREYS = 5;
    private static final int FIRST_DEPTH = 2;
    private static final int LAST_DEPTH = 8;
    private static final double DEPTH_STEP = 0.25;
    private static final double PALEST_DEPTH = 0.8;
    private static final double HALF = 127.5;

    /** What is hidden by the filter or by the legend has this share of its colour. */
    public static final double DIMMED = 0.2;
    /** What came after the moment of the slider has this share of its colour. */
    public static final double LATER = 0.3;

    /** The fills of extents. {@code hatch} is the line on {@code hole} and {@code holeZero}. */
    public record Disk(int data, int zero, int hatch, int hole, int holeZero, int dirty, int depth) {
    }

    /** The fill of a cause; never for text. */
    public int of(MapCause cause) {
        return causes[cause.ordinal()];
    }

    /** The fill of a group of commands; never for text. */
    public int of(CommandGroup group) {
        return groups[group.ordinal()];
    }

    /**
     * The sign of a severity.
     *
     * @param dimmed whether it is of something that the filter hides
     */
    SeveritySign.Colours sign(Severity severity, boolean dimmed) {
        int fill = switch (severity) {
            case ERROR -> error;
            case WARNING -> warning;
            case NOTE -> note;
        };
        return new SeveritySign.Colours(dimmed ? faded(fill, TimelineColours.DIMMED_SIGN) : fill, panel, textOn(fill));
    }

    /** The plain colour of a kind, that of the ground where it is hatched. */
    public int of(StatusKind kind, long value) {
        return switch (kind) {
            case UNKNOWN, CLEAN -> panel;
            case HOLE -> disk.hole;
            case HOLE_ZERO -> disk.holeZero;
            case ZERO -> disk.zero;
            case DATA -> disk.data;
            case DIRTY -> disk.dirty;
            case BACKING -> TimelineColours.blend(disk.zero, disk.depth, Math.min(PALEST_DEPTH, depth(value) * DEPTH_STEP));
            case OTHER -> TimelineColours.blend(disk.data, disk.zero, (Long.remainderUnsigned(value, GREYS) + 0.5) / GREYS);
        };
    }

    private static long depth(long value) {
        return value < 0 ? LAST_DEPTH : Math.max(0, Math.min(LAST_DEPTH, value) - FIRST_DEPTH);
    }

    /** Text that can be read on a fill. */
    public int textOn(int fill) {
        boolean panelIsLight = light(panel) > HALF;
        return light(fill) > HALF == panelIsLight ? text : panel;
    }

    private static double light(int colour) {
        return 0.2126 * (colour >> 16 & 0xff) + 0.7152 * (colour >> 8 & 0xff) + 0.0722 * (colour & 0xff);
    }

    /** A share of a colour on the panel. */
    public int faded(int colour, double share) {
        return share >= 1 ? colour : TimelineColours.blend(colour, panel, share);
    }
}
