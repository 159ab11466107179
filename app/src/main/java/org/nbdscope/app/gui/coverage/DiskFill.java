package org.nbdscope.app.gui.coverage;

import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;
import org.nbdscope.app.gui.theme.Palette;
import org.nbdscope.app.view.coverage.ColumnBins;
import org.nbdscope.app.view.coverage.StatusKind;

/** Fills extents: data solid, zero light, holes hatched, unknown blank. It writes pixels, which costs the same for one extent as for thousands. */
public final class DiskFill {

    private static final int HATCH_PITCH = 6;
    /** How much of a hatch line each pixel across it has; 1.4 pixels wide. */
    private static final double[] HATCH = {1, 0.4, 0, 0, 0, 0};
    /** What a lone column gives its neighbour, so that it is 1.2 pixels wide. */
    private static final double SPILL = 0.2;
    /** Greys for values without a meaning. */
    private static final int GREYS = 5;

    private final Palette palette;
    private final int ground;
    private final int edge;

    /** In the colours of a theme. */
    public DiskFill(Palette palette) {
        this.palette = palette;
        ground = argb(palette.panel());
        edge = argb(palette.line());
    }

    private static int argb(Color colour) {
        return 0xff000000 | channel(colour.getRed()) << 16 | channel(colour.getGreen()) << 8 | channel(colour.getBlue());
    }

    private static int channel(double value) {
        return (int) Math.round(value * 255);
    }

    private static int mix(int below, int above, double share) {
        if (share <= 0) {
            return below;
        }
        int mixed = 0xff;
        for (int shift = 16; shift >= 0; shift -= 8) {
            int a = below >> shift & 0xff;
            int b = above >> shift & 0xff;
            mixed = mixed << 8 | (int) Math.round(a + (b - a) * share);
        }
        return mixed;
    }

    /** The plain colour of a kind, that of the ground where it is hatched. */
    public Color colour(StatusKind kind, long value) {
        return switch (kind) {
            case UNKNOWN, CLEAN -> palette.panel();
            case HOLE -> palette.hole();
            case HOLE_ZERO -> palette.holeZero();
            case ZERO -> palette.zero();
            case DATA -> palette.data();
            case DIRTY -> palette.dirty();
            case BACKING -> palette.depth().interpolate(palette.zero(), Math.min(0.8, Math.max(0, (Math.min(8, value < 0 ? 8 : value) - 2) * 0.25)));
            case OTHER -> palette.zero().interpolate(palette.data(), (Long.remainderUnsigned(value, GREYS) + 0.5) / GREYS);
        };
    }

    /** Text that can be read on it. */
    public Color textOn(StatusKind kind, long value) {
        Color fill = colour(kind, value);
        double light = 0.2126 * fill.getRed() + 0.7152 * fill.getGreen() + 0.0722 * fill.getBlue();
        boolean panelIsLight = palette.panel().getBrightness() > 0.5;
        return light > 0.5 == panelIsLight ? palette.tx() : palette.panel();
    }

    /** A row of extents as a picture, a pixel per column. */
    public WritableImage image(ColumnBins bins, int height, double scale) {
        int width = bins.width();
        WritableImage image = new WritableImage(width, height);
        int[] pixels = new int[width * height];
        int pitch = Math.max(HATCH_PITCH, (int) Math.round(HATCH_PITCH * scale));
        for (int x = 0; x < width; x++) {
            column(pixels, width, height, x, bins, pitch);
        }
        image.getPixelWriter().setPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), pixels, 0, width);
        return image;
    }

    private void column(int[] pixels, int width, int height, int x, ColumnBins bins, int pitch) {
        StatusKind kind = bins.kind(x);
        int fill = argb(colour(kind, bins.value(x)));
        boolean hatched = kind == StatusKind.HOLE || kind == StatusKind.HOLE_ZERO;
        boolean spilled = x > 0 && bins.kind(x - 1).compareTo(StatusKind.OTHER) >= 0 && bins.kind(x - 1).compareTo(kind) > 0 && lone(bins, x - 1);
        int neighbour = spilled ? argb(colour(bins.kind(x - 1), bins.value(x - 1))) : 0;
        int line = argb(palette.hatch());
        for (int y = 0; y < height; y++) {
            int pixel = fill;
            if (kind == StatusKind.UNKNOWN) {
                pixel = ground;
            } else if (hatched) {
                pixel = mix(fill, line, HATCH[(x + y) % pitch * HATCH_PITCH / pitch]);
            }
            if (kind != StatusKind.UNKNOWN && kind.compareTo(StatusKind.DATA) < 0 && (y == 0 || y == height - 1)) {
                pixel = edge;
            }
            pixels[y * width + x] = spilled ? mix(pixel, neighbour, SPILL) : pixel;
        }
    }

    private static boolean lone(ColumnBins bins, int x) {
        return x == 0 || bins.kind(x - 1) != bins.kind(x);
    }
}
