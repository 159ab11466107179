package org.nbdscope.app.view;

import java.util.function.IntPredicate;
import org.nbdscope.dissector.filter.DisplayFilter;
import org.nbdscope.dissector.model.CaptureModel;
import org.nbdscope.dissector.model.MessageTable;

/** Whether a row of a list satisfies a filter. A transaction does when its request or one of its replies does. For one thread. */
final class RowFilter implements IntPredicate {

    private final CaptureModel model;
    private final DisplayFilter filter;
    private final ListMode mode;
    private final MessageFields fields;

    RowFilter(CaptureModel model, DisplayFilter filter, ListMode mode) {
        this.model = model;
        this.filter = filter;
        this.mode = mode;
        this.fields = new MessageFields(model);
    }

    @Override
    public boolean test(int row) {
        return mode == ListMode.MESSAGES ? message(row) : transaction(row);
    }

    private boolean message(int row) {
        return filter.matches(fields.at(row));
    }

    private boolean transaction(int row) {
        int request = model.transactions().request(row);
        if (request != MessageTable.NONE && message(request)) {
            return true;
        }
        for (int reply = model.transactions().lastReply(row); reply != MessageTable.NONE; reply = model.messages().previous(reply)) {
            if (message(reply)) {
                return true;
            }
        }
        return false;
    }
}
