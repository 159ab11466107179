package org.nbdscope.dissector.protocol;

/** Describes the status of an extent in words, as {@code nbdinfo --map} does. */
public final class StateNames {

    /** What the server's storage holds of the export; the one context that NBD itself defines. */
    public static final String BASE_ALLOCATION = "base:allocation";
    /** Begins the contexts that tell what changed since a point in time; the name of qemu's bitmap follows. */
    public static final String QEMU_DIRTY_BITMAP = "qemu:dirty-bitmap:";
    /** Which layer of qemu's backing chain holds the data. */
    public static final String QEMU_ALLOCATION_DEPTH = "qemu:allocation-depth";

    private StateNames() {
    }

    /**
     * The description of a status.
     *
     * @param context name of the metadata context; null where it is not known
     * @param status  the status flags, unsigned
     * @return null for another context, and for a status that the context gives no meaning
     */
    public static String describe(String context, long status) {
        if (context == null) {
            return null;
        }
        if (context.equals(BASE_ALLOCATION)) {
            return allocation(status);
        }
        if (context.equals(QEMU_ALLOCATION_DEPTH)) {
            return allocationDepth(status);
        }
        return context.startsWith(QEMU_DIRTY_BITMAP) ? dirtyBitmap(status) : null;
    }

    private static String allocation(long status) {
        if (status == 0) {
            return "data";
        }
        if (status == StateFlag.NBD_STATE_HOLE.mask()) {
            return "hole";
        }
        if (status == StateFlag.NBD_STATE_ZERO.mask()) {
            return "zero";
        }
        return status == (StateFlag.NBD_STATE_HOLE.mask() | StateFlag.NBD_STATE_ZERO.mask()) ? "hole,zero" : null;
    }

    private static String allocationDepth(long status) {
        if (status == 0) {
            return "absent";
        }
        return status == 1 ? "local" : "backing depth " + Long.toUnsignedString(status);
    }

    private static String dirtyBitmap(long status) {
        if (status == 0) {
            return "clean";
        }
        return status == 1 ? "dirty" : null;
    }
}
