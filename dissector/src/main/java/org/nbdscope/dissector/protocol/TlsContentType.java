package org.nbdscope.dissector.protocol;

import org.nbdscope.dissector.schema.ValueNames;

/** What a TLS record carries. 8 bits on the wire; names and values are those of RFC 8446. */
public enum TlsContentType implements SpecifiedValue {
    CHANGE_CIPHER_SPEC(20, "Announces that what follows is encrypted; in TLS 1.3 an empty gesture."),
    ALERT(21, "A warning, an error or the end of the connection."),
    HANDSHAKE(22, "Negotiates versions, keys and certificates."),
    APPLICATION_DATA(23, "Encrypted NBD or, in TLS 1.3, anything encrypted.");

    /** The heading of the NBD specification that speaks of TLS; the constants are from TLS itself. */
    public static final String SECTION = "TLS support";

    private static final ValueTable<TlsContentType> TABLE = new ValueTable<>(values(), "TLS_", 0);

    /** The constants as the names of a field's values. */
    public static final ValueNames NAMES = TABLE;

    private final int value;
    private final String explanation;

    TlsContentType(int value, String explanation) {
        this.value = value;
        this.explanation = explanation;
    }

    /** The constant of a value, or null where there is none. */
    public static TlsContentType of(int value) {
        return TABLE.of(value);
    }

    /** The name of a value (its low 32 bits count); where it has none, its number: {@code TLS_9}. */
    public static String nameOf(long value) {
        return TABLE.nameOrNumber(value);
    }

    @Override
    public int value() {
        return value;
    }

    @Override
    public String explanation() {
        return explanation;
    }
}
