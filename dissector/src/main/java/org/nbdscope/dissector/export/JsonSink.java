package org.nbdscope.dissector.export;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;

/** Writes rows as JSON, UTF-8: one object a line, or one array of all objects, an object a line. */
public final class JsonSink implements RowSink, Closeable {

    private final JsonGenerator json;
    private final boolean lines;
    private boolean first = true;

    private JsonSink(OutputStream out, boolean lines) {
        this.lines = lines;
        try {
            json = new JsonFactory().createGenerator(out);
            json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
            json.setPrettyPrinter(new MinimalPrettyPrinter(""));
            if (!lines) {
                json.writeRaw('[');
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One object a line. The stream is flushed, not closed, by {@link #close}. */
    public static JsonSink lines(OutputStream out) {
        return new JsonSink(out, true);
    }

    /** One array. The stream is flushed, not closed, by {@link #close}. */
    public static JsonSink array(OutputStream out) {
        return new JsonSink(out, false);
    }

    /** Something to be written. */
    private interface Write {
        void run() throws IOException;
    }

    private static void write(Write write) {
        try {
            write.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void beginRow() {
        try {
            if (!lines) {
                json.writeRaw(first ? "\n" : ",\n");
            }
            first = false;
            json.writeStartObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void endRow() {
        try {
            json.writeEndObject();
            if (lines) {
                json.writeRaw('\n');
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void text(String name, String value) {
        try {
            json.writeFieldName(name);
            json.writeString(value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void number(String name, long value) {
        try {
            json.writeFieldName(name);
            writeNumber(value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void writeNumber(long value) throws IOException {
        if (value >= 0) {
            json.writeNumber(value);
        } else {
            json.writeNumber(Long.toUnsignedString(value));
        }
    }

    @Override
    public void flag(String name, boolean value) {
        write(() -> json.writeBooleanField(name, value));
    }

    @Override
    public void unknown(String name) {
        write(() -> json.writeNullField(name));
    }

    @Override
    public void beginList(String name) {
        write(() -> json.writeArrayFieldStart(name));
    }

    @Override
    public void endList() {
        write(json::writeEndArray);
    }

    @Override
    public void item(String value) {
        write(() -> json.writeString(value));
    }

    @Override
    public void item(long value) {
        write(() -> writeNumber(value));
    }

    @Override
    public void beginObject(String name) {
        write(() -> json.writeObjectFieldStart(name));
    }

    @Override
    public void beginObject() {
        write(json::writeStartObject);
    }

    @Override
    public void endObject() {
        write(json::writeEndObject);
    }

    /** Hands on what is complete, for readers that watch. */
    public void flush() {
        write(json::flush);
    }

    @Override
    public void close() {
        write(() -> {
            if (!lines) {
                json.writeRaw(first ? "]\n" : "\n]\n");
            }
            json.flush();
        });
    }
}
