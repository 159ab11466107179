package org.nbdscope.dissector.analysis;

import java.util.List;
import org.nbdscope.dissector.protocol.Command;
import org.nbdscope.dissector.session.ReplyMode;
import org.nbdscope.dissector.session.Session;

/** Says of features that a session did not use what they could have done for it. */
final class MissedSavings {

    /** Requests in flight on one connection that a second connection could have shared. */
    private static final int DEEP = 4;
    private static final int MANY = 64;

    private final Session session;
    private final FeatureUse use;
    private final Traffic traffic;
    private final MapRuns maps;
    private final List<SplitRequests> splits;
    /** Writes that hold nothing but zeroes. */
    private final long zeroWrites;

    MissedSavings(Session session, FeatureUse use, Traffic traffic, MapRuns maps, List<SplitRequests> splits,
                  long zeroWrites) {
        this.session = session;
        this.use = use;
        this.traffic = traffic;
        this.maps = maps;
        this.splits = splits;
        this.zeroWrites = zeroWrites;
    }

    /** What a feature could have done; null where nothing is known of that. */
    String of(Negotiation row) {
        boolean known = session.handshakeSeen();
        return switch (row.feature()) {
            case NegotiationTable.EXTENDED_HEADERS -> known && session.replies() != ReplyMode.EXTENDED ? extendedHeaders() : null;
            case NegotiationTable.STRUCTURED_REPLIES -> known && session.replies() == ReplyMode.SIMPLE ? structuredReplies() : null;
            case NegotiationTable.BLOCK_STATUS -> Boolean.TRUE.equals(row.granted()) && row.used() != null && row.used() == 0
                    ? reads() : null;
            case NegotiationTable.BLOCK_SIZES -> Boolean.FALSE.equals(row.asked()) ? blockSizes() : null;
            case NegotiationTable.FLUSH -> row.unused() ? flush() : null;
            case NegotiationTable.WRITE_ZEROES -> zeroWrites > 0
                    ? "could have done " + count(zeroWrites, "write") + " of nothing but zeroes without their payload" : null;
            case NegotiationTable.FAST_ZERO -> row.unused() && use.writeZeroes > 0
                    ? "could have told at once whether " + count(use.writeZeroes, "write") + " of zeroes took the slow way" : null;
            case NegotiationTable.STATUS_PAYLOAD -> row.unused() ? statusPayload() : null;
            case NegotiationTable.CONNECTIONS -> row.unused() ? connections() : null;
            default -> null;
        };
    }

    private String extendedHeaders() {
        long trips = maps.avoidableByExtendedHeaders().steps() + splits.stream().mapToLong(SplitRequests::atLimit).sum();
        return trips == 0 ? null : "could have saved up to " + count(trips, "request") + " that the 32-bit limit caused";
    }

    private String structuredReplies() {
        long reads = requests(Command.NBD_CMD_READ);
        long errors = traffic.commands().stream().mapToLong(CommandStatistics::failed).sum();
        String holes = "could have left holes out of " + count(reads, "read");
        String reasons = "could have told the reasons of " + count(errors, "error");
        return reads == 0 ? errors == 0 ? null : reasons : errors == 0 ? holes : holes + ", and " + reasons;
    }

    private String reads() {
        long reads = requests(Command.NBD_CMD_READ);
        return reads == 0 ? null : "could have told which of " + count(reads, "read") + " were of holes";
    }

    private String blockSizes() {
        return use.unaligned == 0 ? null
                : "could have told whether the server minds " + count(use.unaligned, "read or write", "reads and writes")
                + " that are no multiples of " + FeatureUse.USUAL_BLOCK;
    }

    private String flush() {
        long writes = requests(Command.NBD_CMD_WRITE) + use.writeZeroes;
        return writes == 0 || use.fua > 0 ? null : "could have made sure that " + count(writes, "write") + " reached the disk";
    }

    private String statusPayload() {
        int contexts = session.contexts() == null ? 0 : session.contexts().size();
        return contexts < 2 || use.blockStatus == 0 ? null
                : "could have asked for fewer than all " + contexts + " contexts in " + count(use.blockStatus, "block status request");
    }

    private String connections() {
        long requests = traffic.commands().stream().mapToLong(CommandStatistics::requests).sum();
        int peak = traffic.inFlight().peak();
        return requests < MANY || peak < DEEP ? null
                : "could have shared " + requests + " requests, up to " + peak + " of them in flight at once";
    }

    private long requests(Command command) {
        CommandStatistics statistics = traffic.command(command.name());
        return statistics == null ? 0 : statistics.requests();
    }

    private static String count(long number, String what) {
        return count(number, what, what + "s");
    }

    private static String count(long number, String one, String many) {
        return number + " " + (number == 1 ? one : many);
    }
}
