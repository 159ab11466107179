package org.nbdscope.app.view;

import org.nbdscope.dissector.export.ByteCount;

/** How offsets in the export are written. */
public enum OffsetFormat {
    DECIMAL("Decimal", "Offset (bytes)"),
    HEX("Hexadecimal", "Offset (hex)"),
    BLOCKS("Blocks of 512 bytes", "Offset (blocks)");

    private static final int BLOCK_BITS = 9;
    private static final long BLOCK_MASK = (1 << BLOCK_BITS) - 1;

    private final String label;
    private final String title;

    OffsetFormat(String label, String title) {
        this.label = label;
        this.title = title;
    }

    /** What menus call it. */
    public String label() {
        return label;
    }

    /** What the column's head says. */
    public String title() {
        return title;
    }

    /** Writes an offset for people, with its digits grouped; unsigned. */
    public String text(long offset) {
        return GroupedDigits.in(plain(offset));
    }

    /** Writes an offset for programs: the same without anything between its digits; unsigned. */
    public String plain(long offset) {
        return switch (this) {
            case DECIMAL -> Long.toUnsignedString(offset);
            case HEX -> "0x" + Long.toHexString(offset);
            case BLOCKS -> Long.toString(offset >>> BLOCK_BITS) + ((offset & BLOCK_MASK) == 0 ? "" : " + " + (offset & BLOCK_MASK));
        };
    }

    /** An unsigned number with thin spaces between its thousands. */
    public static String grouped(long number) {
        return GroupedDigits.grouped(Long.toUnsignedString(number));
    }

    /** A number of bytes: in the largest unit that divides it, if that is shorter. */
    public static String size(long bytes) {
        String exact = ByteCount.exact(bytes);
        return exact.indexOf(' ') < 0 || exact.length() > 9 ? grouped(bytes) : GroupedDigits.in(exact);
    }
}
