package org.nbdscope.app.view.summary;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import org.nbdscope.app.view.CommandGroup;
import org.nbdscope.dissector.analysis.CommandStatistics;
import org.nbdscope.dissector.analysis.LatencyHistogram;
import org.nbdscope.dissector.analysis.LatencySummary;
import org.nbdscope.dissector.analysis.SessionSummary;
import org.nbdscope.dissector.model.CaptureModel;
import org.nbdscope.dissector.model.MessageTable;
import org.nbdscope.dissector.model.TransactionTable;
import org.nbdscope.dissector.protocol.Command;

/** Adds up the commands of all connections: percentiles cannot be had from those of each. */
final class CommandTotals {

    /** Bins of the spread; each twice as wide as the one before, from a microsecond. */
    private static final int SPREAD = 24;
    /** Transmission commands that have a row of their own. */
    private static final int MAX_COMMANDS = 32;
    private static final int FIRST_BIN_BITS = 10;
    /** Parts of the capture's time. */
    private static final int OVER_TIME = 80;

    private static final class Total {
        private final LatencyHistogram latency = new LatencyHistogram();
        private final int[] spread = new int[SPREAD];
        private final long[] overTime = new long[OVER_TIME];
        private long requests;
        private long answered;
        private long bytes;
        private long wire;
        private long errors;

        /** Unsigned; where it is more than can be counted, as much as can be. */
        private void carried(long more) {
            long sum = bytes + more;
            bytes = Long.compareUnsigned(sum, bytes) < 0 ? -1 : sum;
        }
    }

    /** In the order of their numbers, but the end of a connection last. */
    private final Map<Integer, Total> totals = new TreeMap<>(
            Comparator.<Integer>comparingInt(command -> command == Command.NBD_CMD_DISC.value() ? 1 : 0).thenComparing(command -> command));
    private final CaptureModel model;
    private final BooleanSupplier wanted;
    /** Rows of the transaction table that count; null for all. */
    private final BitSet displayed;
    private final long begin;
    private final double partsPerNano;

    private CommandTotals(CaptureModel model, BooleanSupplier wanted, BitSet displayed, long begin, long end) {
        this.model = model;
        this.wanted = wanted;
        this.displayed = displayed;
        this.begin = begin;
        partsPerNano = OVER_TIME / (double) Math.max(1, end - begin);
    }

    /**
     * The commands of a capture, also those of which the requests that count have none.
     *
     * @param wanted    whether anybody still wants to know; where nobody does, requests may be missing
     * @param displayed rows of the transaction table that count; null for all
     * @param begin     of the capture, nanoseconds since 1970
     * @param end       of the capture, likewise
     */
    static List<CommandLine> of(CaptureModel model, BooleanSupplier wanted, List<SessionSummary> sessions, BitSet displayed, long begin,
                                long end) {
        CommandTotals totals = new CommandTotals(model, wanted, displayed, begin, end);
        totals.transactions();
        if (displayed != null) {
            totals.wire();
        }
        List<CommandLine> lines = new ArrayList<>();
        totals.totals.forEach((command, total) -> {
            Command known = Command.of(command);
            String name = known == null ? "NBD_CMD_" + command : known.name();
            if (displayed == null) {
                totals.ofConnections(total, name, sessions);
            }
            LatencySummary latency = total.latency.summary();
            lines.add(new CommandLine(command, name.replace("NBD_CMD_", ""), CommandGroup.of(command), total.requests,
                    total.requests - total.answered, total.bytes, total.wire, total.errors, latency, total.spread, total.overTime));
        });
        return lines;
    }

    /** What the connections know of all their requests, also of those whose rows of the table have gone. */
    private void ofConnections(Total total, String name, List<SessionSummary> sessions) {
        boolean gone = model.transactions().first() > 0;
        if (gone) {
            total.requests = 0;
            total.answered = 0;
        }
        for (SessionSummary session : sessions) {
            CommandStatistics its = session.traffic().command(name);
            if (its != null) {
                total.requests += gone ? its.requests() : 0;
                total.answered += gone ? its.answered() : 0;
                total.carried(its.bytes());
                total.wire += its.clientBytes() + its.serverBytes();
                total.errors += its.failed();
            }
        }
    }

    /** Adds the bytes on the wire of the requests that count, and of their replies. */
    private void wire() {
        MessageTable messages = model.messages();
        for (int row = messages.first(); row < messages.count() && wanted.getAsBoolean(); row++) {
            int transaction = messages.transaction(row);
            if (transaction != MessageTable.NONE && displayed.get(transaction)) {
                Total total = totals.get(model.transactions().command(transaction));
                if (total != null) {
                    total.wire += messages.bytes(row);
                }
            }
        }
    }

    private void transactions() {
        TransactionTable transactions = model.transactions();
        MessageTable messages = model.messages();
        for (int row = transactions.first(); row < transactions.count() && wanted.getAsBoolean(); row++) {
            int command = transactions.command(row);
            Total total = totals.get(command);
            if (total == null) {
                if (totals.size() == MAX_COMMANDS) {
                    continue;
                }
                total = new Total();
                totals.put(command, total);
            }
            if (displayed != null && !displayed.get(row)) {
                continue;
            }
            total.requests++;
            int request = transactions.request(row);
            if (!transactions.answered(row)) {
                continue;
            }
            total.answered++;
            if (displayed != null) {
                boolean failed = transactions.error(row) != 0;
                total.errors += failed ? 1 : 0;
                total.carried(failed ? 0 : transactions.length(row));
            }
            // A server may refuse a write before it has all of it: that is no latency.
            if (request != MessageTable.NONE && transactions.lastReply(row) > request) {
                long nanos = Math.max(0, messages.timeNanos(transactions.lastReply(row)) - messages.timeNanos(request));
                total.latency.add(nanos);
                int bits = Long.SIZE - Long.numberOfLeadingZeros(nanos);
                total.spread[Math.min(SPREAD - 1, Math.max(0, bits - FIRST_BIN_BITS))]++;
                int part = (int) Math.min(OVER_TIME - 1, Math.max(0, (messages.timeNanos(request) - begin) * partsPerNano));
                total.overTime[part] = Math.max(total.overTime[part], nanos);
            }
        }
    }
}
