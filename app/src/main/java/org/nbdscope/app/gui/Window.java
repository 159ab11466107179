package org.nbdscope.app.gui;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import javafx.application.Application;

/** Opens the program's window, where there can be one. Nothing of JavaFX is loaded before {@link #open}. */
public final class Window {

    /** What to do where there is no display. */
    private static final String NO_DISPLAY = "no window: there is no display (DISPLAY and WAYLAND_DISPLAY are not set)";
    private static final String NO_TOOLKIT = "no window: install libgtk-3-0 (Debian, Ubuntu: apt-get install libgtk-3-0; "
            + "Fedora: dnf install gtk3) and check that the display can be reached";

    /** At its start the toolkit would warn that it was not loaded as modules, which a jar of everything cannot do. */
    private static final Logger TOOLKIT_LOG = Logger.getLogger("javafx");

    private Window() {
    }

    /** The toolkit has started: what it has to say from now on matters. */
    static void toolkitStarted() {
        TOOLKIT_LOG.setLevel(null);
    }

    /** Whether there is a display to open a window on. */
    public static boolean available() {
        Map<String, String> environment = System.getenv();
        boolean linux = System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("linux");
        return !linux || isSet(environment.get("DISPLAY")) || isSet(environment.get("WAYLAND_DISPLAY"));
    }

    private static boolean isSet(String value) {
        return value != null && !value.isEmpty();
    }

    /**
     * Opens the window and returns when it is closed.
     *
     * @param files captures to open, each in a window
     * @throws NoWindowException where there is no display, or no toolkit to draw with
     */
    public static void open(List<String> files) throws NoWindowException {
        if (!available()) {
            throw new NoWindowException(NO_DISPLAY, null);
        }
        TOOLKIT_LOG.setLevel(Level.SEVERE);
        try {
            Application.launch(NbdscopeApplication.class, files.toArray(String[]::new));
        } catch (LinkageError | UnsupportedOperationException e) {
            throw new NoWindowException(NO_TOOLKIT, e);
        } catch (RuntimeException e) {
            if (NbdscopeApplication.started()) {
                throw e.getCause() instanceof RuntimeException cause ? cause : e;
            }
            throw new NoWindowException(NO_TOOLKIT, e);
        }
    }
}
