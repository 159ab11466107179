package org.nbdscope.app.gui.coverage;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.scene.Node;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import org.nbdscope.app.gui.theme.Fonts;
import org.nbdscope.app.gui.theme.Look;
import org.nbdscope.app.gui.theme.TextWidths;

/**
 * A table whose columns are as wide as what they show, with heads that stand as their cells do; words in the last column take the room
 * that is left.
 *
 * @param <T> a row
 */
class FittedTable<T> extends TableView<T> {

    /** Rows from all over the table whose texts decide how wide its columns are. */
    private static final int MEASURED = 300;
    private static final double PADDING = 16;
    /** What the toolkit wants beside the name of a column. */
    private static final double HEAD = 5;
    /** Room of a picture before a text. */
    private static final double PICTURE = 24;
    private static final double SCROLL_BAR = 19;
    /** Style class of a column of figures. */
    private static final String NUMBER = "number";
    /** Style class of a column of names. */
    private static final String NAMES = "names";

    private record Fitted<T>(TableColumn<T, T> column, Function<T, String> words, boolean pictured) {

        boolean number() {
            return column.getStyleClass().contains(NUMBER);
        }

        TextWidths font(TextWidths figures, TextWidths words, TextWidths names) {
            return number() ? figures : column.getStyleClass().contains(NAMES) ? names : words;
        }
    }

    private final ObjectProperty<Look> look;
    private final List<Fitted<T>> fitted = new ArrayList<>();
    private double wanted;

    FittedTable(ObjectProperty<Look> look) {
        this.look = look;
        look.addListener((property, before, now) -> {
            fit();
            refresh();
        });
        widthProperty().addListener((property, before, now) -> fit());
    }

    /** Adds a column of figures. */
    final void figures(String name, Function<T, String> words) {
        add(name, words, null, NUMBER);
    }

    /** Adds a column of words. */
    final void words(String name, Function<T, String> words) {
        add(name, words, null, "words");
    }

    /** Adds a column of words that a row is known by. */
    final void names(String name, Function<T, String> words) {
        add(name, words, null, NAMES);
    }

    /** Adds a column of words behind a picture. */
    final void pictures(String name, Function<T, String> words, Function<T, Node> picture) {
        add(name, words, picture, "words");
    }

    private void add(String name, Function<T, String> words, Function<T, Node> picture, String style) {
        TableColumn<T, T> column = new TableColumn<>(name);
        column.getStyleClass().add(style);
        column.setSortable(false);
        column.setReorderable(false);
        column.setCellValueFactory(cell -> new ReadOnlyObjectWrapper<>(cell.getValue()));
        column.setCellFactory(ignored -> {
            TableCell<T, T> cell = new TableCell<>() {
                @Override
                protected void updateItem(T row, boolean empty) {
                    super.updateItem(row, empty);
                    boolean none = empty || row == null;
                    setText(none ? null : words.apply(row));
                    setGraphic(none || picture == null ? null : picture.apply(row));
                }
            };
            if (style.equals(NUMBER)) {
                cell.getStyleClass().add("mono");
            }
            return cell;
        });
        fitted.add(new Fitted<>(column, words, picture != null));
        getColumns().add(column);
    }

    /** Shows other rows. One that is only exchanged keeps its place: rows made anew for each moment of a slider would take too long. */
    final void fill(List<T> rows) {
        if (rows.size() == getItems().size() && rows.size() <= MEASURED) {
            for (int i = 0; i < rows.size(); i++) {
                if (!rows.get(i).equals(getItems().get(i))) {
                    getItems().set(i, rows.get(i));
                }
            }
        } else {
            setItems(FXCollections.observableList(rows));
        }
        fit();
    }

    private void fit() {
        Fonts fonts = look.get().fonts();
        TextWidths figures = new TextWidths(fonts.mono(Fonts.MONO));
        TextWidths words = new TextWidths(fonts.text(Fonts.TEXT));
        TextWidths strong = new TextWidths(fonts.strong(Fonts.TEXT));
        int rows = getItems().size();
        int measured = Math.min(MEASURED, rows);
        double used = SCROLL_BAR;
        for (int i = 0; i < fitted.size(); i++) {
            Fitted<T> each = fitted.get(i);
            double width = strong.of(each.column.getText()) + look.get().px(HEAD);
            for (int sample = 0; sample < measured; sample++) {
                String text = each.words.apply(getItems().get((int) ((long) sample * rows / measured)));
                double picture = each.pictured ? look.get().px(PICTURE) : 0;
                width = Math.max(width, each.font(figures, words, strong).of(text) + picture);
            }
            width = Math.ceil(width + look.get().px(PADDING));
            boolean last = i == fitted.size() - 1 && !each.number();
            each.column.setPrefWidth(last ? Math.max(width, getWidth() - used) : width);
            used += width;
        }
        wanted = used;
    }

    /** The width at which nothing that is shown is cut, the scroll bar included. */
    final double wantedWidth() {
        return wanted;
    }
}
