package org.nbdscope.app.cli;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.nbdscope.dissector.capture.CaptureReader;
import org.nbdscope.dissector.capture.FrameSource;
import org.nbdscope.dissector.filter.DisplayFilter;
import org.nbdscope.dissector.filter.MessageValues;
import org.nbdscope.dissector.schema.FieldDefinition;

/** Which messages of a growing capture are printed, and how; and which of them end it. */
final class FollowedRows {

    private final RowOptions options;
    private final DisplayFilter filter;
    private final StopRule stop;
    private final List<FieldDefinition> printed;
    /** All fields that the filters and the printed columns ask for. */
    private final Set<FieldDefinition> fields = new HashSet<>();

    FollowedRows(RowOptions options, DisplayFilter filter, StopRule stop) {
        this.options = options;
        this.filter = filter;
        this.stop = stop;
        printed = options.fields();
        fields.addAll(printed);
        fields.addAll(filter.fields());
        fields.addAll(stop.filter().fields());
    }

    /** Whether messages have to be decoded for what the user wants. */
    boolean asksForMessages() {
        return filter != DisplayFilter.EVERYTHING || options.limit() != Long.MAX_VALUE || stop.waits();
    }

    /** Whether messages must be read again from the file. */
    boolean needsBytes() {
        return !fields.isEmpty() && MessageValues.needsBytes(fields);
    }

    /**
     * Begins to print the messages of a file.
     *
     * @param file has at least its header
     */
    GrowingCapture follow(Path file) throws IOException {
        CaptureReader reader = needsBytes() ? CaptureReader.openSeekable(file) : CaptureReader.open(file);
        return follow(reader, reader, reader);
    }

    /**
     * Begins to print.
     *
     * @param reader of a seekable file where {@link #needsBytes}, else null
     * @param frames hands out the packets
     * @param source is closed at the end
     */
    GrowingCapture follow(CaptureReader reader, FrameSource frames, Closeable source) throws IOException {
        OpenCapture capture = new OpenCapture(reader, frames, needsBytes(), stop.checks());
        RowPrinter printer = new RowPrinter(options.format(), options.limit(), filter, printed);
        return new GrowingCapture(capture, source, printer, LaterFields.in(fields), stop);
    }
}
