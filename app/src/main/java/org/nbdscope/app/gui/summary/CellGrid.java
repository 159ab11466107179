package org.nbdscope.app.gui.summary;

import javafx.geometry.HPos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;

/** A small table that stands on a page and does not scroll by itself. */
final class CellGrid extends GridPane {

    private int rows;
    private int columns;

    CellGrid() {
        getStyleClass().add("grid");
    }

    /** Adds a column. {@code grow} takes the width that is left; others are as wide as what they hold. */
    CellGrid column(boolean grow) {
        ColumnConstraints column = new ColumnConstraints();
        column.setFillWidth(true);
        column.setHgrow(grow ? Priority.ALWAYS : Priority.SOMETIMES);
        if (grow) {
            column.setMinWidth(60);
        } else {
            column.setMinWidth(USE_PREF_SIZE);
        }
        column.setHalignment(HPos.LEFT);
        getColumnConstraints().add(column);
        columns++;
        return this;
    }

    /** Adds a row of cells; a column that got null stays empty. */
    CellGrid row(Node... cells) {
        for (int i = 0; i < columns; i++) {
            add(i < cells.length && cells[i] != null ? cells[i] : text("", ""), i, rows);
        }
        rows++;
        return this;
    }

    /** Row of the next cells. */
    int next() {
        return rows;
    }

    void skip() {
        rows++;
    }

    /** A heading. */
    static Label head(String text, String styles) {
        return styled(new Label(text), "sum-head", styles);
    }

    /** A text. */
    static Label text(String text, String styles) {
        return styled(new Label(text), "sum-cell", styles);
    }

    /** Anything else. */
    static StackPane node(Node node, String styles) {
        StackPane pane = new StackPane(node);
        pane.getStyleClass().add("sum-cell");
        if (!styles.isEmpty()) {
            pane.getStyleClass().addAll(styles.split(" "));
        }
        return pane;
    }

    private static Label styled(Label label, String style, String more) {
        label.getStyleClass().add(style);
        if (!more.isEmpty()) {
            label.getStyleClass().addAll(more.split(" "));
        }
        label.setMaxSize(Double.MAX_VALUE, Double.MAX_VALUE);
        return label;
    }
}
