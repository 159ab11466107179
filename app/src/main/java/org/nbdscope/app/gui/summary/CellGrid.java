package org.nbdscope.app.gui.summary;

import javafx.geometry.HPos;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;

/** A small table that stands on a page and does not scroll by itself. */
final class CellGrid extends GridPane {

    private final Links links = new Links(this);
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

    /**
     * Where there are fractions of pixels, as on a fine screen, the toolkit gives growing columns up to a pixel each too much: the last
     * column gives that back, else it would stand over the edge.
     */
    @Override
    protected void layoutChildren() {
        super.layoutChildren();
        for (Node cell : getManagedChildren()) {
            double over = cell.getLayoutX() + cell.getLayoutBounds().getWidth() - getWidth();
            if (over > 0) {
                cell.resize(cell.getLayoutBounds().getWidth() - over, cell.getLayoutBounds().getHeight());
            }
        }
    }

    /** A heading. */
    static Label head(String text, String styles) {
        return styled(new Label(text), "sum-head", styles);
    }

    /** A text. */
    static Label text(String text, String styles) {
        return styled(new Label(text), "sum-cell", styles);
    }

    /** A text of a column that grows: it takes more lines where its column is too narrow for one. */
    static Label wrapped(String text, String styles) {
        Label label = text(text, styles);
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        return label;
    }

    /**
     * A name that somebody gave, as long as it may be: what does not fit on the page is left out in its middle.
     *
     * @param most characters that are shown
     */
    static Label name(String text, String styles, int most) {
        if (text.length() <= most) {
            return text(text, styles);
        }
        int end = most / 2 - 1;
        Label label = text(text.substring(0, most - end - 1) + "…" + text.substring(text.length() - end), styles);
        label.setAccessibleText(text);
        label.setTooltip(new Tooltip(text));
        return label;
    }

    /** Anything else. */
    static StackPane node(Node node, String styles) {
        StackPane pane = new StackPane(node);
        pane.setAlignment(Pos.CENTER_LEFT);
        pane.getStyleClass().add("sum-cell");
        if (!styles.isEmpty()) {
            pane.getStyleClass().addAll(styles.split(" "));
        }
        return pane;
    }

    /** Lets a row, or some of its cells, lead somewhere: a double click on any of them, or Enter on the first. */
    void link(String spoken, Runnable go, Node... cells) {
        links.row(spoken, go, cells);
    }

    /** Lets a cell lead somewhere with a single click, or Enter. */
    void click(String spoken, Runnable go, Node cell) {
        links.click(spoken, go, cell);
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
