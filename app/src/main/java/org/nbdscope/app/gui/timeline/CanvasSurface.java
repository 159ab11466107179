package org.nbdscope.app.gui.timeline;

import java.nio.IntBuffer;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import javafx.scene.text.Text;
import javafx.scene.text.TextAlignment;
import org.nbdscope.app.view.timeline.Surface;
import org.nbdscope.app.view.timeline.TextStyle;
import org.nbdscope.app.view.timeline.TimelineColours;

/**
 * A canvas to paint on. Areas of many marks are painted into memory and put on the canvas as one image: that is what keeps a picture of a
 * million requests fluid without a graphics card. Belongs to the thread of the window.
 */
public final class CanvasSurface implements Surface {

    /** Images kept: an image is painted again only after as many others, so that none changes while the toolkit still draws from it. */
    private static final int TURNS = 9;
    private static final int REST = 6;
    private static final int COLOURS_KEPT = 512;
    /** How much of a hatch line each pixel across it has; together 1.4 pixels. */
    private static final double[] HATCH = {1, 0.4, 0, 0, 0, 0};

    private final Map<TextStyle, Font> fonts = new EnumMap<>(TextStyle.class);
    private final Map<TextStyle, Map<Character, Double>> widths = new EnumMap<>(TextStyle.class);
    private final Map<Integer, Color> colours = new HashMap<>();
    private final Text measure = new Text();
    private final Turn[] turns = new Turn[TURNS];
    private GraphicsContext canvas;
    private double scale = 1;
    private final long[] lastUse = new long[TURNS];
    private int turn;
    private long areas;
    private int markX;
    private int markY;
    private int markWidth;
    private int markHeight;
    private int[] pixels = new int[0];

    /** An image whose pixels are ours. */
    private record Turn(PixelBuffer<IntBuffer> buffer, WritableImage image, int[] pixels) {

        static Turn of(int width, int height) {
            int[] pixels = new int[width * height];
            PixelBuffer<IntBuffer> buffer = new PixelBuffer<>(width, height, IntBuffer.wrap(pixels), PixelFormat.getIntArgbPreInstance());
            return new Turn(buffer, new WritableImage(buffer), pixels);
        }

        boolean fits(int width, int height) {
            return buffer.getWidth() == width && buffer.getHeight() == height;
        }
    }

    /**
     * Paints on nothing yet.
     *
     * @param sans family of text
     * @param mono family of figures
     */
    public CanvasSurface(String sans, String mono) {
        for (TextStyle style : TextStyle.values()) {
            String family = style.mono() ? mono : sans;
            fonts.put(style, Font.font(family, style.bold() ? FontWeight.BOLD : FontWeight.NORMAL, style.size()));
            widths.put(style, new HashMap<>());
        }
    }

    /** Paints on a canvas from now on, whose device pixels are so many to a logical one. */
    public CanvasSurface on(GraphicsContext context, double deviceScale) {
        canvas = context;
        scale = deviceScale;
        return this;
    }

    @Override
    public double scale() {
        return scale;
    }

    @Override
    public void rect(double x, double y, double width, double height, int colour) {
        canvas.setFill(colour(colour));
        canvas.fillRect(x, y, width, height);
    }

    @Override
    public void frame(double x, double y, double width, double height, double arc, int colour, double lineWidth) {
        stroke(colour, lineWidth, 0);
        canvas.strokeRoundRect(x, y, width, height, arc, arc);
    }

    @Override
    public void line(double x1, double y1, double x2, double y2, int colour, double lineWidth, double dash) {
        stroke(colour, lineWidth, dash);
        canvas.strokeLine(x1, y1, x2, y2);
    }

    private void stroke(int colour, double lineWidth, double dash) {
        canvas.setStroke(colour(colour));
        canvas.setLineWidth(lineWidth);
        if (dash > 0) {
            canvas.setLineDashes(dash, dash);
        } else {
            canvas.setLineDashes();
        }
    }

    @Override
    public void polygon(double[] x, double[] y, int count, int colour) {
        canvas.setFill(colour(colour));
        canvas.fillPolygon(x, y, count);
    }

