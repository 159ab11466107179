package org.nbdscope.app.gui.shell;

import javafx.geometry.Rectangle2D;
import javafx.stage.Screen;
import javafx.stage.Stage;
import org.nbdscope.app.view.Settings;

/** Where the window is and how large; lasts. */
final class WindowPlace {

    private static final double WIDTH = 1360;
    private static final double HEIGHT = 860;
    private static final double MIN_WIDTH = 640;
    private static final double MIN_HEIGHT = 420;
    /** So much of a window has to be on a screen, or it could not be moved back. */
    private static final double VISIBLE = 80;

    private final Stage stage;
    private final Settings settings;

    WindowPlace(Stage stage, Settings settings) {
        this.stage = stage;
        this.settings = settings;
    }

    /** Width of what is in the window, as far as the screen has room. */
    double width() {
        return Math.min(settings.get("width", WIDTH), Screen.getPrimary().getVisualBounds().getWidth());
    }

    /** Height of what is in the window, as far as the screen has room. */
    double height() {
        return Math.min(settings.get("height", HEIGHT), Screen.getPrimary().getVisualBounds().getHeight());
    }

    /** Puts the window where it was, if there is a screen. */
    void restore() {
        stage.setMinWidth(MIN_WIDTH);
        stage.setMinHeight(MIN_HEIGHT);
        double x = settings.get("x", Double.NaN);
        double y = settings.get("y", Double.NaN);
        for (Screen screen : Screen.getScreens()) {
            Rectangle2D bounds = screen.getVisualBounds();
            if (x >= bounds.getMinX() - width() + VISIBLE && x <= bounds.getMaxX() - VISIBLE && y >= bounds.getMinY()
                    && y <= bounds.getMaxY() - VISIBLE) {
                stage.setX(x);
                stage.setY(y);
                break;
            }
        }
        stage.setMaximized(settings.get("maximized", 0) == 1);
    }

    /** Remembers it. */
    void keep() {
        settings.put("maximized", stage.isMaximized() ? 1 : 0);
        if (!stage.isMaximized()) {
            settings.put("width", stage.getScene().getWidth());
            settings.put("height", stage.getScene().getHeight());
            settings.put("x", stage.getX());
            settings.put("y", stage.getY());
        }
    }

    /** Chooses a size for a window to come. */
    static void remember(Settings settings, double width, double height) {
        settings.put("width", width);
        settings.put("height", height);
    }
}
