package org.nbdscope.app.view.summary;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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

    private static final class Total {
        private final LatencyHistogram latency = new LatencyHistogram();
        private final int[] spread = new int[SPREAD];
        private long requests;
        private long answered;
        private long bytes;
        private long wire;
        private long errors;
    }

    private final Map<Integer, Total> totals = new TreeMap<>();
    private final CaptureModel model;

    private CommandTotals(CaptureModel model) {
        this.model = model;
    }

    static List<CommandLine> of(CaptureModel model, List<SessionSummary> sessions) {
        CommandTotals totals = new CommandTotals(model);
        totals.transactions();
        List<CommandLine> lines = new ArrayList<>();
        totals.totals.forEach((command, total) -> {
            Command known = Command.of(command);
            String name = known == null ? "NBD_CMD_" + command : known.name();
            for (SessionSummary session : sessions) {
                CommandStatistics its = session.traffic().command(name);
                if (its != null) {
                    total.bytes += its.bytes();
                    total.wire += its.clientBytes() + its.serverBytes();
                    total.errors += its.failed();
                }
            }
            LatencySummary latency = total.latency.summary();
            lines.add(new CommandLine(name.replace("NBD_CMD_", ""), CommandGroup.of(command), total.requests, total.requests - total.answered,
                    total.bytes, total.wire, total.errors, latency, total.spread));
        });
        return lines;
    }

    private void transactions() {
        TransactionTable transactions = model.transactions();
        MessageTable messages = model.messages();
        for (int row = 0; row < transactions.count(); row++) {
            int command = transactions.command(row);
            Total total = totals.get(command);
            if (total == null) {
                if (totals.size() == MAX_COMMANDS) {
                    continue;
                }
                total = new Total();
                totals.put(command, total);
            }
            total.requests++;
            int request = transactions.request(row);
            if (!transactions.answered(row)) {
                continue;
            }
            total.answered++;
            // A server may refuse a write before it has all of it: that is no latency.
            if (request != MessageTable.NONE && transactions.lastReply(row) > request) {
                long nanos = Math.max(0, messages.timeNanos(transactions.lastReply(row)) - messages.timeNanos(request));
                total.latency.add(nanos);
                int bits = Long.SIZE - Long.numberOfLeadingZeros(nanos);
                total.spread[Math.min(SPREAD - 1, Math.max(0, bits - FIRST_BIN_BITS))]++;
            }
        }
    }
}
