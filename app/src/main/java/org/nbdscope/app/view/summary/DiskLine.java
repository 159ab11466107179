package org.nbdscope.app.view.summary;

import org.nbdscope.app.view.coverage.ColumnBins;

/**
 * What is known of a disk in one context, in one line.
 *
 * @param name   export and context
 * @param bins   its extents from 0 to the end
 * @param totals in words
 */
public record DiskLine(String name, ColumnBins bins, String totals) {

    /** Columns of the line. */
    public static final int COLUMNS = 620;
}
