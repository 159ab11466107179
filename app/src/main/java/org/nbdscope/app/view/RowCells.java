package org.nbdscope.app.view;

import java.util.List;
import org.nbdscope.app.view.findings.PlacedFinding;
import org.nbdscope.dissector.analysis.MapCause;

/** What the cells of a list say. A row is one of the table that the list is about. For one thread at a time. */
public interface RowCells {

    /** The text of a cell, "" where there is nothing to say, and for time, offset and length, whose form is a matter of taste. */
    String text(ListColumn column, int row);

    /** The constants of a row's flags: {@code NBD_CMD_FLAG_FUA}. */
    List<String> flagNames(int row);

    /** The time of a row, nanoseconds since 1970, or {@link org.nbdscope.dissector.capture.Frame#NO_TIME}. */
    long timeNanos(int row);

    /** The latency of a row in nanoseconds, or a negative number where it has none. */
    long latencyNanos(int row);

    /** Requests in flight when the row's request was sent; 0 where it has none or that is not known. */
    int depth(int row);

    /** The findings about a row, the worst first. */
    List<PlacedFinding> findings(int row);

    /** Why a row's block status request was needed; null for other rows, and where that is not known. */
    MapCause cause(int row);

    /** The group of a row's command. */
    CommandGroup group(int row);

    /** Whether the row tells of an error. */
    boolean error(int row);

    /** Whether the row shows bytes that could not be decoded, or something else that is less than a message. */
    boolean faint(int row);

    /** The message that stands for a row: the request of a transaction; -1 where there is none. */
    int message(int row);

    /** The row that shows a message, or -1. */
    int rowOf(int message);

    /** Where in the export a row is about, unsigned; null where it is about no place or that is not known. */
    Long offset(int row);

    /** How many bytes of the export a row is about, unsigned; null where it is about none or that is not known. */
    Long length(int row);

    /** Whether somebody marked a row. */
    boolean marked(int row, Workspace workspace);
}
