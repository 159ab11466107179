package org.nbdscope.app.gui.render;

import java.nio.file.Path;
import org.nbdscope.app.gui.export.PictureFile;
import org.nbdscope.app.gui.shell.View;
import org.nbdscope.app.gui.theme.Theme;
import org.nbdscope.app.view.FilterInput;

/**
 * A picture that somebody wants.
 *
 * @param of     what it shows
 * @param view   the view in front, where it shows the window
 * @param width  in pixels
 * @param height in pixels
 * @param theme  its colours
 * @param filter what it does not dim; has to be usable
 * @param out    file to write: SVG where its name ends so, otherwise PNG
 */
public record Picture(Subject of, View view, int width, int height, Theme theme, FilterInput filter, Path out) {

    /** Fewest pixels of a side. */
    public static final int LEAST = 200;
    /** Most pixels of a side. */
    public static final int MOST = 8192;

    /** What pictures there are. */
    public enum Subject {
        TIMELINE(1280, 480, true),
        COVERAGE(1280, 640, true),
        WINDOW(1360, 860, false);

        private final int width;
        private final int height;
        private final boolean drawing;

        Subject(int width, int height, boolean drawing) {
            this.width = width;
            this.height = height;
            this.drawing = drawing;
        }

        /** Pixels where nobody says how many. */
        public int width() {
            return width;
        }

        /** Pixels where nobody says how many. */
        public int height() {
            return height;
        }

        /** Whether it can be an SVG file. */
        public boolean drawing() {
            return drawing;
        }
    }

    /** Whether the file is to be an SVG. */
    public boolean svg() {
        return PictureFile.isSvg(out);
    }
}
