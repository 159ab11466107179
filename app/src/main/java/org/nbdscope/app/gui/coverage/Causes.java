package org.nbdscope.app.gui.coverage;

import javafx.scene.paint.Color;
import org.nbdscope.app.gui.theme.Palette;
import org.nbdscope.dissector.analysis.MapCause;

/** The colours of the causes of map steps. They never stand without the word. */
public final class Causes {

    private Causes() {
    }

    /** The fill of a cause; never for text. */
    public static Color colour(Palette palette, MapCause cause) {
        return switch (cause) {
            case FIRST -> palette.causeFirst();
            case RE_ASK -> palette.causeReask();
            case REQ_ONE -> palette.causeReqOne();
            case SERVER, SERVER_REPLY_CAP -> palette.causeServer();
            case LIMIT_32_BIT -> palette.causeLimit();
            case CLIENT_CHUNK -> palette.causeClient();
            case UNKNOWN -> palette.disc();
        };
    }

    /** The looked-up colour of a cause in stylesheets. */
    public static String token(MapCause cause) {
        return switch (cause) {
            case FIRST -> "-nb-cause-first";
            case RE_ASK -> "-nb-cause-reask";
            case REQ_ONE -> "-nb-cause-req-one";
            case SERVER, SERVER_REPLY_CAP -> "-nb-cause-server";
            case LIMIT_32_BIT -> "-nb-cause-limit";
            case CLIENT_CHUNK -> "-nb-cause-client";
            case UNKNOWN -> "-nb-disc";
        };
    }
}
