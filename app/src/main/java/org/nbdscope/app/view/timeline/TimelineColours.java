package org.nbdscope.app.view.timeline;

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
 * @param onError      the letter in the error's octagon
 * @param warning      text that warns
 * @param tick         the moment of sending
 * @param groups       by {@link CommandGroup#ordinal()}
 */
public record TimelineColours(int panel, int panel2, int line, int grid, int text, int text2, int text3, int accent, int accentGround,
        int error, int onError, int warning, int tick, int... groups) {

    /** The light theme. */
    public static final TimelineColours LIGHT = new TimelineColours(0xffffffff, 0xfff8f9fb, 0xffd5dae0, 0xffe6e9ed, 0xff1a1f26, 0xff4b5563,
            0xff596370, 0xff5546c0, 0xffe9e6fa, 0xffb3261e, 0xffffffff, 0xff8a5600, 0xff1a1f26,
            0xff0072b2, 0xffd55e00, 0xff009e73, 0xffcc79a7, 0xffe69f00, 0xff7a8594, 0xff7a8594, 0xff56b4e9);

    /** The dark theme. */
    public static final TimelineColours DARK = new TimelineColours(0xff1b1f25, 0xff181c21, 0xff343b45, 0xff282e36, 0xffe6eaef, 0xffb0bac6,
            0xff9aa6b4, 0xffa99cff, 0xff332d5e, 0xffff8a80, 0xff1b1f25, 0xfff4c45e, 0xffe6eaef,
            0xff3a9bdc, 0xfff0803c, 0xff22b98b, 0xffdb97be, 0xfff2b53a, 0xff8d99a8, 0xff8d99a8, 0xff7cc8f3);

    private static final double DIMMED = 0.2;
    private static final double PALE = 0.34;

    /** The colour of a group. */
    public int of(CommandGroup group) {
        return groups[group.ordinal()];
    }

    /** What the filter does not show. */
    public int dimmed(CommandGroup group) {
        return blend(of(group), panel, DIMMED);
    }

    /** The time of waiting. */
    public int pale(CommandGroup group) {
        return blend(of(group), panel, PALE);
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
