package org.nbdscope.dissector.export;

import org.nbdscope.dissector.filter.FieldValues;

/** One row of what the program prints, in every form it prints it in. */
public interface Row {

    /** Writes it for programs. */
    void write(RowSink sink);

    /** Appends it for people: one line or several, without the last line break. */
    void text(StringBuilder line);

    /** Its fields, for display filters and for printing chosen ones; null where rows of this kind have none. */
    FieldValues values();
}
