package org.nbdscope.app.gui.coverage;

import java.util.List;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import org.nbdscope.app.view.OffsetFormat;
import org.nbdscope.app.view.coverage.CoverageKnown;
import org.nbdscope.app.view.coverage.CoverageRun;
import org.nbdscope.app.view.coverage.CoverageStep;
import org.nbdscope.app.view.coverage.CoverageView;
import org.nbdscope.dissector.export.ByteCount;
import org.nbdscope.dissector.export.Durations;

/** The walks over the disk: how many round trips each took, why, and how few could have been enough. A click leads to its first request. */
final class RunTable extends TableView<CoverageRun> {

    private final CoverageView view;

    RunTable(CoverageView view) {
        this.view = view;
        setId("coverage-runs");
        setAccessibleText("Walks over the disk");
        setPlaceholder(new Label("The requests are not in the capture"));
        setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        add("Walk", 44, true, run -> String.valueOf(run.number()));
        add("Conn.", 46, false, run -> run.session() < 0 ? "" : "C" + run.session());
        add("From", 92, true, run -> OffsetFormat.size(run.run().start()));
        add("Covers", 78, true, run -> ByteCount.rounded(run.run().reached() - run.run().start()));
        add("Round trips", 84, true, run -> OffsetFormat.grouped(run.run().steps()));
        add("Needed", 60, true, run -> OffsetFormat.grouped(run.run().lowerBound())
                + (run.run().lowerBound() == run.run().steps() ? "" : "+"));
        add("Time", 78, true, run -> Durations.rounded(run.nanos()));
        add("Follow-ups by cause", 170, false, CoverageRun::causes);
        add("Avoidable at most", 150, false, CoverageRun::avoidable);
        getSelectionModel().selectedItemProperty().addListener((property, before, now) -> {
            if (now != null) {
                lead(now);
            }
        });
    }

    private void add(String name, double width, boolean number, Function<CoverageRun, String> value) {
        TableColumn<CoverageRun, String> column = new TableColumn<>(name);
        column.setPrefWidth(width);
        column.setSortable(false);
        column.setReorderable(false);
        column.setCellValueFactory(cell -> new ReadOnlyObjectWrapper<>(value.apply(cell.getValue())));
        column.setCellFactory(ignored -> {
            TableCell<CoverageRun, String> cell = new TextCell<>();
            if (number) {
                cell.getStyleClass().addAll("number", "mono");
            }
            return cell;
        });
        getColumns().add(column);
    }

    private void lead(CoverageRun run) {
        CoverageKnown known = view.known().get();
        if (known == null) {
            return;
        }
        known.steps().stream().filter(step -> step.run() == run.number()).findFirst().map(RunTable::message).ifPresent(view::select);
    }

    private static int message(CoverageStep step) {
        return step.reply() >= 0 ? step.reply() : step.request();
    }

    void show(CoverageKnown known) {
        List<CoverageRun> runs = known == null ? List.of() : known.runs();
        if (!runs.equals(getItems())) {
            setItems(FXCollections.observableList(runs));
        }
    }
}
