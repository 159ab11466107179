package org.nbdscope.app.gui.shell;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import org.nbdscope.app.view.OffsetFormat;
import org.nbdscope.app.view.Settings;
import org.nbdscope.app.view.TimeFormat;
import org.nbdscope.app.view.Workspace;

/** How times, offsets and addresses are written, as somebody chose it; lasts. */
final class FormatChoice {

    private static final String TIME = "time format";
    private static final String OFFSET = "offset format";
    /** Anything but empty means that names of hosts are shown. */
    private static final String HOST_NAMES = "host names";

    private FormatChoice() {
    }

    /** Gives a workspace what was chosen before, and remembers what is chosen from now on. */
    static void keep(Workspace workspace, Settings settings) {
        keep(settings, TIME, workspace.timeFormat(), TimeFormat.SINCE_START);
        keep(settings, OFFSET, workspace.offsetFormat(), OffsetFormat.DECIMAL);
        BooleanProperty names = workspace.hostNames().shown();
        names.set(!settings.get(HOST_NAMES, "").isEmpty());
        names.addListener((property, before, now) -> settings.put(HOST_NAMES, now ? "shown" : ""));
    }

    private static <E extends Enum<E>> void keep(Settings settings, String key, ObjectProperty<E> chosen, E usual) {
        chosen.set(settings.get(key, usual));
        chosen.addListener((property, before, now) -> settings.put(key, now));
    }
}
