package org.nbdscope.app.gui.theme;

import java.util.HashMap;
import java.util.Map;
import javafx.scene.text.Font;
import javafx.scene.text.Text;

/** Measures text of one font quickly, by the widths of its characters. For the thread of the window. */
public final class TextWidths {

    private static final String ELLIPSIS = "…";

    private final Map<Integer, Double> widths = new HashMap<>();
    private final Text probe = new Text();
    private final double ascent;
    private final double height;

    /** For a font. */
    public TextWidths(Font font) {
        probe.setFont(font);
        probe.setText("0");
        ascent = probe.getBaselineOffset();
        height = probe.getLayoutBounds().getHeight();
    }

    /** Width of a text in pixels. */
    public double of(String text) {
        return text.codePoints().mapToDouble(this::width).sum();
    }

    private double width(int character) {
        return widths.computeIfAbsent(character, key -> {
            probe.setText(Character.toString(key));
            return probe.getLayoutBounds().getWidth();
        });
    }

    /** How far below the top of a line of this height the text's baseline is, so that it stands in the middle; whole pixels. */
    public double baseline(double lineHeight) {
        return Math.round((lineHeight - height) / 2 + ascent);
    }

    /** The text, or as much of its beginning as fits with an ellipsis. */
    public String fit(String text, double room) {
        double used = 0;
        double ellipsis = width(ELLIPSIS.codePointAt(0));
        int kept = 0;
        for (int i = 0; i < text.length(); ) {
            int character = text.codePointAt(i);
            used += width(character);
            i += Character.charCount(character);
            if (used > room) {
                return kept == 0 ? "" : text.substring(0, kept) + ELLIPSIS;
            }
            if (used + ellipsis <= room) {
                kept = i;
            }
        }
        return text;
    }
}
