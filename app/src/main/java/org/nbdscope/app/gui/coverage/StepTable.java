package org.nbdscope.app.gui.coverage;

import java.util.List;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import org.nbdscope.app.view.OffsetFormat;
import org.nbdscope.app.view.coverage.CoverageKnown;
import org.nbdscope.app.view.coverage.CoverageStep;
import org.nbdscope.app.view.coverage.CoverageView;
import org.nbdscope.dissector.export.Durations;

/** The requests of a map as a table: the chart's twin for those who read rather than look. */
final class StepTable extends TableView<CoverageStep> {

    private static final PseudoClass LATER = PseudoClass.getPseudoClass("later");

    private final CoverageView view;
    private List<CoverageStep> shown = List.of();
    private boolean following;
    /** The last message that is known. */
    private int message = -1;

    StepTable(CoverageView view) {
        this.view = view;
        setId("coverage-steps");
        setAccessibleText("Steps of the map");
        setPlaceholder(new Label("The requests are not in the capture"));
        setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        add("Step", 36, true, step -> String.valueOf(step.number()));
        add("Conn.", 44, false, step -> step.session() < 0 ? "" : "C" + step.session());
        add("Request", 58, true, step -> step.request() < 0 ? "" : "#" + step.request());
        add("Offset", 104, true, step -> OffsetFormat.grouped(step.step().offset()));
        add("Asked", 96, true, step -> OffsetFormat.size(step.step().length()));
        add("Answered", 96, true, step -> step.reply() < 0 ? "nothing" : OffsetFormat.size(step.answered()));
        add("Latency", 78, true, step -> step.step().latencyNanos() == null ? "" : Durations.rounded(step.step().latencyNanos()));
        addCause();
        setRowFactory(table -> new StepRow());
        getSelectionModel().selectedItemProperty().addListener((property, before, now) -> {
            if (now != null && !following) {
                view.select(now.reply() >= 0 ? now.reply() : now.request());
            }
        });
        view.selectedStep().addListener((property, before, now) -> follow(now));
    }

    private TableColumn<CoverageStep, String> add(String name, double width, boolean number, Function<CoverageStep, String> value) {
        TableColumn<CoverageStep, String> column = new TableColumn<>(name);
        column.setPrefWidth(width);
        column.setSortable(false);
        column.setReorderable(false);
        column.setCellValueFactory(cell -> new ReadOnlyObjectWrapper<>(value.apply(cell.getValue())));
        if (number) {
            column.setCellFactory(ignored -> {
                TableCell<CoverageStep, String> cell = new TextCell<>();
                cell.getStyleClass().addAll("number", "mono");
                return cell;
            });
        }
        getColumns().add(column);
        return column;
    }

    private void addCause() {
        TableColumn<CoverageStep, CoverageStep> column = new TableColumn<>("Cause");
        column.setPrefWidth(140);
        column.setSortable(false);
        column.setCellValueFactory(cell -> new ReadOnlyObjectWrapper<>(cell.getValue()));
        column.setCellFactory(ignored -> new TableCell<>() {
            @Override
            protected void updateItem(CoverageStep step, boolean empty) {
                super.updateItem(step, empty);
                setGraphic(empty || step == null ? null : Charts.cause(step.step().cause()));
                setText(null);
            }
        });
        getColumns().add(column);
    }

    /** What was answered after the moment of the slider is pale. */
    private final class StepRow extends TableRow<CoverageStep> {
        @Override
        protected void updateItem(CoverageStep step, boolean empty) {
            super.updateItem(step, empty);
            mark();
        }

        private void mark() {
            CoverageStep step = getItem();
            pseudoClassStateChanged(LATER, step != null && (step.reply() < 0 || step.reply() > message));
        }
    }

    void show(CoverageKnown known) {
        List<CoverageStep> steps = known == null ? List.of() : known.steps();
        if (known != null && known.message() != message) {
            message = known.message();
            lookupAll(".table-row-cell").forEach(row -> ((StepRow) row).mark());
        }
        if (!steps.equals(shown)) {
            following = true;
            shown = steps;
            setItems(FXCollections.observableList(steps));
            following = false;
            follow(view.selectedStep().get());
        }
    }

    private void follow(CoverageStep step) {
        following = true;
        int row = step == null ? -1 : shown.indexOf(step);
        if (row < 0) {
            getSelectionModel().clearSelection();
        } else if (getSelectionModel().getSelectedIndex() != row) {
            getSelectionModel().clearAndSelect(row);
            scrollTo(Math.max(0, row - 2));
        }
        following = false;
    }
}
