package org.nbdscope.dissector.export;

/** One row of what the program prints, in every form it prints it in. */
public interface Row {

    /** Writes it for programs. */
    void write(RowSink sink);

    /** Appends it for people: one line or several, without the last line break. */
    void text(StringBuilder line);
}
