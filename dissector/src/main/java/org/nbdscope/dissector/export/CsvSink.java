package org.nbdscope.dissector.export;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes rows as CSV (RFC 4180): a line of names first, then a line a row. Lists and objects stand in their cell as JSON; what is not known
 * is an empty cell.
 */
public final class CsvSink implements RowSink, Closeable {

    private final Writer out;
    private final List<String> names = new ArrayList<>();
    private final List<String> cells = new ArrayList<>();
    private boolean headed;
    private int depth;
    private ByteArrayOutputStream nestedBytes;
    private JsonSink nested;

    /** Writes to {@code out}, which {@link #close} flushes but does not close. */
    public CsvSink(Writer out) {
        this.out = out;
    }

    @Override
    public boolean sameKeys() {
        return true;
    }

    @Override
    public void beginRow() {
        cells.clear();
    }

    @Override
    public void endRow() {
        try {
            if (!headed) {
                line(names);
                headed = true;
            }
            line(cells);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void line(List<String> values) throws IOException {
        for (int i = 0; i < values.size(); i++) {
            if (i > 0) {
                out.write(',');
            }
            out.write(quoted(values.get(i)));
        }
        out.write("\r\n");
    }

    private static String quoted(String value) {
        boolean plain = value.chars().noneMatch(c -> c == '"' || c == ',' || c == '\n' || c == '\r');
        return plain ? value : '"' + value.replace("\"", "\"\"") + '"';
    }

    private void cell(String name, String value) {
        if (!headed) {
            names.add(name);
        }
        cells.add(value);
    }

    @Override
    public void text(String name, String value) {
        if (depth > 0) {
            nested.text(name, value);
        } else {
            cell(name, value == null ? "" : value);
        }
    }

    @Override
    public void number(String name, long value) {
        if (depth > 0) {
            nested.number(name, value);
        } else {
            cell(name, Long.toUnsignedString(value));
        }
    }

    @Override
    public void decimal(String name, double value) {
        if (depth > 0) {
            nested.decimal(name, value);
        } else {
            cell(name, Double.toString(value));
        }
    }

    @Override
    public void flag(String name, boolean value) {
        if (depth > 0) {
            nested.flag(name, value);
        } else {
            cell(name, Boolean.toString(value));
        }
    }

    @Override
    public void unknown(String name) {
        if (depth > 0) {
            nested.unknown(name);
        } else {
            cell(name, "");
        }
    }

    @Override
    public void beginList(String name) {
        enter(name);
        nested.beginList(name);
    }

    @Override
    public void endList() {
        nested.endList();
        leave();
    }

    @Override
    public void beginObject(String name) {
        enter(name);
        nested.beginObject(name);
    }

    @Override
    public void beginObject() {
        depth++;
        nested.beginObject();
    }

    @Override
    public void endObject() {
        nested.endObject();
        leave();
    }

    @Override
    public void item(String value) {
        nested.item(value);
    }

    @Override
    public void item(long value) {
        nested.item(value);
    }

    /** JSON has no bare list with a name: the outermost one stands in an object of one member, which {@link #leave} takes off again. */
    private void enter(String name) {
        if (depth == 0) {
            nestedBytes = new ByteArrayOutputStream();
            nested = JsonSink.lines(nestedBytes);
            nested.beginRow();
            cell(name, "");
        }
        depth++;
    }

    private void leave() {
        depth--;
        if (depth > 0) {
            return;
        }
        nested.endRow();
        nested.close();
        String json = nestedBytes.toString(StandardCharsets.UTF_8).strip();
        int begin = json.indexOf(':') + 1;
        cells.set(cells.size() - 1, json.substring(begin, json.length() - 1));
    }

    @Override
    public void close() {
        try {
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
