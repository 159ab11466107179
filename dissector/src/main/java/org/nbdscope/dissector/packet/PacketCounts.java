package org.nbdscope.dissector.packet;

/** What {@link PacketDecoder} made of all its packets, so that a summary can say what was not looked at. */
public final class PacketCounts {

    private static final Outcome[] OUTCOMES = Outcome.values();

    private final long[] byOutcome = new long[OUTCOMES.length];
    private final NumberCounts unknownLinkTypes = new NumberCounts();
    private final NumberCounts unknownEtherTypes = new NumberCounts();

    PacketCounts() {
    }

    void add(Outcome outcome) {
        byOutcome[outcome.ordinal()]++;
    }

    /** Packets with this outcome. */
    public long of(Outcome outcome) {
        return byOutcome[outcome.ordinal()];
    }

    /** All packets. */
    public long packets() {
        long sum = 0;
        for (long count : byOutcome) {
            sum += count;
        }
        return sum;
    }

    /** Packets of link types that are not read, by LINKTYPE_ number. */
    public NumberCounts unknownLinkTypes() {
        return unknownLinkTypes;
    }

    /** Packets that are not IP, by EtherType; 0 stands for IEEE 802.3 frames, which have a length instead. */
    public NumberCounts unknownEtherTypes() {
        return unknownEtherTypes;
    }
}
