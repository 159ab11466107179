package org.nbdscope.dissector.protocol;

import org.nbdscope.dissector.schema.ValueNames;

/** The version in a TLS record's header. 16 bits on the wire; TLS 1.3 writes 1.2 or 1.0 there. */
public enum TlsVersion implements SpecifiedValue {
    SSL_3_0(0x0300, "The ancestor of TLS, no longer to be used."),
    TLS_1_0(0x0301, "No longer to be used, but often written in a client's first record whatever it supports."),
    TLS_1_1(0x0302, "No longer to be used."),
    TLS_1_2(0x0303, "The version that every NBD implementation with TLS has to support; TLS 1.3 writes it too."),
    TLS_1_3(0x0304, "Not written in records, though it exists.");

    /** The heading of the NBD specification that speaks of TLS; the constants are from TLS itself. */
    public static final String SECTION = "TLS support";

    private static final ValueTable<TlsVersion> TABLE = new ValueTable<>(values(), "TLS_", 0xffff);

    /** The constants as the names of a field's values. */
    public static final ValueNames NAMES = TABLE;

    private final int value;
    private final String explanation;

    TlsVersion(int value, String explanation) {
        this.value = value;
        this.explanation = explanation;
    }

    /** The constant of a value, or null where there is none. */
    public static TlsVersion of(int value) {
        return TABLE.of(value);
    }

    /** The name of a value (its low 32 bits count); where it has none, its number: {@code TLS_0x305}. */
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
