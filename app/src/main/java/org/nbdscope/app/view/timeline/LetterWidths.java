package org.nbdscope.app.view.timeline;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.nbdscope.app.view.FontFile;

/** How wide the letters of a font are, read from its file (OpenType, map of letters in format 4), where no toolkit measures them. */
final class LetterWidths {

    private static final int TABLES = 12;
    private static final int TABLE = 16;
    private static final int UNITS_PER_EM = 18;
    private static final int FULL_METRICS = 34;
    private static final int SEGMENT_MAP = 4;
    private static final int BEFORE_SEGMENTS = 14;

    private final Map<Integer, Double> widths = new HashMap<>();

    /** Reads a font that comes with the program. */
    LetterWidths(FontFile file) {
        try (InputStream in = file.open()) {
            read(ByteBuffer.wrap(in.readAllBytes()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void read(ByteBuffer font) {
        double unit = unsigned(font, table(font, "head") + UNITS_PER_EM);
        int full = unsigned(font, table(font, "hhea") + FULL_METRICS);
        int metrics = table(font, "hmtx");
        int map = map(font, table(font, "cmap"));
        int segments = unsigned(font, map + 6) / 2;
        int ends = map + BEFORE_SEGMENTS;
        int starts = ends + 2 * segments + 2;
        for (int i = 0; i < segments; i++) {
            int place = starts + 2 * i;
            for (int letter = unsigned(font, place); letter <= unsigned(font, ends + 2 * i) && letter < Character.MAX_VALUE; letter++) {
                int glyph = glyph(font, letter, place, segments);
                widths.put(letter, unsigned(font, metrics + 4 * Math.min(glyph, full - 1)) / unit);
            }
        }
    }

    /** Where the part of the file with a name begins. */
    private static int table(ByteBuffer font, String name) {
        int count = unsigned(font, 4);
        for (int at = TABLES; at < TABLES + count * TABLE; at += TABLE) {
            if (font.getInt(at) == ByteBuffer.wrap(name.getBytes(StandardCharsets.US_ASCII)).getInt()) {
                return font.getInt(at + 8);
            }
        }
        throw new IllegalStateException("no table " + name);
    }

    private static int map(ByteBuffer font, int maps) {
        int count = unsigned(font, maps + 2);
        for (int i = 0; i < count; i++) {
            int map = maps + font.getInt(maps + 8 + 8 * i);
            if (unsigned(font, map) == SEGMENT_MAP) {
                return map;
            }
        }
        throw new IllegalStateException("no map of letters");
    }

    /** @param start where the first letter of the letter's segment stands; its distance and its place in the list of glyphs follow */
    private static int glyph(ByteBuffer font, int letter, int start, int segments) {
        int distance = unsigned(font, start + 2 * segments);
        int listed = start + 4 * segments;
        int list = unsigned(font, listed);
        if (list == 0) {
            return letter + distance & 0xffff;
        }
        int glyph = unsigned(font, listed + list + 2 * (letter - unsigned(font, start)));
        return glyph == 0 ? 0 : glyph + distance & 0xffff;
    }

    private static int unsigned(ByteBuffer font, int at) {
        return font.getShort(at) & 0xffff;
    }

    /** Whether the font has all letters of a text. */
    boolean knows(String text) {
        return text.codePoints().allMatch(widths::containsKey);
    }

    /** The width of a line of text, as a multiple of its size; letters that the font does not have count as wide as they are high. */
    double of(String text) {
        return text.codePoints().mapToDouble(letter -> widths.getOrDefault(letter, 1.0)).sum();
    }
}
