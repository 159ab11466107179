package org.nbdscope.app.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;
import org.nbdscope.dissector.export.CsvSink;
import org.nbdscope.dissector.export.JsonSink;
import org.nbdscope.dissector.export.Row;

/** Prints rows in the format the user asked for, as many as the user asked for. */
final class RowPrinter {

    private interface Form {
        void print(Row row) throws IOException;

        void end() throws IOException;
    }

    private final Form form;
    private long left;

    RowPrinter(RowFormat format, long limit) {
        left = limit;
        form = switch (format) {
            case json, jsonl -> json(format);
            case csv -> csv();
            default -> text();
        };
    }

    private static Form json(RowFormat format) {
        OutputStream out = Output.stream();
        JsonSink sink = format == RowFormat.json ? JsonSink.array(out) : JsonSink.lines(out);
        return new Form() {
            @Override
            public void print(Row row) {
                row.write(sink);
            }

            @Override
            public void end() throws IOException {
                sink.close();
                out.flush();
            }
        };
    }

    private static Form csv() {
        CsvSink sink = new CsvSink(Output.writer());
        return new Form() {
            @Override
            public void print(Row row) {
                row.write(sink);
            }

            @Override
            public void end() {
                sink.close();
            }
        };
    }

    private static Form text() {
        Writer out = Output.writer();
        StringBuilder line = new StringBuilder();
        return new Form() {
            @Override
            public void print(Row row) throws IOException {
                line.setLength(0);
                row.text(line);
                out.append(line).append('\n');
            }

            @Override
            public void end() throws IOException {
                out.flush();
            }
        };
    }

    /** Prints a row, unless enough have been printed. */
    void print(Row row) {
        if (left == 0) {
            return;
        }
        left--;
        try {
            form.print(row);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** Whether as many rows have been printed as were asked for. */
    boolean satisfied() {
        return left == 0;
    }

    /** Writes what is still in hand. */
    void end() throws IOException {
        form.end();
    }
}
