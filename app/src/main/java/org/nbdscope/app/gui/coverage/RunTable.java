package org.nbdscope.app.gui.coverage;

import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.scene.control.Label;
import org.nbdscope.app.gui.theme.Look;
import org.nbdscope.app.view.OffsetFormat;
import org.nbdscope.app.view.coverage.CoverageKnown;
import org.nbdscope.app.view.coverage.CoverageRun;
import org.nbdscope.app.view.coverage.CoverageStep;
import org.nbdscope.app.view.coverage.CoverageView;
import org.nbdscope.app.view.timeline.Figures;
import org.nbdscope.dissector.export.ByteCount;

/** The walks over the disk: how many round trips each took, why, and how few could have been enough. A click leads to its first request. */
final class RunTable extends FittedTable<CoverageRun> {

    private final CoverageView view;

    RunTable(CoverageView view, ObjectProperty<Look> look) {
        super(look);
        this.view = view;
        setId("coverage-runs");
        setAccessibleText("Walks over the disk");
        setPlaceholder(new Label("The requests are not in the capture"));
        figures("Walk", run -> String.valueOf(run.number()));
        words("Conn.", run -> run.session() < 0 ? "" : "C" + run.session());
        figures("From", run -> OffsetFormat.size(run.run().start()));
        figures("Covers", run -> ByteCount.rounded(run.run().reached() - run.run().start()));
        figures("Round trips", run -> OffsetFormat.grouped(run.run().steps()));
        figures("Needed", run -> OffsetFormat.grouped(run.run().lowerBound())
                + (run.run().lowerBound() == run.run().steps() ? "" : "+"));
        figures("Time", run -> Figures.duration(run.nanos()));
        words("Follow-ups by cause", CoverageRun::causes);
        words("Avoidable at most", CoverageRun::avoidable);
        getSelectionModel().selectedItemProperty().addListener((property, before, now) -> {
            if (now != null) {
                lead(now);
            }
        });
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
            fill(runs);
        }
    }
}
