package org.nbdscope.app.cli;

import org.nbdscope.app.live.CaptureInterfaces;
import org.nbdscope.app.live.LiveInterface;
import org.nbdscope.dissector.export.Row;
import org.nbdscope.dissector.export.RowSink;
import org.nbdscope.dissector.filter.FieldValues;

/** A row per interface. */
final class InterfaceRow implements Row {

    private LiveInterface found;

    /** Stands at an interface. */
    InterfaceRow at(LiveInterface newInterface) {
        found = newInterface;
        return this;
    }

    @Override
    public void write(RowSink sink) {
        sink.beginRow();
        sink.text("interface", found.name());
        sink.text("description", found.description());
        sink.texts("addresses", found.addresses());
        sink.number("linkType", found.linkType() == CaptureInterfaces.UNKNOWN_LINK ? null : Integer.valueOf(found.linkType()));
        sink.flag("up", found.up());
        sink.flag("loopback", found.loopback());
        sink.flag("nbd", found.nbd());
        sink.endRow();
    }

    @Override
    public void text(StringBuilder line) {
        line.append(found.name()).append("  ").append(found.linkLabel());
        if (!found.addresses().isEmpty()) {
            line.append("  ").append(String.join(", ", found.addresses()));
        }
        if (found.description() != null) {
            line.append("  ").append(found.description());
        }
        if (!found.nbd()) {
            line.append("  (cannot carry NBD)");
        } else if (!found.up()) {
            line.append("  (switched off)");
        }
    }

    /** There are no fields of an interface. */
    @Override
    public FieldValues values() {
        return null;
    }
}
