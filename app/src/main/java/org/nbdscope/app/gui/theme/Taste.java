package org.nbdscope.app.gui.theme;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import javafx.scene.paint.Color;
import org.nbdscope.app.view.CommandGroup;
import org.nbdscope.app.view.Settings;

/**
 * What somebody has chosen instead of what the program comes with. Unchanging.
 *
 * @param text    family of text; null for the program's
 * @param mono    family of monospaced text; null for the program's
 * @param colours of commands, in both themes; those that are missing are the theme's
 */
public record Taste(String text, String mono, Map<CommandGroup, Color> colours) {

    /** Nothing. */
    public static final Taste NONE = new Taste(null, null, Map.of());

    private static final String TEXT_KEY = "text font";
    private static final String MONO_KEY = "monospaced font";
    private static final String COLOUR_KEY = "colour ";

    /** Keeps a copy of the colours. */
    public Taste {
        colours = Map.copyOf(colours);
    }

    /** What was kept in the settings. */
    public static Taste of(Settings settings) {
        Map<CommandGroup, Color> colours = new EnumMap<>(CommandGroup.class);
        for (CommandGroup group : CommandGroup.values()) {
            String kept = settings.get(COLOUR_KEY + group.name(), "");
            if (kept.matches("#[0-9a-f]{6}")) { // somebody may have edited the preferences by hand
                colours.put(group, Color.web(kept));
            }
        }
        return new Taste(family(settings, TEXT_KEY), family(settings, MONO_KEY), colours);
    }

    private static String family(Settings settings, String key) {
        String kept = settings.get(key, "");
        return kept.isEmpty() ? null : kept;
    }

    /** Keeps it in the settings. */
    public void keep(Settings settings) {
        settings.put(TEXT_KEY, Objects.requireNonNullElse(text, ""));
        settings.put(MONO_KEY, Objects.requireNonNullElse(mono, ""));
        for (CommandGroup group : CommandGroup.values()) {
            settings.put(COLOUR_KEY + group.name(), colours.containsKey(group) ? web(colours.get(group)) : "");
        }
    }

    /** With another family of text; null for the program's. */
    public Taste withText(String family) {
        return new Taste(family, mono, colours);
    }

    /** With another family of monospaced text; null for the program's. */
    public Taste withMono(String family) {
        return new Taste(text, family, colours);
    }

    /** With another colour of a command; null for the theme's. */
    public Taste with(CommandGroup group, Color colour) {
        Map<CommandGroup, Color> changed = new EnumMap<>(CommandGroup.class);
        changed.putAll(colours);
        if (colour == null) {
            changed.remove(group);
        } else {
            changed.put(group, colour);
        }
        return new Taste(text, mono, changed);
    }

    /** The colours as a rule of a stylesheet; "" for none. */
    String css() {
        return colours.isEmpty() ? "" : colours.entrySet().stream()
                .map(each -> "-nb-" + Palette.token(each.getKey()) + ": " + web(each.getValue()) + "; ")
                .collect(Collectors.joining("", ".root, .root.dark { ", "}\n"));
    }

    private static String web(Color colour) {
        return String.format("#%02x%02x%02x", Math.round(colour.getRed() * 255), Math.round(colour.getGreen() * 255),
                Math.round(colour.getBlue() * 255));
    }
}
