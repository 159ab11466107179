package org.nbdscope.app.gui.render;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import javafx.animation.AnimationTimer;
import javafx.stage.Stage;
import org.nbdscope.app.gui.export.PictureFile;
import org.nbdscope.app.gui.shell.MainWindow;
import org.nbdscope.app.view.CaptureDocument;
import org.nbdscope.app.view.Settings;

/** Draws the program's window as it is when all of a capture was read. */
final class WindowPicture {

    private static final long LOOK_MILLIS = 20;
    /** How long the window is left alone once all is known: its own looks at what is new come ten times a second. */
    private static final long REST_MILLIS = 400;
    /** Pulses after that, in which what has changed is laid out. */
    private static final int LAST_PULSES = 3;

    private final Picture picture;
    private final Path capture;
    private Stage stage;
    private MainWindow window;

    WindowPicture(Picture picture, Path capture) {
        this.picture = picture;
        this.capture = capture;
    }

    /** Writes the picture. Returns what is wrong with the capture, null for nothing. */
    String write() throws IOException, UnreadableException, InterruptedException {
        CaptureDocument document = Headless.call(this::open);
        Renderer.await(document);
        while (!Headless.call(window::settled)) {
            Thread.sleep(LOOK_MILLIS);
        }
        Thread.sleep(REST_MILLIS);
        pulses();
        PictureFile.png(picture.out(), Headless.call(() -> stage.getScene().snapshot(null)));
        String notice = document.notice();
        Headless.call(() -> {
            stage.hide();
            return null;
        });
        return notice;
    }

    private CaptureDocument open() {
        Settings settings = Settings.forgotten();
        MainWindow.remember(settings, picture.theme(), picture.width(), picture.height());
        stage = new Stage();
        window = new MainWindow(stage, settings);
        window.show();
        // The window lets go at once of a file that it cannot read, and what is wrong is to be said here.
        CaptureDocument[] opened = new CaptureDocument[1];
        window.workspace().document().addListener((property, before, now) -> opened[0] = now == null ? opened[0] : now);
        window.open(capture);
        window.show(picture.view());
        window.filter(picture.filter().text());
        return opened[0];
    }

    private static void pulses() throws InterruptedException {
        CountDownLatch done = new CountDownLatch(LAST_PULSES);
        AnimationTimer timer = new AnimationTimer() {
            @Override
            public void handle(long now) {
                done.countDown();
            }
        };
        Headless.call(() -> {
            timer.start();
            return null;
        });
        done.await();
        Headless.call(() -> {
            timer.stop();
            return null;
        });
    }
}
