package org.nbdscope.app.view.summary;

import java.util.List;
import org.nbdscope.app.view.OffsetFormat;

/**
 * What the summary page says. Unchanging.
 *
 * @param head        the capture in a line
 * @param encrypted   connections of which only TLS records can be read
 * @param reading     whether the capture is still being read: there is more to come, and the handshakes are left out
 * @param nanos       how long it is
 * @param peers       the connections, the first ones; {@code morePeers} says how many are left out
 * @param negotiation groups of equal handshakes, the first ones
 * @param commands    over all connections
 * @param filtered    of which requests the commands are, in words; null for all
 * @param figures     pairs of a name and what it is
 * @param throughput  bytes over time
 * @param answer      the answer to the question of how many round trips the map took, and why
 * @param maps        a line per connection with block status requests
 * @param disks       what is known of the disks
 */
public record SummaryPage(String head, long encrypted, boolean reading, long nanos, List<PeerLine> peers, int morePeers, List<NegotiationGroup> negotiation,
                          int moreGroups, List<CommandLine> commands, String filtered, List<Figure> figures, Throughput throughput, List<String> answer,
                          List<MapLine> maps, List<DiskLine> disks) {

    /** Connections that are listed. */
    public static final int MAX_PEERS = 40;
    /** Groups of equal handshakes that are shown side by side. */
    public static final int MAX_GROUPS = 3;

    /**
     * Says that there is nothing of a kind, as far as anybody can know.
     *
     * @param what  of what there is nothing
     * @param known what follows from it where all could be read
     */
    public String nothing(String what, String known) {
        if (reading) {
            return "No " + what + " so far.";
        }
        return encrypted == 0 ? "No " + what + " in this capture" + known + "."
                : encrypted == peers.size() + morePeers ? "Not known here: all that was said after NBD_OPT_STARTTLS is encrypted."
                : "No " + what + " in what can be read; " + (encrypted == 1 ? "1 connection is" : OffsetFormat.grouped(encrypted) + " connections are")
                + " encrypted.";
    }

    /** Bytes to clients and to servers in each of {@link PeerLine#BINS} equal parts of the capture's time. */
    public record Throughput(long[] toClients, long[] toServers) {
    }

    /** A number with its name. */
    public record Figure(String name, String value, String detail) {
    }
}
