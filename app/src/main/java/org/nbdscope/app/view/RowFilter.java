package org.nbdscope.app.view;

import java.util.function.IntPredicate;
import org.nbdscope.dissector.filter.DisplayFilter;

/** Whether a row of a list satisfies a filter. For one thread. */
public final class RowFilter implements IntPredicate {

    private final DisplayFilter filter;
    private final RowValues values;

    /** @param file null where {@link ListModel#needsFile} says that none is needed */
    public RowFilter(CaptureDocument document, ListQuery query, FileAccess file) {
        filter = query.filter().copy();
        values = query.filter() == DisplayFilter.EVERYTHING ? null : RowValues.of(document, query.mode(), file);
    }

    @Override
    public boolean test(int row) {
        return values == null || filter.matches(values.at(row));
    }
}