    @Override
    public void polyline(double[] x, double[] y, int count, int colour, double lineWidth) {
        stroke(colour, lineWidth, 0);
        canvas.strokePolyline(x, y, count);
    }

    @Override
    public void text(String text, double x, double y, TextStyle style, Align align, int colour) {
        canvas.setFill(colour(colour));
        canvas.setFont(fonts.get(style));
        canvas.setTextAlign(TextAlignment.LEFT);
        double width = align == Align.LEFT ? 0 : textWidth(text, style);
        double left = align == Align.LEFT ? x : align == Align.CENTRE ? x - width / 2 : x - width;
        canvas.fillText(text, Math.round(left * scale) / scale, y);
    }

    @Override
    public double textWidth(String text, TextStyle style) {
        Map<Character, Double> known = widths.get(style);
        double width = 0;
        for (int i = 0; i < text.length(); i++) {
            width += known.computeIfAbsent(text.charAt(i), letter -> width(letter, style));
        }
        return width;
    }

    private double width(char letter, TextStyle style) {
        measure.setFont(fonts.get(style));
        measure.setText(String.valueOf(letter));
        return measure.getLayoutBounds().getWidth();
    }

    @Override
    public void clip(double x, double y, double width, double height) {
        canvas.save();
        canvas.beginPath();
        canvas.rect(x, y, width, height);
        canvas.clip();
    }

    @Override
    public void unclip() {
        canvas.restore();
    }

    @Override
    public void beginMarks(int x, int y, int width, int height) {
        markX = x;
        markY = y;
        markWidth = Math.max(1, width);
        markHeight = Math.max(1, height);
        turn = rested();
        lastUse[turn] = ++areas;
        pixels = turns[turn].pixels();
        Arrays.fill(pixels, 0);
    }

    /** An image of the right size that has rested, else a new one in the place of that which was not used for longest. */
    private int rested() {
        int oldest = 0;
        for (int i = 0; i < TURNS; i++) {
            if (turns[i] != null && lastUse[i] + REST <= areas && turns[i].fits(markWidth, markHeight)) {
                return i;
            }
            oldest = lastUse[i] < lastUse[oldest] ? i : oldest;
        }
        turns[oldest] = Turn.of(markWidth, markHeight);
        return oldest;
    }

    @Override
    public void mark(int x, int y, int width, int height, int colour) {
        int left = Math.max(0, x);
        int right = Math.min(markWidth, x + width);
        int bottom = Math.min(markHeight, y + height);
        for (int row = Math.max(0, y); row < bottom; row++) {
            int base = row * markWidth;
            for (int column = left; column < right; column++) {
                pixels[base + column] = colour;
            }
        }
    }

    @Override
    public void hatchedMark(int x, int y, int width, int height, int ground, int line) {
        int pitch = (int) Math.max(HATCH_PITCH, Math.round(HATCH_PITCH * scale));
        int[] pattern = new int[pitch];
        for (int i = 0; i < pitch; i++) {
            pattern[i] = TimelineColours.blend(line, ground, HATCH[i * HATCH.length / pitch]);
        }
        int left = Math.max(0, x);
        int right = Math.min(markWidth, x + width);
        int bottom = Math.min(markHeight, y + height);
        for (int row = Math.max(0, y); row < bottom; row++) {
            int base = row * markWidth;
            for (int column = left; column < right; column++) {
                pixels[base + column] = pattern[(column + row) % pitch];
            }
        }
    }

    @Override
    public void endMarks() {
        Turn done = turns[turn];
        done.buffer().updateBuffer(buffer -> null);
        boolean smooth = canvas.isImageSmoothing();
        canvas.setImageSmoothing(false);
        canvas.drawImage(done.image(), markX / scale, markY / scale, markWidth / scale, markHeight / scale);
        canvas.setImageSmoothing(smooth);
    }

    private Color colour(int argb) {
        if (colours.size() > COLOURS_KEPT) {
            colours.clear();
        }
        return colours.computeIfAbsent(argb,
                key -> Color.rgb(key >> 16 & 0xff, key >> 8 & 0xff, key & 0xff, (key >>> 24) / 255.0));
    }
}
