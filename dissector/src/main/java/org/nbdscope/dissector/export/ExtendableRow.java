package org.nbdscope.dissector.export;

/** A row that somebody may write with further members of their own. */
public interface ExtendableRow extends Row {

    /** Writes its members, after {@link RowSink#beginRow} and before {@link RowSink#endRow}, which are the caller's. */
    void members(RowSink sink);

    @Override
    default void write(RowSink sink) {
        sink.beginRow();
        members(sink);
        sink.endRow();
    }
}
