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
    private static final String NO_DISPLAY = "no window: there is no display (DISPLAY and WAYLAND_DISPLAY are not set); "
            + "a window needs one, and libgtk-3-0 (Fedora: gtk3)";
    private static final String DISPLAY_AWAY = "no window: the display cannot be reached (DISPLAY is \"%s\"); "
            + "a window needs one, and libgtk-3-0 (Fedora: gtk3)";
    private static final String NO_TOOLKIT = "no window: install libgtk-3-0 (Debian, Ubuntu: apt-get install libgtk-3-0; "
            + "Fedora: dnf install gtk3)";
    /** The toolkit's words where its library is there, and the display is not. */
    private static final String NOT_OPENED = "Unable to open DISPLAY";

    /** At its start the toolkit would warn that it was not loaded as modules, which a jar of everything cannot do. */
    private static final Logger TOOLKIT_LOG = Logger.getLogger("javafx");

    /** Belongs to the one window that is opened first. */
    private static volatile Runnable started = () -> { };

    private Window() {
    }

    /** The toolkit has started: what it has to say from now on matters. */
    static void toolkitStarted() {
        TOOLKIT_LOG.setLevel(null);
        started.run();
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
     * @param up    told, in the thread of the window, when the toolkit has started
     * @throws NoWindowException where there is no display, or no toolkit to draw with
     */
    public static void open(List<String> files, Runnable up) throws NoWindowException {
        if (!available()) {
            throw new NoWindowException(NO_DISPLAY, null);
        }
        TOOLKIT_LOG.setLevel(Level.SEVERE);
        started = up;
        try {
            Application.launch(NbdscopeApplication.class, files.toArray(String[]::new));
        } catch (LinkageError | UnsupportedOperationException e) {
            throw new NoWindowException(reason(e), e);
        } catch (RuntimeException e) {
            if (NbdscopeApplication.started()) {
                throw e.getCause() instanceof RuntimeException cause ? cause : e;
            }
            throw new NoWindowException(reason(e), e);
        }
    }

    private static String reason(Throwable problem) {
        return NOT_OPENED.equals(problem.getMessage()) ? String.format(DISPLAY_AWAY, System.getenv("DISPLAY")) : NO_TOOLKIT;
    }
}
