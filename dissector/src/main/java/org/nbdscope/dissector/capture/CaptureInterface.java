package org.nbdscope.dissector.capture;

/**
 * What packets were captured on, as the file describes it.
 *
 * @param index           over the whole file, from 0; pcap has just one
 * @param linkType        LINKTYPE_ number (https://www.tcpdump.org/linktypes.html), 0 to 65,535
 * @param snapLength      most bytes kept of a packet, 0 for no limit; 32 bits unsigned. Files break this promise
 * @param name            what the system calls it, or null
 * @param description     or null
 * @param filter          the capture filter's text, or null
 * @param resolution      unit of its timestamps
 * @param timestampOffset seconds that its timestamps count from, after 1970-01-01 00:00 UTC
 */
public record CaptureInterface(int index, int linkType, long snapLength, String name, String description, String filter,
                               TimestampResolution resolution, long timestampOffset) {

    private static final long MAX_OFFSET = Long.MAX_VALUE / TimestampResolution.NANOS_PER_SECOND;

    /**
     * The time of a packet.
     *
     * @param units its timestamp, 64 bits unsigned
     * @return nanoseconds since 1970-01-01 00:00 UTC, or {@link Frame#NO_TIME} where a {@code long} cannot hold them
     */
    public long timeNanos(long units) {
        long time = resolution.toNanos(units);
        return timestampOffset == 0 || time == Frame.NO_TIME ? time : shifted(time);
    }

    private long shifted(long time) {
        if (timestampOffset > MAX_OFFSET || timestampOffset < -MAX_OFFSET) {
            return Frame.NO_TIME;
        }
        long offset = timestampOffset * TimestampResolution.NANOS_PER_SECOND;
        long sum = time + offset;
        boolean overflow = ((time ^ sum) & (offset ^ sum)) < 0;
        return overflow ? Frame.NO_TIME : sum;
    }
}
