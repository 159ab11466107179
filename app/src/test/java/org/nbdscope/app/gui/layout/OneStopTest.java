package org.nbdscope.app.gui.layout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** Tab goes through a table in one step, arrow keys through all that it holds. */
@ExtendWith(ApplicationExtension.class)
@Timeout(60)
class OneStopTest {

    private static final int ROWS = 20;
    private static final int COLUMNS = 3;

    private final Node[][] cells = new Node[ROWS][COLUMNS];
    private final Button before = new Button("before");
    private final Button after = new Button("after");
    private Scene scene;
    private ScrollPane scroll;

    @Start
    void start(Stage stage) {
        GridPane grid = new GridPane();
        OneStop stop = new OneStop(grid);
        for (int row = 0; row < ROWS; row++) {
            for (int column = 0; column < COLUMNS; column++) {
                Region cell = new Region();
                cell.setPrefSize(40, 20);
                cells[row][column] = cell;
                grid.add(cell, column, row);
                if (row != 1 || column != 1) { // a table has gaps
                    stop.add(cell);
                }
            }
        }
        scroll = new ScrollPane(grid);
        scroll.setFocusTraversable(false);
        scroll.setPrefViewportHeight(100);
        scene = new Scene(new VBox(before, scroll, after), 300, 200);
        stage.setScene(scene);
        stage.show();
    }

    private void press(FxRobot robot, KeyCode... keys) {
        for (KeyCode key : keys) {
            robot.push(key);
        }
    }

    @Test
    void takesOneTab(FxRobot robot) {
        robot.interact(before::requestFocus);
        press(robot, KeyCode.TAB);
        assertSame(cells[0][0], scene.getFocusOwner());
        press(robot, KeyCode.TAB);
        assertSame(after, scene.getFocusOwner());
    }

    @Test
    void arrowKeysGoWhereTheyPoint(FxRobot robot) {
        robot.interact(cells[0][0]::requestFocus);
        press(robot, KeyCode.RIGHT);
        assertSame(cells[0][1], scene.getFocusOwner());
        press(robot, KeyCode.DOWN, KeyCode.DOWN);
        assertSame(cells[2][0], scene.getFocusOwner(), "below the gap stands the left neighbour, and so on");
        press(robot, KeyCode.RIGHT, KeyCode.RIGHT, KeyCode.RIGHT, KeyCode.UP);
        assertSame(cells[1][2], scene.getFocusOwner());
        press(robot, KeyCode.LEFT);
        assertSame(cells[1][0], scene.getFocusOwner(), "over the gap");
    }

    @Test
    void comesBackToWhereItWas(FxRobot robot) {
        robot.interact(cells[3][2]::requestFocus);
        press(robot, KeyCode.TAB, KeyCode.TAB);
        robot.interact(before::requestFocus);
        press(robot, KeyCode.TAB);
        assertSame(cells[3][2], scene.getFocusOwner());
    }

    @Test
    void showsTheOneThatHasTheKeyboard(FxRobot robot) {
        robot.interact(cells[0][0]::requestFocus);
        press(robot, KeyCode.END);
        assertSame(cells[ROWS - 1][COLUMNS - 1], scene.getFocusOwner());
        assertEquals(1, scroll.getVvalue(), 0.01);
        press(robot, KeyCode.UP);
        assertTrue(scroll.getVvalue() > 0.9, "it is in sight already");
        press(robot, KeyCode.HOME);
        assertEquals(0, scroll.getVvalue(), 0.01);
    }
}
