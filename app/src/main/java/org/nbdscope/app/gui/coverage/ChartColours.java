package org.nbdscope.app.gui.coverage;

import static org.nbdscope.app.gui.timeline.ThemeColours.argb;

import java.util.Arrays;
import org.nbdscope.app.gui.theme.Palette;
import org.nbdscope.app.view.CommandGroup;
import org.nbdscope.app.view.coverage.CoverageColours;
import org.nbdscope.dissector.analysis.MapCause;

/** The colours of the theme for the coverage chart. */
final class ChartColours {

    private ChartColours() {
    }

    static CoverageColours of(Palette palette) {
        int[] causes = Arrays.stream(MapCause.values()).mapToInt(cause -> argb(Causes.colour(palette, cause))).toArray();
        int[] groups = Arrays.stream(CommandGroup.values()).mapToInt(group -> argb(palette.of(group))).toArray();
        CoverageColours.Disk disk = new CoverageColours.Disk(argb(palette.data()), argb(palette.zero()), argb(palette.hatch()),
                argb(palette.hole()), argb(palette.holeZero()), argb(palette.dirty()), argb(palette.depth()));
        return new CoverageColours(argb(palette.panel()), argb(palette.panel2()), argb(palette.line()), argb(palette.line2()),
                argb(palette.tx()), argb(palette.tx2()), argb(palette.tx3()), argb(palette.acc()), argb(palette.accbg2()),
                argb(palette.error()), argb(palette.warningfill()), argb(palette.note()), disk, causes, groups);
    }
}
