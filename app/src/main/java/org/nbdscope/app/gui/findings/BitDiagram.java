package org.nbdscope.app.gui.findings;

import javafx.beans.property.ObjectProperty;
import javafx.geometry.VPos;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.Region;
import javafx.scene.text.TextAlignment;
import org.nbdscope.app.gui.theme.Fonts;
import org.nbdscope.app.gui.theme.Look;
import org.nbdscope.app.gui.theme.Palette;
import org.nbdscope.app.view.findings.FieldBits;

/** A field bit by bit, the highest first: what is set is filled, what the rule is about has the colour of an error. */
final class BitDiagram extends Region {

    private static final double BOX_HEIGHT = 18;
    private static final double NUMBERS = 16;
    private static final double MAX_BOX = 14;
    private static final double BYTE_GAP = 5;
    /** Opacity of the outline of bits that are only named. */
    private static final double OUTLINE = 0.5;

    private final ObjectProperty<Look> look;
    private final Canvas canvas = new Canvas();
    private FieldBits bits;

    BitDiagram(ObjectProperty<Look> look) {
        this.look = look;
        getChildren().add(canvas);
        look.addListener((property, before, now) -> resized());
        widthProperty().addListener((property, before, now) -> draw());
        resized();
    }

    private void resized() {
        double height = look.get().px(BOX_HEIGHT + NUMBERS);
        setMinHeight(height);
        setPrefHeight(height);
        draw();
    }

    void show(FieldBits field) {
        bits = field;
        setAccessibleText(field.name() + ", bit by bit. " + field.caption());
        draw();
    }

    private void draw() {
        canvas.setWidth(getWidth());
        canvas.setHeight(getPrefHeight());
        GraphicsContext g = canvas.getGraphicsContext2D();
        g.clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
        if (bits == null || getWidth() < 1) {
            return;
        }
        Palette palette = look.get().palette();
        double gaps = bits.width() / Byte.SIZE * BYTE_GAP;
        double box = Math.floor(Math.min(look.get().px(MAX_BOX), (getWidth() - gaps) / bits.width()));
        double height = look.get().px(BOX_HEIGHT);
        g.setFont(look.get().fonts().text(Fonts.AXIS));
        g.setTextBaseline(VPos.TOP);
        double x = 0;
        for (int bit = bits.width() - 1; bit >= 0; bit--) {
            boolean subject = bits.isSubject(bit);
            g.setFill(bits.isSet(bit) ? subject ? palette.error() : palette.data() : subject ? palette.errorbg() : palette.panel());
            g.fillRect(x, 0, box - 1, height);
            g.setStroke(subject ? palette.error().deriveColor(0, 1, 1, OUTLINE) : palette.line());
            g.strokeRect(x + 0.5, 0.5, box - 2, height - 1);
            if (bit % Byte.SIZE == Byte.SIZE - 1 || bit == 0) {
                g.setFill(palette.tx3());
                g.setTextAlign(bit == 0 ? TextAlignment.RIGHT : TextAlignment.LEFT);
                g.fillText(Integer.toString(bit), bit == 0 ? x + box : x, height + 2);
            }
            x += box + (bit % Byte.SIZE == 0 ? BYTE_GAP : 0);
        }
    }
}
