package org.nbdscope.app.gui.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Scene;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.nbdscope.app.gui.theme.Look;
import org.nbdscope.app.gui.theme.Theme;
import org.nbdscope.app.view.Samples;
import org.nbdscope.app.view.Workspace;
import org.nbdscope.app.view.timeline.TimelineMode;
import org.nbdscope.app.view.timeline.TimelineSource;
import org.nbdscope.app.view.timeline.TimelineView;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.framework.junit5.Stop;
import org.testfx.util.WaitForAsyncUtils;

/** What a timeline of requests begins with. The test passes on to the window what the index has to say. */
@ExtendWith(ApplicationExtension.class)
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class TimelineScreenTest {

    private final LinkedBlockingQueue<Runnable> told = new LinkedBlockingQueue<>();
    private final Workspace workspace = new Workspace();
    private final TimelineSource source = new TimelineSource(workspace, told::add);
    private TimelineScreen screen;

    @Start
    void start(Stage stage) {
        screen = new TimelineScreen(workspace, source, new SimpleObjectProperty<>(new Look(Theme.LIGHT, 1)), List.of(TimelineMode.REQUESTS));
        stage.setScene(new Scene(screen, 600, 400));
        stage.show();
    }

    @Stop
    void stop() {
        workspace.close();
    }

    /** The window hears what the index has to say. */
    private void hear() {
        for (Runnable next = told.poll(); next != null; next = told.poll()) {
            next.run();
        }
    }

    @Test
    void beginsWithTheTimeOfItsConnectionAlsoWhereTheIndexWasCompleteBeforeTheWindowHeardOfIt(FxRobot robot) throws Exception {
        robot.interact(() -> workspace.open(Samples.file("nbd-server-named-exports.pcapng")));
        WaitForAsyncUtils.waitFor(20, TimeUnit.SECONDS, () -> source.index().get().finished());
        robot.interact(screen::refresh);
        WaitForAsyncUtils.waitFor(20, TimeUnit.SECONDS, () -> {
            robot.interact(this::hear);
            return source.complete();
        });
        TimelineView view = screen.pane().view();
        assertEquals(view.whole(), view.window().get(), "the whole, till it is looked at");
        robot.interact(screen::refresh);
        assertTrue(view.window().get().length() < view.whole().length(), "one of several connections");
    }
}
