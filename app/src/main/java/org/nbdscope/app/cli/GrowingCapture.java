package org.nbdscope.app.cli;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.nbdscope.dissector.capture.CaptureReader;
import org.nbdscope.dissector.export.MessageFeed;
import org.nbdscope.dissector.export.MessageRow;
import org.nbdscope.dissector.filter.DisplayFilter;

/** Prints the messages of a capture file while it grows. */
final class GrowingCapture implements Closeable {

    private static final int BATCH = 8192;

    private final CaptureReader reader;
    private final OpenCapture capture;
    private final MessageFeed feed;
    private final RowPrinter printer;

    /** @param file has at least its header */
    GrowingCapture(Path file, RowFormat format) throws IOException {
        reader = CaptureReader.open(file);
        capture = new OpenCapture(reader, false, null);
        printer = new RowPrinter(format, Long.MAX_VALUE, DisplayFilter.EVERYTHING, List.of());
        MessageRow row = new MessageRow(capture.model(), capture.values());
        feed = new MessageFeed(capture.dissection(), false, message -> printer.print(row.at(message)));
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
