package org.nbdscope.app.gui.bytes;

import java.util.function.IntConsumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.geometry.VPos;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.ScrollBar;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;
import org.nbdscope.app.gui.theme.Fonts;
import org.nbdscope.app.gui.theme.Look;
import org.nbdscope.app.gui.theme.Palette;
import org.nbdscope.app.gui.theme.PaneCorners;
import org.nbdscope.app.gui.theme.TextWidths;

/**
 * Bytes in hexadecimal and as text, 16 a line, or 8 where 16 do not fit. One range is lit (a field), another one
 * pale (the struct around it). A click, or the arrow keys, pick a byte. Only the lines in sight are drawn.
 */
public final class BytesView extends Region {

    private static final int WIDE = 16;
    private static final int NARROW = 8;
    private static final double LINE_HEIGHT = 17;
    private static final double PADDING = 10;
    private static final int OFFSET_DIGITS = 6;
    /** Around what has the keyboard. */
    private static final double RING = 2;

    private final ObjectProperty<Look> look;
    private final Canvas canvas = new Canvas();
    private final ScrollBar bar = new ScrollBar();
    private final IntConsumer picked;
    private ByteSource bytes = ByteSource.NONE;
    private int lit;
    private int litEnd;
    private int pale;
    private int paleEnd;
    private int perLine = WIDE;
    private final ReadOnlyIntegerWrapper shownPerLine = new ReadOnlyIntegerWrapper(WIDE);
    private double character;
    private double line;
    private double baseline;

    /** @param picked gets the position of a byte that was clicked */
    public BytesView(ObjectProperty<Look> look, IntConsumer picked) {
        this.look = look;
        this.picked = picked;
        getStyleClass().add("bytes-view");
        setFocusTraversable(true);
        bar.setOrientation(Orientation.VERTICAL);
        getChildren().addAll(canvas, bar);
        bar.valueProperty().addListener((property, before, now) -> requestLayout());
        look.addListener((property, before, now) -> requestLayout());
        focusedProperty().addListener((property, before, now) -> requestLayout());
        canvas.setOnMousePressed(event -> {
            requestFocus();
            pick(byteAt(event.getX(), event.getY()));
        });
        setOnScroll(event -> {
            if (!event.isShortcutDown()) {
                bar.setValue(Math.max(0, Math.min(bar.getMax(), bar.getValue() - Math.signum(event.getDeltaY()) * 3)));
                event.consume();
            }
        });
        setOnKeyPressed(this::key);
    }

    /** Shows other bytes, none of them lit. */
    public void show(ByteSource newBytes) {
        bytes = newBytes;
        lit = 0;
        litEnd = 0;
        pale = 0;
        paleEnd = 0;
        bar.setValue(0);
        tell();
        requestLayout();
    }

    /** Lights bytes up and brings them into sight. */
    public void light(int from, int to, int paleFrom, int paleTo) {
        lit = from;
        litEnd = to;
        pale = paleFrom;
        paleEnd = paleTo;
        int first = from / perLine;
        if (to > from && (first < bar.getValue() || first >= bar.getValue() + fullLines())) {
            bar.setValue(Math.max(0, Math.min(bar.getMax(), first - 1)));
        }
        tell();
        requestLayout();
    }

    /** Says which bytes are lit to whoever does not see them. */
    private void tell() {
        setAccessibleHelp(lit >= litEnd ? null : litEnd - lit == 1 ? "Byte " + lit + " is selected"
                : "Bytes " + lit + " to " + (litEnd - 1) + " are selected");
    }

    private void pick(int index) {
        if (index >= 0 && index < bytes.size()) {
            picked.accept(index);
        }
    }

    private void key(KeyEvent event) {
        if (event.isShortcutDown() || event.isAltDown()) {
            return;
        }
        switch (event.getCode()) {
            case LEFT -> pick(lit - 1);
            case RIGHT -> pick(Math.max(litEnd, lit + 1));
            case UP -> pick(lit - perLine);
            case DOWN -> pick(lit + perLine);
            default -> {
                return;
            }
        }
        event.consume();
    }

    /** How many bytes a line has at the present width; {@link #fullHeight()} changes with it. */
    public ReadOnlyIntegerProperty perLine() {
        return shownPerLine.getReadOnlyProperty();
    }

    /** The height that all lines take at the present width, in pixels. */
    public double fullHeight() {
        return look.get().px(LINE_HEIGHT) * ((bytes.size() + perLine - 1) / perLine) + 2 * look.get().px(4);
    }

    private int fullLines() {
        return line == 0 ? 1 : (int) Math.max(1, Math.floor(canvas.getHeight() / line));
    }

    private double hexX(int column) {
        return Math.round(look.get().px(PADDING) + (OFFSET_DIGITS + 2 + column * 3 + column / NARROW) * character);
    }

