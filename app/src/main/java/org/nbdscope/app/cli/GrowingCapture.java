package org.nbdscope.app.cli;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.nbdscope.dissector.capture.CaptureReader;
import org.nbdscope.dissector.export.MessageFeed;
import org.nbdscope.dissector.export.MessageRow;
import org.nbdscope.dissector.filter.DisplayFilter;
import org.nbdscope.dissector.filter.MessageValues;
import org.nbdscope.dissector.schema.FieldDefinition;

/** Prints the messages of a capture file while it grows. */
final class GrowingCapture implements Closeable {

    private static final int BATCH = 8192;

    private final CaptureReader reader;
    private final OpenCapture capture;
    private final MessageFeed feed;
    private final RowPrinter printer;

    /**
     * Opens it; prints nothing yet.
     *
     * @param file has at least its header
     * @param rows how many rows are printed, and how
     */
    GrowingCapture(Path file, RowOptions rows, DisplayFilter filter) throws IOException {
        List<FieldDefinition> printed = rows.fields();
        Set<FieldDefinition> fields = new HashSet<>(printed);
        fields.addAll(filter.fields());
        boolean needsBytes = !fields.isEmpty() && MessageValues.needsBytes(fields);
        printer = new RowPrinter(rows.format(), rows.limit(), filter, printed);
        reader = needsBytes ? CaptureReader.openSeekable(file) : CaptureReader.open(file);
        capture = new OpenCapture(reader, needsBytes, null);
        MessageRow row = new MessageRow(capture.model(), capture.values());
        feed = new MessageFeed(capture.dissection(), LaterFields.in(fields), message -> printer.print(row.at(message)));
        capture.model().listener(feed);
    }

    /** Prints what has come. */
    void follow() throws IOException {
        long before = capture.dissection().frames();
        read();
        if (capture.dissection().frames() > before) {
            // A connection that has said nothing yet must not hold up the rows of those behind it.
            capture.dissection().numberNow();
            printer.flush();
        }
    }

    /** Whether as many rows have been printed as were asked for. */
    boolean satisfied() {
        return printer.satisfied();
    }

    private void read() throws IOException {
        while (capture.dissection().read(BATCH) == BATCH) {
            printer.flush();
        }
    }

    /** Prints the rest. */
    void end() throws IOException {
        read();
        capture.dissection().finish();
        feed.end();
        printer.end();
    }

    @Override
    public void close() throws IOException {
        capture.close();
        reader.close();
    }
}
