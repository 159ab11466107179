package org.nbdscope.app.gui.theme;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.scene.paint.Color;
import org.junit.jupiter.api.Test;

class PaletteTest {

    @Test
    void hasEveryColourOfTheStylesheetAndNoOther() {
        Set<String> components = Arrays.stream(Palette.class.getRecordComponents()).map(RecordComponent::getName).map(ThemeTokens::name)
                .collect(Collectors.toSet());
        for (Theme theme : Theme.values()) {
            assertEquals(components, ThemeTokens.of(theme).keySet());
        }
    }

    @Test
    void hasTheColoursOfEachTheme() {
        assertEquals(Color.web("#0072B2"), Theme.LIGHT.palette().read());
        assertEquals(Color.web("#3A9BDC"), Theme.DARK.palette().read());
    }

    @Test
    void isReadable() {
        for (Theme theme : Theme.values()) {
            Palette palette = theme.palette();
            for (Color ground : new Color[] {palette.bg(), palette.panel(), palette.panel2(), palette.head()}) {
                for (Color text : new Color[] {palette.tx(), palette.tx2(), palette.tx3()}) {
                    assertTrue(contrast(text, ground) >= 4.5, theme + ": " + text + " on " + ground);
                }
            }
        }
    }

    /** As WCAG 2 defines it. */
    private static double contrast(Color first, Color second) {
        double bright = Math.max(luminance(first), luminance(second));
        double dark = Math.min(luminance(first), luminance(second));
        return (bright + 0.05) / (dark + 0.05);
    }

    private static double luminance(Color colour) {
        return 0.2126 * linear(colour.getRed()) + 0.7152 * linear(colour.getGreen()) + 0.0722 * linear(colour.getBlue());
    }

    private static double linear(double channel) {
        return channel <= 0.04045 ? channel / 12.92 : Math.pow((channel + 0.055) / 1.055, 2.4);
    }
}