    private double textX(int column) {
        return Math.round(hexX(perLine) + (1 + column) * character);
    }

    private int byteAt(double x, double y) {
        int row = (int) Math.round(bar.getValue()) + (int) Math.floor((y - look.get().px(4)) / line);
        for (int column = 0; column < perLine; column++) {
            boolean hex = x >= hexX(column) - character / 2 && x < hexX(column) + 2.5 * character;
            if (hex || x >= textX(column) && x < textX(column + 1)) {
                return row * perLine + column;
            }
        }
        return -1;
    }

    @Override
    protected void layoutChildren() {
        Fonts fonts = look.get().fonts();
        Font font = fonts.mono(Fonts.MONO);
        TextWidths widths = new TextWidths(font);
        character = widths.of("0");
        line = look.get().px(LINE_HEIGHT);
        baseline = widths.baseline(line);
        double width = Math.ceil(bar.prefWidth(-1));
        canvas.setWidth(Math.max(0, getWidth() - width));
        perLine = WIDE;
        if (textX(WIDE) > canvas.getWidth()) {
            perLine = NARROW;
        }
        shownPerLine.set(perLine);
        canvas.setHeight(getHeight());
        int lines = (bytes.size() + perLine - 1) / perLine;
        int most = Math.max(0, lines - fullLines());
        bar.resizeRelocate(getWidth() - width, 0, width, getHeight());
        bar.setMax(Math.max(1, most));
        bar.setVisibleAmount(Math.max(1.0, most) * Math.min(1, (double) fullLines() / Math.max(1, lines)));
        bar.setUnitIncrement(1);
        bar.setBlockIncrement(fullLines());
        bar.setVisible(most > 0);
        draw(font, most);
    }

    private void draw(Font font, int most) {
        Palette palette = look.get().palette();
        GraphicsContext g = canvas.getGraphicsContext2D();
        g.setFill(palette.panel());
        g.fillRect(0, 0, canvas.getWidth(), canvas.getHeight());
        g.setFont(font);
        g.setTextBaseline(VPos.BASELINE);
        g.setTextAlign(TextAlignment.LEFT);
        int first = (int) Math.min(most, Math.round(bar.getValue()));
        for (int row = first; row * perLine < bytes.size() && row <= first + fullLines(); row++) {
            line(g, palette, row, look.get().px(4) + (row - first) * line);
        }
        PaneCorners.show(canvas, Pos.BOTTOM_LEFT);
        if (isFocused()) {
            g.setStroke(palette.acc());
            g.setLineWidth(RING);
            g.strokeRect(RING / 2, RING / 2, canvas.getWidth() - RING, canvas.getHeight() - RING);
        }
    }

    private void line(GraphicsContext g, Palette palette, int row, double y) {
        int from = row * perLine;
        int end = Math.min(bytes.size(), from + perLine);
        double base = y + baseline;
        ground(g, palette.accbg(), from, end, pale, paleEnd, y);
        ground(g, palette.acc(), from, end, lit, litEnd, y);
        g.setFill(palette.tx3());
        g.fillText(offset(from), look.get().px(PADDING), base);
        for (int i = from; i < end; i++) {
            boolean chosen = i >= lit && i < litEnd;
            boolean present = bytes.present(i);
            int value = bytes.at(i);
            g.setFill(chosen ? palette.onAcc() : present ? palette.tx() : palette.tx3());
            g.fillText(present ? hex(value) : "··", hexX(i - from), base);
            boolean printable = value >= ' ' && value <= '~' && present;
            g.setFill(chosen ? palette.onAcc() : printable ? palette.tx() : palette.tx3());
            g.fillText(printable ? Character.toString(value) : "·", textX(i - from), base);
        }
    }

    private void ground(GraphicsContext g, Color colour, int from, int end, int rangeFrom, int rangeEnd, double y) {
        int first = Math.max(from, rangeFrom);
        int last = Math.min(end, rangeEnd) - 1;
        if (last < first) {
            return;
        }
        double edge = character / 2;
        double hexFrom = hexX(first - from) - edge;
        double textFrom = textX(first - from);
        g.setFill(colour);
        g.fillRect(hexFrom, y, hexX(last - from) + 2 * character + edge - hexFrom, line);
        g.fillRect(textFrom, y, textX(last - from + 1) - textFrom, line);
    }

    private static String offset(int value) {
        String digits = Integer.toHexString(value);
        return "0".repeat(Math.max(0, OFFSET_DIGITS - digits.length())) + digits;
    }

    private static String hex(int value) {
        return "" + Character.forDigit(value >> 4, 16) + Character.forDigit(value & 0xf, 16);
    }
}
