package org.nbdscope.app.gui.shell;

import javafx.animation.PauseTransition;
import javafx.application.Platform;
import javafx.beans.value.ChangeListener;
import javafx.event.EventHandler;
import javafx.geometry.Rectangle2D;
import javafx.scene.input.InputEvent;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.stage.Screen;
import javafx.stage.Stage;
import javafx.util.Duration;

/**
 * Gives a window its size back that a window manager took while the window came up: openbox confirms the size from before anybody asked
 * for one after the size that was asked for, and the window is as small as it may be. Happens once at most, and not after somebody has done
 * anything in the window.
 */
final class FirstSize {

    /** After this time a small window is what somebody wanted. */
    static final Duration WATCHED = Duration.seconds(2);

    private final Stage stage;
    private final double width;
    private final double height;
    private final PauseTransition end;
    private final ChangeListener<Number> watch = (property, before, now) -> Platform.runLater(this::look);
    private final EventHandler<InputEvent> acted = event -> stop();
    private boolean watching = true;

    private FirstSize(Stage stage, Duration watched) {
        this.stage = stage;
        end = new PauseTransition(watched);
        width = stage.getScene().getWidth();
        height = stage.getScene().getHeight();
    }

    /**
     * Watches a window that was just shown, and has the size that it shall keep.
     *
     * @param watched how long
     */
    static void keep(Stage stage, Duration watched) {
        if (!stage.isMaximized()) {
            new FirstSize(stage, watched).begin();
        }
    }

    private void begin() {
        stage.widthProperty().addListener(watch);
        stage.heightProperty().addListener(watch);
        stage.addEventFilter(KeyEvent.KEY_PRESSED, acted);
        stage.addEventFilter(MouseEvent.MOUSE_PRESSED, acted);
        end.setOnFinished(event -> stop());
        end.play();
    }

    private void stop() {
        watching = false;
        stage.widthProperty().removeListener(watch);
        stage.heightProperty().removeListener(watch);
        stage.removeEventFilter(KeyEvent.KEY_PRESSED, acted);
        stage.removeEventFilter(MouseEvent.MOUSE_PRESSED, acted);
        end.stop();
    }

    private void look() {
        // Sizes below that come and go before: they are none that the window keeps.
        boolean smallest = stage.getWidth() == stage.getMinWidth() && stage.getHeight() == stage.getMinHeight();
        if (!watching || !smallest) {
            return;
        }
        stop();
        // The scene may hear of it later than the window.
        double frameWidth = Math.max(0, stage.getWidth() - stage.getScene().getWidth());
        double frameHeight = Math.max(0, stage.getHeight() - stage.getScene().getHeight());
        stage.setWidth(width + frameWidth);
        stage.setHeight(height + frameHeight);
        bringIntoSight();
    }

    /** A place that was found for a small window may be none for a large one. */
    private void bringIntoSight() {
        Rectangle2D room = Screen.getScreensForRectangle(stage.getX(), stage.getY(), 1, 1).stream().findFirst()
                .orElse(Screen.getPrimary()).getVisualBounds();
        if (stage.getX() + stage.getWidth() > room.getMaxX()) {
            stage.setX(Math.max(room.getMinX(), room.getMaxX() - stage.getWidth()));
        }
        if (stage.getY() + stage.getHeight() > room.getMaxY()) {
            stage.setY(Math.max(room.getMinY(), room.getMaxY() - stage.getHeight()));
        }
    }
}
