package org.nbdscope.app.gui;

import java.nio.file.Path;
import javafx.application.Application;
import javafx.stage.Stage;
import org.nbdscope.app.gui.shell.MainWindow;
import org.nbdscope.app.view.Settings;

/** The program with its window. {@link Window} starts it. */
public final class NbdscopeApplication extends Application {

    private static volatile boolean started;

    /** Whether the toolkit came up, so that what fails later is not for the lack of one. */
    static boolean started() {
        return started;
    }

    @Override
    public void start(Stage stage) {
        started = true;
        Window.toolkitStarted();
        MainWindow window = new MainWindow(stage, Settings.ofUser());
        window.show();
        window.openAll(getParameters().getRaw().stream().map(Path::of).toList());
    }
}
