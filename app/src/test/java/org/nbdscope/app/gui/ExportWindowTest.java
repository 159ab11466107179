package org.nbdscope.app.gui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.nbdscope.app.gui.OpenWindow.until;

import java.util.concurrent.atomic.AtomicReference;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.Region;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.nbdscope.app.view.Samples;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/** A picture of a view is exported from wherever one is. */
@Timeout(120)
class ExportWindowTest {

    @RegisterExtension
    final OpenWindow open = new OpenWindow();

    @BeforeEach
    void letAskInVain() {
        WaitForAsyncUtils.autoCheckException = false; // the chart is laid out first, and then asks in vain for a dialog
    }

    @AfterEach
    void forget() {
        WaitForAsyncUtils.clearExceptions();
        WaitForAsyncUtils.autoCheckException = true;
    }

    @Test
    void bringsToTheFrontWhatIsExported(FxRobot robot) {
        open.open(Samples.FOUR_CONNECTIONS, 288);
        export(robot, "export-timeline");
        assertEquals("View: Timeline", robot.lookup("#view-menu").queryLabeled().getText());
        export(robot, "export-coverage");
        assertEquals("View: Coverage", robot.lookup("#view-menu").queryLabeled().getText());
        Region pane = robot.lookup("#coverage").queryAs(Region.class);
        until("it has a size", () -> pane.getWidth() > 500 && pane.getHeight() > 300);
    }

    /** Chooses it in the menu. Without a display there is no dialog to choose a file in, and that is the only thing that may fail. */
    private void export(FxRobot robot, String id) {
        AtomicReference<RuntimeException> failed = new AtomicReference<>();
        robot.interact(() -> {
            MenuItem item = item(robot.lookup(".menu-bar").queryAs(MenuBar.class), id);
            try {
                item.getOnAction().handle(null);
            } catch (UnsupportedOperationException noDialog) {
                // as expected
            } catch (RuntimeException e) {
                failed.set(e);
            }
        });
        assertNull(failed.get());
    }

    private static MenuItem item(MenuBar bar, String id) {
        return bar.getMenus().stream().flatMap(menu -> menu.getItems().stream()).filter(Menu.class::isInstance).map(Menu.class::cast)
                .flatMap(menu -> menu.getItems().stream()).filter(item -> id.equals(item.getId())).findFirst().orElseThrow();
    }
}
