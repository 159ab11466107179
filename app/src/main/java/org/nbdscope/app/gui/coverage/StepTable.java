package org.nbdscope.app.gui.coverage;

import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.TableRow;
import org.nbdscope.app.gui.theme.Look;
import org.nbdscope.app.view.OffsetFormat;
import org.nbdscope.app.view.coverage.CoverageFilter;
import org.nbdscope.app.view.coverage.CoverageKnown;
import org.nbdscope.app.view.coverage.CoverageStep;
import org.nbdscope.app.view.coverage.CoverageView;
import org.nbdscope.app.view.timeline.Figures;

/** The requests of a map as a table: the chart's twin for those who read rather than look. */
final class StepTable extends FittedTable<CoverageStep> {

    private static final PseudoClass LATER = PseudoClass.getPseudoClass("later");

    private final CoverageView view;
    private final Label placeholder = new Label();
    private List<CoverageStep> shown = List.of();
    private boolean following;
    /** The last message that is known. */
    private int message = -1;

    StepTable(CoverageView view, ObjectProperty<Look> look) {
        super(look);
        this.view = view;
        setId("coverage-steps");
        setAccessibleText("Steps of the map");
        setPlaceholder(placeholder);
        figures("Step", step -> String.valueOf(step.number()));
        words("Conn.", step -> step.session() < 0 ? "" : "C" + step.session());
        figures("Request", step -> step.request() < 0 ? "" : "#" + step.request());
        figures("Offset", step -> OffsetFormat.grouped(step.step().offset()));
        figures("Asked", step -> OffsetFormat.size(step.step().length()));
        figures("Answered", step -> step.reply() < 0 ? "nothing" : OffsetFormat.size(step.answered()));
        figures("Latency", step -> step.step().latencyNanos() == null ? "" : Figures.duration(step.step().latencyNanos()));
        pictures("Cause", step -> step.step().cause().label(), step -> Charts.square(step.step().cause()));
        setRowFactory(table -> new StepRow());
        getSelectionModel().selectedItemProperty().addListener((property, before, now) -> {
            if (now != null && !following) {
                view.select(now.reply() >= 0 ? now.reply() : now.request());
            }
        });
        view.selectedStep().addListener((property, before, now) -> follow(now));
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

    /** Shows the steps that the filter leaves. */
    void show(CoverageKnown known) {
        List<CoverageStep> all = known == null ? List.of() : known.steps();
        CoverageFilter filter = view.filter().get();
        List<CoverageStep> steps = filter.showsAllSteps() ? all : all.stream().filter(filter::shows).toList();
        placeholder.setText(all.isEmpty() ? "The requests are not in the capture" : "No step matches");
        if (known != null && known.message() != message) {
            message = known.message();
            lookupAll(".table-row-cell").forEach(row -> ((StepRow) row).mark());
        }
        if (!steps.equals(shown)) {
            following = true;
            shown = steps;
            fill(steps);
            following = false;
            follow(view.selectedStep().get());
        }
    }

    /** How many steps the filter leaves, as a beginning of a sentence; empty where these are all. */
    String share(CoverageKnown known) {
        int all = known.steps().size();
        return shown.size() == all ? "" : OffsetFormat.grouped(shown.size()) + " of " + OffsetFormat.grouped(all) + " steps; ";
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
