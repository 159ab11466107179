package org.nbdscope.app.view.summary;

import java.util.List;

/**
 * What the summary page says. Unchanging.
 *
 * @param head        the capture in a line
 * @param reading     whether the capture is still being read: there is more to come, and the handshakes are left out
 * @param nanos       how long it is
 * @param peers       the connections, the first ones; {@code morePeers} says how many are left out
 * @param negotiation groups of equal handshakes, the first ones
 * @param commands    over all connections
 * @param figures     pairs of a name and what it is
 * @param throughput  bytes over time
 * @param answer      the answer to the question of how many round trips the map took, and why
 * @param maps        a line per connection with block status requests
 * @param disks       what is known of the disks
 */
public record SummaryPage(String head, boolean reading, long nanos, List<PeerLine> peers, int morePeers, List<NegotiationGroup> negotiation,
                          int moreGroups, List<CommandLine> commands, List<Figure> figures, Throughput throughput, List<String> answer,
                          List<MapLine> maps, List<DiskLine> disks) {

    /** Connections that are listed. */
    public static final int MAX_PEERS = 40;
    /** Groups of equal handshakes that are shown side by side. */
    public static final int MAX_GROUPS = 3;

    /** Bytes to clients and to servers in each of {@link PeerLine#BINS} equal parts of the capture's time. */
    public record Throughput(long[] toClients, long[] toServers) {
    }

    /** A number with its name. */
    public record Figure(String name, String value, String detail) {
    }
}
