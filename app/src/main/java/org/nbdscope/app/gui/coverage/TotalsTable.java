package org.nbdscope.app.gui.coverage;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import org.nbdscope.app.gui.theme.Look;
import org.nbdscope.app.view.OffsetFormat;
import org.nbdscope.app.view.coverage.ContextExtents;
import org.nbdscope.app.view.coverage.CoverageKnown;
import org.nbdscope.app.view.coverage.StatusKind;
import org.nbdscope.dissector.analysis.StatusTotal;
import org.nbdscope.dissector.export.ByteCount;

/** How much of the disk has which status, in each context. */
final class TotalsTable extends TableView<TotalsTable.Line> {

    /** A row: the context's name stands in its first only. */
    record Line(String context, StatusKind kind, long value, String words, String extents, String bytes, String human, String share) {
    }

    private final ObjectProperty<Look> look;

    TotalsTable(ObjectProperty<Look> look) {
        this.look = look;
        setId("coverage-totals");
        setAccessibleText("Totals of each status");
        setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        add("Context", 150, false, Line::context);
        addKind();
        add("Extents", 58, true, Line::extents);
        add("Bytes", 134, true, Line::bytes);
        add("", 84, true, Line::human);
        add("Share", 66, true, Line::share);
        look.addListener((property, before, now) -> refresh());
    }

    private void add(String name, double width, boolean number, Function<Line, String> value) {
        TableColumn<Line, String> column = new TableColumn<>(name);
        column.setPrefWidth(width);
        column.setSortable(false);
        column.setReorderable(false);
        column.setCellValueFactory(cell -> new ReadOnlyObjectWrapper<>(value.apply(cell.getValue())));
        column.setCellFactory(ignored -> {
            TableCell<Line, String> cell = new TextCell<>();
            cell.getStyleClass().addAll(number ? List.of("number", "mono") : List.of("card-title"));
            return cell;
        });
        getColumns().add(column);
    }

    private void addKind() {
        TableColumn<Line, Line> column = new TableColumn<>("Status");
        column.setPrefWidth(116);
        column.setSortable(false);
        column.setCellValueFactory(cell -> new ReadOnlyObjectWrapper<>(cell.getValue()));
        column.setCellFactory(ignored -> new TableCell<>() {
            @Override
            protected void updateItem(Line line, boolean empty) {
                super.updateItem(line, empty);
                boolean none = empty || line == null;
                setGraphic(none ? null : Charts.swatch(look.get().palette(), line.kind(), line.value()));
                setText(none ? null : line.words());
            }
        });
        getColumns().add(column);
    }

    void show(CoverageKnown known) {
        List<Line> lines = new ArrayList<>();
        if (known != null) {
            known.contexts().forEach(context -> add(lines, context));
        }
        // A line that is only exchanged keeps its row: new rows for each moment of the slider would take longer than the chart.
        if (lines.size() != getItems().size()) {
            setItems(FXCollections.observableList(lines));
            return;
        }
        for (int i = 0; i < lines.size(); i++) {
            if (!lines.get(i).equals(getItems().get(i))) {
                getItems().set(i, lines.get(i));
            }
        }
    }

    private static void add(List<Line> lines, ContextExtents context) {
        String name = context.context();
        for (StatusTotal total : context.totals().totals()) {
            lines.add(new Line(name, StatusKind.of(context.context(), total.type()), total.type(),
                    StatusKind.words(context.context(), total.type()),
                    OffsetFormat.grouped(total.extents()), OffsetFormat.grouped(total.bytes()), ByteCount.rounded(total.bytes()),
                    percent(total.percent())));
            name = "";
        }
        Long unknown = context.totals().unknownBytes();
        if (unknown != null && unknown != 0) {
            double all = 100 - context.totals().totals().stream().mapToDouble(StatusTotal::percent).sum();
            lines.add(new Line(name, StatusKind.UNKNOWN, 0, "unknown", "", OffsetFormat.grouped(unknown), ByteCount.rounded(unknown),
                    percent(Math.max(0, all))));
        }
    }

    /** A share that is there never reads as none. */
    private static String percent(double value) {
        return value > 0 && value < 0.05 ? "< 0.1 %" : String.format(Locale.ROOT, "%.1f %%", value);
    }
}
