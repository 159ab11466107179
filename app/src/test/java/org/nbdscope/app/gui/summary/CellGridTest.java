package org.nbdscope.app.gui.summary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.layout.Pane;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** A table of the summary is as wide as its place. */
@ExtendWith(ApplicationExtension.class)
class CellGridTest {

    private static final int COLUMNS = 11;

    private CellGrid grid;

    @Start
    void start(Stage stage) {
        grid = new CellGrid();
        Node[] cells = new Node[COLUMNS];
        for (int i = 0; i < COLUMNS; i++) {
            grid.column(false);
            cells[i] = CellGrid.text("cell " + i, "number");
        }
        grid.row(cells);
        stage.setScene(new Scene(new Pane(grid), 1200, 100));
    }

    @Test
    void noCellStandsOverTheEdgeWhateverTheFractionOfAPixel(FxRobot robot) {
        robot.interact(() -> {
            grid.applyCss();
            for (double width = 900; width < 912; width += 0.5) {
                grid.resize(width, 40);
                grid.layout();
                double right = grid.getChildren().stream().mapToDouble(cell -> cell.getBoundsInParent().getMaxX()).max().orElse(0);
                assertEquals(width, right, 1, "in " + width);
            }
        });
    }

    @Test
    void aTextThatIsTooLongForItsColumnTakesMoreLines(FxRobot robot) {
        robot.interact(() -> {
            Label did = CellGrid.wrapped("block status, write, flush, read, trim, write zeroes", "soft");
            CellGrid narrow = new CellGrid().column(true);
            narrow.row(did);
            new Scene(new Pane(narrow));
            narrow.applyCss();
            double line = narrow.prefHeight(1000);
            narrow.resize(120, narrow.prefHeight(120));
            narrow.layout();
            assertTrue(did.getHeight() > 1.8 * line, did.getHeight() + " for lines of " + line);
        });
    }
}
