package org.nbdscope.app.gui.coverage;

import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.util.Duration;
import org.nbdscope.app.view.coverage.CoverageView;

/** Goes through time reply by reply: back, on, or on by itself. */
final class ReplyTools extends HBox {

    private static final Duration PLAY = Duration.millis(400);

    private final CoverageView view;
    private final ToggleButton play = new ToggleButton("Play");
    private final Timeline player = new Timeline(new KeyFrame(PLAY, event -> playOn()));

    ReplyTools(CoverageView view) {
        super(3);
        this.view = view;
        getStyleClass().add("reply-tools");
        player.setCycleCount(Timeline.INDEFINITE);
        Label name = new Label("Replies");
        name.getStyleClass().add("hint");
        name.setMinWidth(USE_PREF_SIZE);
        play.setId("coverage-play");
        play.getStyleClass().add("choice");
        play.setTooltip(new Tooltip("Goes on reply by reply"));
        play.setMinWidth(USE_PREF_SIZE);
        play.selectedProperty().addListener((property, before, now) -> play(now));
        getChildren().addAll(name, button("◂", "One reply back (Ctrl+Left)", () -> view.step(-1)), play,
                button("▸", "One reply on (Ctrl+Right)", () -> view.step(1)));
    }

    private static Button button(String text, String tip, Runnable work) {
        Button button = new Button(text);
        button.getStyleClass().add("choice");
        button.setTooltip(new Tooltip(tip));
        button.setAccessibleText(tip);
        button.setMinWidth(USE_PREF_SIZE);
        button.setOnAction(event -> work.run());
        return button;
    }

    private void play(boolean on) {
        if (!on) {
            player.stop();
            return;
        }
        if (view.asOf().get() == CoverageView.LATEST && view.known().get() != null) {
            view.reply(-1);
        }
        player.play();
    }

    private void playOn() {
        view.step(1);
        if (view.asOf().get() == CoverageView.LATEST || getScene() == null) {
            play.setSelected(false);
        }
    }
}
