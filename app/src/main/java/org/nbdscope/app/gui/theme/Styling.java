package org.nbdscope.app.gui.theme;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import javafx.application.ConditionalFeature;
import javafx.application.Platform;
import javafx.beans.property.ObjectProperty;
import javafx.collections.ListChangeListener;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.paint.Color;
import javafx.stage.Window;

/** Gives every window of the program, menus and dialogs too, the stylesheet, the theme and the size of text. */
public final class Styling {

    private static final String DARK = "dark";
    private static final String OPAQUE = "opaque";

    private final ObjectProperty<Look> look;

    private Styling(ObjectProperty<Look> look) {
        this.look = look;
    }

    /** From now on, and for all windows that are open. */
    public static void install(ObjectProperty<Look> look) {
        Styling styling = new Styling(look);
        Window.getWindows().forEach(styling::apply);
        Window.getWindows().addListener((ListChangeListener<Window>) change -> {
            while (change.next()) {
                change.getAddedSubList().forEach(styling::apply);
            }
        });
        look.addListener((property, before, now) -> Window.getWindows().forEach(styling::apply));
    }

    private void apply(Window window) {
        if (window.getScene() != null) {
            apply(window.getScene(), look.get());
        }
    }

    /** Gives a scene the stylesheet, the theme and the size of text. */
    public static void apply(Scene scene, Look look) {
        apply(scene, look, Platform.isSupported(ConditionalFeature.TRANSPARENT_WINDOW));
    }

    /** @param transparent whether the screen shows what is behind a window; without a compositor, as on many remote screens, none does */
    static void apply(Scene scene, Look look, boolean transparent) {
        String sheet = Styling.class.getResource(ThemeTokens.STYLESHEET).toExternalForm();
        List<String> sheets = List.of(sheet, own(look));
        if (!scene.getStylesheets().equals(sheets)) {
            scene.getStylesheets().setAll(sheets);
        }
        Parent root = scene.getRoot();
        root.getStyleClass().remove(DARK);
        if (look.theme() == Theme.DARK) {
            root.getStyleClass().add(DARK);
        }
        root.getStyleClass().remove(OPAQUE);
        if (!transparent) {
            root.getStyleClass().add(OPAQUE); // on every window, as a menu takes its rules from the one that it belongs to
        }
        if (scene.getFill() != null && !Color.TRANSPARENT.equals(scene.getFill())) {
            scene.setFill(look.palette().bg()); // what a window shows until its first picture is drawn; menus and cards show nothing
        }
        root.setStyle("-fx-font-size: " + Fonts.TEXT * look.zoom() + "px;");
    }

    /** What differs from system to system, and from one taste to the other. */
    private static String own(Look look) {
        String css = look.fonts().css() + look.taste().css();
        return "data:text/css;base64," + Base64.getEncoder().encodeToString(css.getBytes(StandardCharsets.UTF_8));
    }
}
