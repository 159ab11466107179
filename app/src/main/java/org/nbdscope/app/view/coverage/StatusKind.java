package org.nbdscope.app.view.coverage;

import org.nbdscope.dissector.protocol.StateNames;

/** How an extent is drawn, the weakest first: where many fall on one pixel, the strongest is seen. */
public enum StatusKind {
    /** No answer was about it. */
    UNKNOWN("unknown"),
    /** A dirty bitmap's clean. */
    CLEAN("clean"),
    HOLE("hole"),
    HOLE_ZERO("hole, zero"),
    /** A status without a meaning that is known, by its value. */
    OTHER("by value"),
    ZERO("zero"),
    /** Data; in the topmost layer where the context tells layers apart. */
    DATA("data"),
    /** Data in a layer below the topmost. */
    BACKING("backing"),
    DIRTY("dirty");

    private static final StatusKind[] ALLOCATION = {DATA, HOLE, ZERO, HOLE_ZERO};

    private final String label;

    StatusKind(String label) {
        this.label = label;
    }

    /** What legends call it. */
    public String label() {
        return label;
    }

    /** The kind of a status in a context. */
    public static StatusKind of(String context, long flags) {
        if (StateNames.describe(context, flags) == null) {
            return OTHER;
        }
        if (context.equals(StateNames.BASE_ALLOCATION)) {
            return ALLOCATION[(int) flags];
        }
        if (context.equals(StateNames.QEMU_ALLOCATION_DEPTH)) {
            return flags == 0 ? HOLE : flags == 1 ? DATA : BACKING;
        }
        return flags == 0 ? CLEAN : DIRTY;
    }

    /** Whether the value is written into the extent where there is room. */
    public static boolean showsValue(String context, StatusKind kind) {
        return kind == OTHER || kind == BACKING || kind == DATA && StateNames.QEMU_ALLOCATION_DEPTH.equals(context);
    }

    /** The status in words, or its number. */
    public static String words(String context, long flags) {
        String words = StateNames.describe(context, flags);
        if (words == null) {
            return Long.toUnsignedString(flags);
        }
        return words.replace(",", ", ");
    }
}
