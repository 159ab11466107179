package org.nbdscope.app.view.find;

/** What somebody looks for. */
public enum FindKind {
    /** Text in the columns of the list, without regard to case. */
    TEXT("Text in the list", "in message, summary, status, flags or connection"),
    /** Rows that a display filter matches. */
    FILTER("Display filter", "nbd.error"),
    /** Bytes of messages, in hexadecimal. */
    HEX("Hex bytes", "25 60 95 13"),
    /** Text in the bytes of messages, with regard to case. */
    TEXT_IN_BYTES("Text in bytes", "as it stands in the bytes, UTF-8");

    private final String label;
    private final String example;

    FindKind(String label, String example) {
        this.label = label;
        this.example = example;
    }

    /** What menus call it. */
    public String label() {
        return label;
    }

    /** What stands in the empty field. */
    public String example() {
        return example;
    }
}
