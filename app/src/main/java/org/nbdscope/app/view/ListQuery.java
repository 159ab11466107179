package org.nbdscope.app.view;

import org.nbdscope.dissector.filter.DisplayFilter;

/**
 * Which rows a list shows, and in which order.
 *
 * @param mode       what its rows are
 * @param filter     which of them it shows
 * @param sort       the column by which it is sorted; null for the order of the table
 * @param descending whether the largest comes first
 */
public record ListQuery(ListMode mode, DisplayFilter filter, Column sort, boolean descending) {

    /** All messages as they came. */
    public static final ListQuery DEFAULT = new ListQuery(ListMode.MESSAGES, DisplayFilter.EVERYTHING, null, false);

    /** The same with other rows; in the order of the table where these rows have no such column. */
    public ListQuery with(ListMode newMode) {
        boolean sortable = sort != null && (sort instanceof FieldColumn || newMode.columns().contains(sort));
        return new ListQuery(newMode, filter, sortable ? sort : null, sortable && descending);
    }

    /** The same with another filter. */
    public ListQuery with(DisplayFilter newFilter) {
        return new ListQuery(mode, newFilter, sort, descending);
    }

    /** The same in another order. */
    public ListQuery sorted(Column column, boolean newDescending) {
        return new ListQuery(mode, filter, column, newDescending);
    }

    /** Whether it shows all rows in the order of the table. */
    boolean plain() {
        return filter == DisplayFilter.EVERYTHING && sort == null;
    }
}
