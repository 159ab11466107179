package org.nbdscope.app.gui.theme;

import javafx.beans.property.ObjectProperty;
import javafx.collections.ListChangeListener;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.stage.Window;

/** Gives every window of the program, menus and dialogs too, the stylesheet, the theme and the size of text. */
public final class Styling {

    private static final String DARK = "dark";

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
        String sheet = Styling.class.getResource(ThemeTokens.STYLESHEET).toExternalForm();
        String fonts = Fonts.stylesheet();
        if (!scene.getStylesheets().contains(sheet)) {
            scene.getStylesheets().addAll(fonts, sheet);
        }
        Parent root = scene.getRoot();
        root.getStyleClass().remove(DARK);
        if (look.theme() == Theme.DARK) {
            root.getStyleClass().add(DARK);
        }
        root.setStyle("-fx-font-size: " + Fonts.TEXT * look.zoom() + "px;");
    }
}
