package org.nbdscope.app.gui.timeline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import javafx.application.Platform;
import javafx.embed.swing.SwingFXUtils;
import javax.imageio.ImageIO;
import org.nbdscope.app.gui.theme.Theme;
import org.nbdscope.app.view.timeline.TimeWindow;
import org.nbdscope.app.view.timeline.TimelineIndex;
import org.nbdscope.app.view.timeline.TimelineMode;
import org.nbdscope.app.view.timeline.TimelineView;
import org.nbdscope.dissector.capture.CaptureException;
import org.nbdscope.dissector.capture.CaptureReader;
import org.nbdscope.dissector.model.CaptureModel;
import org.nbdscope.dissector.model.Dissection;

/**
 * Draws the timeline of a capture in all modes and both themes, to be looked at:
 * {@code TimelinePictures FILE DIRECTORY [WIDTH HEIGHT SCALE [FROM TO]]}, the window in shares of the capture.
 */
public final class TimelinePictures {

    private TimelinePictures() {
    }

    public static void main(String[] args) throws Exception {
        TimelineIndex index = read(Path.of(args[0]));
        double width = args.length > 2 ? Double.parseDouble(args[2]) : 1180;
        double height = args.length > 3 ? Double.parseDouble(args[3]) : 300;
        double scale = args.length > 4 ? Double.parseDouble(args[4]) : 1;
        String name = Path.of(args[0]).getFileName().toString().replaceAll("\\..*", "");
        CountDownLatch done = new CountDownLatch(1);
        Platform.startup(() -> {
            try {
                TimelineView view = new TimelineView(index);
                if (args.length > 6) {
                    view.window().set(new TimeWindow(view.whole().at(Double.parseDouble(args[5])),
                            view.whole().at(Double.parseDouble(args[6]))));
                }
                for (TimelineMode mode : TimelineMode.values()) {
                    view.mode().set(mode);
                    Files.writeString(Path.of(args[1], name + "-" + mode.name().toLowerCase(Locale.ROOT) + ".svg"),
                            TimelineImage.svg(view, width, height, Theme.LIGHT.palette()));
                    for (Theme theme : Theme.values()) {
                        String file = (name + "-" + mode + "-" + theme + ".png").toLowerCase(Locale.ROOT);
                        var image = TimelineImage.of(view, width, height, scale, theme.palette(), "Liberation Sans", "DejaVu Sans Mono");
                        ImageIO.write(SwingFXUtils.fromFXImage(image, null), "png", Path.of(args[1], file).toFile());
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } finally {
                done.countDown();
            }
        });
        done.await();
        Platform.exit();
    }

    static TimelineIndex read(Path file) throws IOException {
        CaptureModel model = new CaptureModel();
        TimelineIndex index = new TimelineIndex(model);
        try (CaptureReader reader = CaptureReader.open(file)) {
            Dissection dissection = new Dissection(reader, model);
            try {
                while (dissection.read(8192) == 8192) {
                    index.advance(Integer.MAX_VALUE);
                }
            } catch (CaptureException e) {
                index.advance(Integer.MAX_VALUE);
            }
            dissection.finish();
            index.origin(dissection.firstTimeNanos());
        }
        index.advance(Integer.MAX_VALUE);
        index.finish();
        return index;
    }
}
