package org.nbdscope.dissector.export;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Writes rows as JSON (RFC 8259), UTF-8: one object a line, or one array of all objects, an object a line.
 *
 * <p>Written by hand although there are libraries: rows in their hundreds of thousands are what this program is run for in scripts, mostly
 * by a virtual machine that has just started, and there a general writer took half of the time.
 */
public final class JsonSink implements RowSink, Closeable {

    private static final int BUFFER = 1 << 16;
    /** Room that a number, a short escape or a character of UTF-8 needs at most. */
    private static final int SMALL = 24;
    private static final int MAX_TEXTS = 256;
    private static final int MAX_TEXT = 64;
    private static final byte[] HEX = "0123456789ABCDEF".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] LOWER_HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] TRUE = "true".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] FALSE = "false".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] NULL = "null".getBytes(StandardCharsets.US_ASCII);
    private static final int REPLACEMENT = 0xfffd;

    private final OutputStream out;
    private final boolean lines;
    /** Names as they are written, with quotes and colon: rows repeat them for ever. */
    private final Map<String, byte[]> names = new HashMap<>();
    /** Texts as they are written, the first ones: most are constants of the specification. */
    private final Map<String, byte[]> texts = new HashMap<>();
    private final byte[] buffer = new byte[BUFFER];
    private int size;
    private boolean first = true;
    /** Whether the next member or item follows another one. */
    private boolean follows;

    private JsonSink(OutputStream out, boolean lines) {
        this.out = out;
        this.lines = lines;
        if (!lines) {
            put('[');
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

    @Override
    public void beginRow() {
        if (!lines) {
            if (!first) {
                put(',');
            }
            put('\n');
        }
        first = false;
        open('{');
    }

    @Override
    public void endRow() {
        close('}');
        if (lines) {
            put('\n');
        }
    }

    @Override
    public void text(String name, String value) {
        name(name);
        string(value);
    }

    @Override
    public void hexadecimal(String name, long value) {
        name(name);
        room(SMALL);
        buffer[size++] = '"';
        buffer[size++] = '0';
        buffer[size++] = 'x';
        for (int shift = Long.SIZE - 4; shift >= 0; shift -= 4) {
            buffer[size++] = LOWER_HEX[(int) (value >>> shift) & 0xf];
        }
        buffer[size++] = '"';
    }

    @Override
    public void number(String name, long value) {
        name(name);
        number(value);
    }

    @Override
    public void decimal(String name, double value) {
        name(name);
        put(Double.toString(value).getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public void flag(String name, boolean value) {
        name(name);
        put(value ? TRUE : FALSE);
    }

    @Override
    public void unknown(String name) {
        name(name);
        put(NULL);
    }

    @Override
    public void beginList(String name) {
        name(name);
        open('[');
    }

    @Override
    public void endList() {
        close(']');
    }

    @Override
    public void item(String value) {
        separate();
        string(value);
    }

    @Override
    public void item(long value) {
        separate();
        number(value);
    }

    @Override
    public void beginObject(String name) {
        name(name);
        open('{');
    }

    @Override
    public void beginObject() {
        separate();
        open('{');
    }

    @Override
    public void endObject() {
        close('}');
    }

    /** Hands on what is complete, for readers that watch. */
    public void flush() {
        drain();
        try {
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        if (!lines) {
            put((first ? "]\n" : "\n]\n").getBytes(StandardCharsets.US_ASCII));
        }
        flush();
    }

    private void name(String name) {
        separate();
        byte[] written = names.get(name);
        if (written == null) {
            written = ('"' + name + "\":").getBytes(StandardCharsets.UTF_8);
            names.put(name, written);
        }
        put(written);
    }

    private void separate() {
        if (follows) {
            put(',');
        }
        follows = true;
    }

    private void open(char bracket) {
        put(bracket);
        follows = false;
    }

    private void close(char bracket) {
        put(bracket);
        follows = true;
    }

    private void string(String value) {
        if (value == null) {
            put(NULL);
            return;
        }
        byte[] written = value.length() <= MAX_TEXT ? texts.get(value) : null;
        if (written != null) {
            put(written);
            return;
        }
        room(MAX_TEXT * 6 + 2);
        int start = size;
        characters(value);
        if (value.length() <= MAX_TEXT && texts.size() < MAX_TEXTS) {
            texts.put(value, Arrays.copyOfRange(buffer, start, size));
        }
    }

    private void characters(String value) {
        put('"');
        int length = value.length();
        for (int i = 0; i < length; i++) {
            char c = value.charAt(i);
            room(SMALL);
            if (c < 0x80 && c >= ' ' && c != '"' && c != '\\') {
                buffer[size++] = (byte) c;
            } else if (c < 0x80) {
                escape(c);
            } else if (Character.isHighSurrogate(c) && i + 1 < length && Character.isLowSurrogate(value.charAt(i + 1))) {
                utf8(Character.toCodePoint(c, value.charAt(++i)));
            } else {
                utf8(Character.isSurrogate(c) ? REPLACEMENT : c);
            }
        }
        put('"');
    }

    private void escape(char c) {
        buffer[size++] = '\\';
        switch (c) {
            case '"', '\\' -> buffer[size++] = (byte) c;
            case '\b' -> buffer[size++] = 'b';
            case '\f' -> buffer[size++] = 'f';
            case '\n' -> buffer[size++] = 'n';
            case '\r' -> buffer[size++] = 'r';
            case '\t' -> buffer[size++] = 't';
            default -> {
                buffer[size++] = 'u';
                buffer[size++] = '0';
                buffer[size++] = '0';
                buffer[size++] = HEX[c >> 4];
                buffer[size++] = HEX[c & 0xf];
            }
        }
    }

    private void utf8(int c) {
        if (c < 0x800) {
            buffer[size++] = (byte) (0xc0 | c >> 6);
        } else {
            if (c < 0x10000) {
                buffer[size++] = (byte) (0xe0 | c >> 12);
            } else {
                buffer[size++] = (byte) (0xf0 | c >> 18);
                buffer[size++] = (byte) (0x80 | c >> 12 & 0x3f);
            }
            buffer[size++] = (byte) (0x80 | c >> 6 & 0x3f);
        }
        buffer[size++] = (byte) (0x80 | c & 0x3f);
    }

    /** An unsigned number in decimal. */
    private void number(long value) {
        if (value < 0) {
            put(Long.toUnsignedString(value).getBytes(StandardCharsets.US_ASCII));
            return;
        }
        room(SMALL);
        int digits = 1;
        for (long rest = value; rest >= 10; rest /= 10) {
            digits++;
        }
        long rest = value;
        for (int at = size + digits - 1; at >= size; at--) {
            buffer[at] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        size += digits;
    }

    private void put(char c) {
        room(1);
        buffer[size++] = (byte) c;
    }

    private void put(byte[] bytes) {
        room(bytes.length);
        System.arraycopy(bytes, 0, buffer, size, bytes.length);
        size += bytes.length;
    }

    private void room(int bytes) {
        if (buffer.length - size < bytes) {
            drain();
        }
    }

    private void drain() {
        try {
            out.write(buffer, 0, size);
            size = 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
