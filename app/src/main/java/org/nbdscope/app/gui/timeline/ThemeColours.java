package org.nbdscope.app.gui.timeline;

import java.util.Arrays;
import javafx.scene.paint.Color;
import org.nbdscope.app.gui.theme.Palette;
import org.nbdscope.app.view.CommandGroup;
import org.nbdscope.app.view.timeline.TimelineColours;

/** The colours of the theme for painters that know no toolkit. */
public final class ThemeColours {

    private ThemeColours() {
    }

    static TimelineColours of(Palette palette) {
        int[] groups = Arrays.stream(CommandGroup.values()).mapToInt(group -> argb(palette.of(group))).toArray();
        return new TimelineColours(argb(palette.panel()), argb(palette.panel2()), argb(palette.line()), argb(palette.line2()),
                argb(palette.tx()), argb(palette.tx2()), argb(palette.tx3()), argb(palette.acc()), argb(palette.accbg()),
                argb(palette.error()), argb(palette.warning()), argb(palette.warningfill()), argb(palette.note()), argb(palette.ink()),
                argb(palette.tx()), groups);
    }

    /** A colour as 0xAARRGGBB. */
    public static int argb(Color colour) {
        return part(colour.getOpacity()) << 24 | part(colour.getRed()) << 16 | part(colour.getGreen()) << 8 | part(colour.getBlue());
    }

    private static int part(double share) {
        return (int) Math.round(share * 255);
    }
}
