package org.nbdscope.dissector.export;

/**
 * Takes rows: named values in the order in which they are given, with lists and objects inside. Numbers are unsigned 64 bits. A row is
 * written once against this interface and comes out as JSON, JSON lines or CSV.
 */
public interface RowSink {

    void beginRow();

    void endRow();

    /** A text, or null where it is not known. */
    void text(String name, String value);

    /** 64 bits as a text of 16 hexadecimal digits: {@code 0x0000000000000001}. */
    default void hexadecimal(String name, long value) {
        text(name, "0x" + Hex.of64(value));
    }

    void number(String name, long value);

    /** A number, or null where it is not known. */
    default void number(String name, Number value) {
        if (value == null) {
            unknown(name);
        } else {
            number(name, value.longValue());
        }
    }

    /** A number with a fraction. */
    void decimal(String name, double value);

    void flag(String name, boolean value);

    /** A value that is not known. */
    void unknown(String name);

    void beginList(String name);

    void endList();

    /** An item of a list. */
    void item(String value);

    /** An item of a list. */
    void item(long value);

    /** An object as a value. */
    void beginObject(String name);

    /** An object as an item of a list. */
    void beginObject();

    void endObject();

    /** A list of texts, or null where it is not known. */
    default void texts(String name, Iterable<String> values) {
        if (values == null) {
            unknown(name);
            return;
        }
        beginList(name);
        for (String value : values) {
            item(value);
        }
        endList();
    }

    /** Whether rows must have the same keys throughout: keys that a row may leave out are then given as unknown. */
    default boolean sameKeys() {
        return false;
    }
}
