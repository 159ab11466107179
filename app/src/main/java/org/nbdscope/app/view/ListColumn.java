package org.nbdscope.app.view;

/** The columns that the program has by itself. */
public enum ListColumn implements Column {
    NUMBER("No.", 46, true, true),
    TIME("Time", 82, true, true),
    CONNECTION("Connection", 126, false, true),
    DIRECTION("Direction", 108, false, true),
    MESSAGE("Message", 180, false, true),
    OFFSET("Offset (bytes)", 114, true, true),
    LENGTH("Length", 66, true, true),
    FLAGS("Flags", 56, false, true),
    STATUS("Status", 124, false, true),
    LATENCY("Latency", 88, true, true),
    /** Requests of the connection that were in flight when the request was sent, itself included. */
    DEPTH("Depth", 54, true, true),
    /** What the rule book says of the row, and why a block status request was needed. */
    FINDING("Finding", 112, false, true),
    SUMMARY("Summary", 260, false, false),
    SOURCE("Source", 150, false, true),
    DESTINATION("Destination", 150, false, true),
    PROTOCOL("Protocol", 84, false, true),
    INFO("Info", 400, false, false);

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

    @Override
    public String id() {
        return name();
    }

    @Override
    public String title() {
        return title;
    }

    @Override
    public double width() {
        return width;
    }

    @Override
    public boolean number() {
        return number;
    }

    @Override
    public boolean sortable() {
        return sortable;
    }
}
