package org.nbdscope.app.gui.shell;

import java.util.concurrent.CompletableFuture;
import javafx.application.Platform;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.nbdscope.app.gui.theme.Look;
import org.nbdscope.app.gui.theme.Taste;
import org.nbdscope.app.gui.theme.Theme;
import org.nbdscope.app.gui.theme.ThemeChoice;
import org.nbdscope.app.view.Settings;

/** How the window looks, as somebody chose it; lasts. */
final class LookChoice {

    private static final String THEME_KEY = "theme";
    private static final String ZOOM_KEY = "zoom";

    private final ObjectProperty<ThemeChoice> theme;
    private final ObjectProperty<Look> look;

    LookChoice(Settings settings) {
        theme = new SimpleObjectProperty<>(settings.get(THEME_KEY, ThemeChoice.LIGHT));
        Theme first = theme.get() == ThemeChoice.DARK ? Theme.DARK : Theme.LIGHT;
        look = new SimpleObjectProperty<>(new Look(first, settings.get(ZOOM_KEY, 1.0), Taste.of(settings)));
        theme.addListener((property, before, now) -> {
            settings.put(THEME_KEY, now);
            resolve(now);
        });
        look.addListener((property, before, now) -> {
            settings.put(ZOOM_KEY, now.zoom());
            now.taste().keep(settings);
        });
        if (theme.get() == ThemeChoice.SYSTEM) {
            resolve(ThemeChoice.SYSTEM);
        }
    }

    /** Chooses a theme for a window to come. */
    static void remember(Settings settings, Theme theme) {
        settings.put(THEME_KEY, theme == Theme.DARK ? ThemeChoice.DARK : ThemeChoice.LIGHT);
    }

    /** Asking the system takes a while. */
    private void resolve(ThemeChoice choice) {
        if (choice == ThemeChoice.SYSTEM) {
            CompletableFuture.supplyAsync(choice::theme).thenAccept(found -> Platform.runLater(() -> {
                if (theme.get() == choice) {
                    look.set(look.get().with(found));
                }
            }));
        } else {
            look.set(look.get().with(choice.theme()));
        }
    }

    /** The theme that somebody wants. */
    ObjectProperty<ThemeChoice> theme() {
        return theme;
    }

    /** How everything is drawn. */
    ObjectProperty<Look> look() {
        return look;
    }
}
