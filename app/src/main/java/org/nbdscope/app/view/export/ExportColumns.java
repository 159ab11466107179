package org.nbdscope.app.view.export;

import java.util.List;
import org.nbdscope.app.view.Column;
import org.nbdscope.app.view.OffsetFormat;
import org.nbdscope.app.view.TimeFormat;
import org.nbdscope.app.view.Workspace;

/**
 * The columns that a list shows, and in which formats, as they were when somebody asked for a file.
 *
 * @param columns   from left to right
 * @param titles    what their heads say
 * @param time      how times are written
 * @param baseNanos from which times count, nanoseconds since 1970
 * @param offset    how offsets are written
 */
public record ExportColumns(List<Column> columns, List<String> titles, TimeFormat time, long baseNanos, OffsetFormat offset) {

    /** These columns in the workspace's formats. */
    public static ExportColumns of(Workspace workspace, List<Column> columns) {
        return new ExportColumns(List.copyOf(columns), columns.stream().map(workspace::title).toList(), workspace.timeFormat().get(),
                workspace.baseNanos(), workspace.offsetFormat().get());
    }
}
