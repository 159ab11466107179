package org.nbdscope.dissector.capture;

/** What a capture file is wrapped in. */
public enum Compression {
    NONE("none"),
    /** RFC 1952, with any number of members. */
    GZIP("gzip"),
    /** RFC 8878, with any number of frames. */
    ZSTD("zstd");

    private final String label;

    Compression(String label) {
        this.label = label;
    }

    /** What people call it. */
    public String label() {
        return label;
    }
}
