package org.nbdscope.app.gui.shell;

import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import org.nbdscope.app.gui.summary.SummaryLinks;
import org.nbdscope.app.view.Workspace;

/**
 * Where the summary leads to.
 *
 * @param workspace has the selection
 * @param shown     the view in front
 * @param filter    puts a filter in force
 * @param traffic   shows the list and gives it the keyboard
 */
record LinksToViews(Workspace workspace, ObjectProperty<View> shown, Consumer<String> filter, Runnable traffic) implements SummaryLinks {

    @Override
    public void message(int row) {
        workspace.selected().set(row);
        traffic.run();
    }

    @Override
    public void filter(String text) {
        filter.accept(text);
        traffic.run();
    }

    @Override
    public void coverage() {
        shown.set(View.COVERAGE);
    }

    @Override
    public void findings(int message) {
        if (message >= 0) {
            workspace.selected().set(message);
        }
        shown.set(View.FINDINGS);
    }
}
