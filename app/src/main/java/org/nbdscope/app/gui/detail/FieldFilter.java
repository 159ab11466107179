package org.nbdscope.app.gui.detail;

import org.nbdscope.dissector.detail.DetailNode;
import org.nbdscope.dissector.detail.MessageBytes;
import org.nbdscope.dissector.filter.FilterText;
import org.nbdscope.dissector.packet.IpAddress;
import org.nbdscope.dissector.schema.FieldType;

/** The display filter that finds messages with the same value of a field. */
final class FieldFilter {

    /** Bytes of a longer field that the filter compares; a filter is for people to read. */
    private static final int MAX_BYTES = 32;

    private FieldFilter() {
    }

    static String of(DetailNode node, MessageBytes bytes) {
        if (node.raw() instanceof Long number) {
            return FilterText.equalTo(node.field(), number);
        }
        if (node.raw() instanceof String text) {
            return FilterText.equalTo(node.field(), text);
        }
        if (node.raw() instanceof IpAddress address) {
            return FilterText.equalTo(node.field(), address.high(), address.low());
        }
        boolean comparable = node.field().type() == FieldType.BYTES && node.length() > 0 && node.length() <= MAX_BYTES
                && bytes.present(node.offset(), node.offset() + node.length());
        return comparable ? FilterText.equalTo(node.field(), bytes.copy((int) node.offset(), (int) (node.offset() + node.length())))
                : FilterText.present(node.field());
    }
}
