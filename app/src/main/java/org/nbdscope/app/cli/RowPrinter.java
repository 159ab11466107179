package org.nbdscope.app.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.BiConsumer;
import org.nbdscope.dissector.export.CsvSink;
import org.nbdscope.dissector.export.FieldText;
import org.nbdscope.dissector.export.JsonSink;
import org.nbdscope.dissector.export.Row;
import org.nbdscope.dissector.filter.DisplayFilter;
import org.nbdscope.dissector.schema.FieldDefinition;

/** Prints rows in the format the user asked for, as many as the user asked for. */
final class RowPrinter {

    private interface Form {
        void print(Row row) throws IOException;

        void flush() throws IOException;

        void end() throws IOException;
    }

    private final Form form;
    private final DisplayFilter filter;
    private long left;

    /**
     * @param filter rows that do not match it are passed over, where they have fields
     * @param fields what to print in the format {@code fields}
     */
    RowPrinter(RowFormat format, long limit, DisplayFilter filter, List<FieldDefinition> fields) {
        this.filter = filter;
        left = limit;
        form = switch (format) {
            case json, jsonl -> json(format);
            case csv -> csv();
            case fields -> lines((row, line) -> fields(fields, row, line));
            case text -> lines(Row::text);
        };
    }

    private static void fields(List<FieldDefinition> fields, Row row, StringBuilder line) {
        FieldText text = new FieldText();
        for (int i = 0; i < fields.size(); i++) {
            if (i > 0) {
                line.append('\t');
            }
            text.append(line, fields.get(i), row.values());
        }
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
            public void flush() throws IOException {
                sink.flush();
                out.flush();
            }

            @Override
            public void end() throws IOException {
                sink.close();
                out.flush();
            }
        };
    }

    private static Form csv() {
        Writer out = Output.writer();
        CsvSink sink = new CsvSink(out);
        return new Form() {
            @Override
            public void print(Row row) {
                row.write(sink);
            }

            @Override
            public void flush() throws IOException {
                out.flush();
            }

            @Override
            public void end() {
                sink.close();
            }
        };
    }

    private static Form lines(BiConsumer<Row, StringBuilder> writer) {
        OutputStream out = Output.stream();
        StringBuilder line = new StringBuilder();
        return new Form() {
            @Override
            public void print(Row row) throws IOException {
                line.setLength(0);
                writer.accept(row, line);
                line.append('\n');
                out.write(line.toString().getBytes(StandardCharsets.UTF_8));
            }

            @Override
            public void flush() throws IOException {
                out.flush();
            }

            @Override
            public void end() throws IOException {
                out.flush();
            }
        };
    }

    /** Prints a row if it matches, unless enough have been printed. */
    void print(Row row) {
        if (left == 0 || filter != DisplayFilter.EVERYTHING && row.values() != null && !filter.matches(row.values())) {
            return;
        }
        left--;
        try {
            form.print(row);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether as many rows have been printed as were asked for. */
    boolean satisfied() {
        return left == 0;
    }

    /** Lets whoever reads along see what has been printed so far. */
    void flush() throws IOException {
        form.flush();
    }

    /** Writes what is still in hand. */
    void end() throws IOException {
        form.end();
    }
}
