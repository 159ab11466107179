package org.nbdscope.app.view.timeline;

/** What the timeline shows of the requests. */
public enum TimelineMode {
    /** A lane per connection. */
    LANES("Lanes"),
    /** A row per request with its phases. */
    REQUESTS("Requests"),
    /** Offsets up, time along. */
    OFFSETS("Offset over time");

    private final String label;

    TimelineMode(String label) {
        this.label = label;
    }

    /** What its button says. */
    public String label() {
        return label;
    }
}
