package org.nbdscope.dissector.export;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.SerializedString;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;

/** Writes rows as JSON, UTF-8: one object a line, or one array of all objects, an object a line. */
public final class JsonSink implements RowSink, Closeable {

    private final JsonGenerator json;
    private final boolean lines;
    /** Names in the form in which they are written: rows repeat them for ever. */
    private final Map<String, SerializableString> names = new HashMap<>();
    private boolean first = true;

    private JsonSink(OutputStream out, boolean lines) {
        this.lines = lines;
        try {
            json = new JsonFactory().createGenerator(out);
            json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
            // Between rows stands what beginRow and endRow put there.
            json.setRootValueSeparator(new SerializedString(""));
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

    private void name(String name) throws IOException {
        json.writeFieldName(names.computeIfAbsent(name, SerializedString::new));
    }

    private void value(long value) throws IOException {
        if (value >= 0) {
            json.writeNumber(value);
        } else {
            json.writeNumber(Long.toUnsignedString(value));
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
            name(name);
            json.writeString(value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void number(String name, long value) {
        try {
            name(name);
            value(value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void flag(String name, boolean value) {
        try {
            name(name);
            json.writeBoolean(value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void unknown(String name) {
        try {
            name(name);
            json.writeNull();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void beginList(String name) {
        try {
            name(name);
            json.writeStartArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void endList() {
        try {
            json.writeEndArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void item(String value) {
        try {
            json.writeString(value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void item(long value) {
        try {
            value(value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void beginObject(String name) {
        try {
            name(name);
            json.writeStartObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void beginObject() {
        try {
            json.writeStartObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void endObject() {
        try {
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Hands on what is complete, for readers that watch. */
    public void flush() {
        try {
            json.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            if (!lines) {
                json.writeRaw(first ? "]\n" : "\n]\n");
            }
            json.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
