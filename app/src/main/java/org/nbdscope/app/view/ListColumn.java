package org.nbdscope.app.view;

/** The columns a list can have. */
public enum ListColumn {
    NUMBER("No.", 56, true, true),
    TIME("Time", 96, true, true),
    CONNECTION("Connection", 128, false, true),
    DIRECTION("Direction", 112, false, true),
    MESSAGE("Message", 184, false, true),
    OFFSET("Offset (bytes)", 128, true, true),
    LENGTH("Length", 84, true, true),
    FLAGS("Flags", 100, false, true),
    STATUS("Status", 156, false, true),
    LATENCY("Latency", 84, true, true),
    SUMMARY("Summary", 420, false, false);

    private final String title;
    private final double width;
    private final boolean number;
    private final boolean sortable;

    ListColumn(String title, double width, boolean number, boolean sortable) {
        this.title = title;
        this.width = width;
        this.number = number;
        this.sortable = sortable;
    }

    /** What its head says, unless the format of its values says it better. */
    public String title() {
        return title;
    }

    /** Its width in pixels at a font size of 12, unless somebody chose another. */
    public double width() {
        return width;
    }

    /** Whether its values are numbers, which stand at the right. */
    public boolean number() {
        return number;
    }

    /** Whether rows can be sorted by it. */
    public boolean sortable() {
        return sortable;
    }
}
