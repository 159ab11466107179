package org.nbdscope.app.view.timeline;

import org.nbdscope.app.view.CommandGroup;
import org.nbdscope.dissector.findings.Severity;

/**
 * The colours of the timeline, each as 0xAARRGGBB.
 *
 * @param panel        ground of panes
 * @param panel2       ground of odd lanes and of pane headers
 * @param line         borders
 * @param grid         grid lines and rules between lanes
 * @param text         names
 * @param text2        labels
 * @param text3        axis numbers and hints
 * @param accent       the selection and the brush, and nothing else
 * @param accentGround ground of the selected row
 * @param error        errors
 * @param warning      text that warns
 * @param warningFill  the sign of a warning
 * @param note         the sign of a note
 * @param ink          dark text on a coloured fill
 * @param tick         the moment of sending
 * @param groups       by {@link CommandGroup#ordinal()}
 */
public record TimelineColours(int panel, int panel2, int line, int grid, int text, int text2, int text3, int accent, int accentGround,
        int error, int warning, int warningFill, int note, int ink, int tick, int... groups) {

    private static final double DIMMED = 0.2;
    private static final double PALE = 0.34;
    /** How much is left of the colour of a dimmed sign or text; with less it is not read any more. */
    public static final double DIMMED_SIGN = 0.35;

    /** The colour of a group. */
    public int of(CommandGroup group) {
        return groups[group.ordinal()];
    }

    /** What the filter does not show. */
    public int dimmed(CommandGroup group) {
        return blend(of(group), panel, DIMMED);
    }

    /** The sign of what the filter does not show, and text about it. */
    int dimmedSign(int colour) {
        return blend(colour, panel, DIMMED_SIGN);
    }

    /** The time of waiting. */
    public int pale(CommandGroup group) {
        return blend(of(group), panel, PALE);
    }

    /**
     * The sign of a severity.
     *
     * @param dimmed whether it is of something that the filter leaves out
     */
    SeveritySign.Colours sign(Severity severity, boolean dimmed) {
        int fill = switch (severity) {
            case ERROR -> error;
            case WARNING -> warningFill;
            case NOTE -> note;
        };
        return new SeveritySign.Colours(dimmed ? dimmedSign(fill) : fill, panel, severity == Severity.WARNING ? ink : panel);
    }

    /** A colour as it looks over a ground when only a share of it is there: 0 is the ground, 1 the colour. */
    public static int blend(int colour, int ground, double share) {
        int result = 0xff;
        for (int shift = 16; shift >= 0; shift -= 8) {
            double mixed = (colour >> shift & 0xff) * share + (ground >> shift & 0xff) * (1 - share);
            result = result << 8 | (int) Math.round(mixed);
        }
        return result;
    }

    /** The same colour with another opacity, 0 to 255. */
    public static int withAlpha(int colour, int alpha) {
        return colour & 0xffffff | alpha << 24;
    }
}
