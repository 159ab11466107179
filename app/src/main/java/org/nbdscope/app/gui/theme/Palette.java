package org.nbdscope.app.gui.theme;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import javafx.scene.paint.Color;
import org.nbdscope.app.view.CommandGroup;

/**
 * The colours of a theme for what is drawn on a canvas. They are declared once, in the stylesheet: the component {@code causeFirst} is the
 * looked-up colour {@code -nb-cause-first} of {@code .root} or {@code .root.dark}.
 */
public record Palette(
        Color bg, Color panel, Color panel2, Color head, Color line, Color line2,
        Color tx, Color tx2, Color tx3, Color ink,
        Color acc, Color onAcc, Color accbg, Color accbg2,
        Color ok, Color okbg, Color okln, Color error, Color errorbg, Color warning, Color warningbg, Color warningfill,
        Color note, Color notebg,
        Color read, Color write, Color blockStatus, Color trim, Color flush, Color handshake, Color disc,
        Color data, Color zero, Color hatch, Color hole, Color holeZero, Color dirty, Color depth,
        Color causeFirst, Color causeLimit, Color causeServer, Color causeReqOne, Color causeClient, Color causeReask) {

    private static final Map<Theme, Palette> ALL = new EnumMap<>(Theme.class);
    private static volatile Chosen chosen;

    static {
        for (Theme theme : Theme.values()) {
            ALL.put(theme, from(ThemeTokens.of(theme)));
        }
    }

    /** The colours of a theme. */
    public static Palette of(Theme theme) {
        return ALL.get(theme);
    }

    /** The colours of a theme, with those of the commands that somebody chose. */
    static Palette of(Theme theme, Taste taste) {
        if (taste.colours().isEmpty()) {
            return of(theme);
        }
        Chosen known = chosen;
        if (known == null || known.theme != theme || !known.colours.equals(taste.colours())) {
            Map<String, String> tokens = ThemeTokens.of(theme);
            taste.colours().forEach((group, colour) -> tokens.put("-nb-" + token(group), colour.toString()));
            known = new Chosen(theme, taste.colours(), from(tokens));
            chosen = known;
        }
        return known.palette;
    }

    /** The palette that is in use, because it is asked for with every drawing. */
    private record Chosen(Theme theme, Map<CommandGroup, Color> colours, Palette palette) {
    }

    /** The fill of a group of commands; never for text. */
    public Color of(CommandGroup group) {
        return switch (group) {
            case READ -> read;
            case WRITE -> write;
            case BLOCK_STATUS -> blockStatus;
            case TRIM -> trim;
            case FLUSH -> flush;
            case HANDSHAKE -> handshake;
            case OTHER -> disc;
        };
    }

    /** The name of a group's colour in stylesheets, without {@code -nb-}. */
    public static String token(CommandGroup group) {
        return switch (group) {
            case READ -> "read";
            case WRITE -> "write";
            case BLOCK_STATUS -> "block-status";
            case TRIM -> "trim";
            case FLUSH -> "flush";
            case HANDSHAKE -> "handshake";
            case OTHER -> "disc";
        };
    }

    private static Palette from(Map<String, String> tokens) {
        RecordComponent[] components = Palette.class.getRecordComponents();
        Object[] colours = Arrays.stream(components)
                .map(component -> Color.web(tokens.get(ThemeTokens.name(component.getName())))).toArray();
        Class<?>[] types = Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            return Palette.class.getDeclaredConstructor(types).newInstance(colours);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("the colours of the stylesheet make no palette", e);
        }
    }
}
