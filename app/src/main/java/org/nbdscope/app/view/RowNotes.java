package org.nbdscope.app.view;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.IntFunction;
import org.nbdscope.app.view.findings.PlacedFinding;
import org.nbdscope.dissector.analysis.MapCause;
import org.nbdscope.dissector.analysis.MapRun;
import org.nbdscope.dissector.analysis.MapRuns;
import org.nbdscope.dissector.analysis.MapStep;
import org.nbdscope.dissector.export.FindingRow;
import org.nbdscope.dissector.findings.Finding;
import org.nbdscope.dissector.findings.Severity;
import org.nbdscope.dissector.model.CaptureModel;
import org.nbdscope.dissector.model.MessageTable;
import org.nbdscope.dissector.model.TransactionTable;
import org.nbdscope.dissector.session.Session;
import org.nbdscope.dissector.session.Side;

/**
 * What is to be said beside rows: the findings about them, and the cause of each block status request. Does not change.
 *
 * <table>
 * <caption>Limits</caption>
 * <tr><td>{@link #MAX_NOTES}</td><td>pairs of a row and a finding</td></tr>
 * <tr><td>{@link #MAX_CAUSES}</td><td>block status requests with a cause</td></tr>
 * </table>
 */
public final class RowNotes {

    /** Pairs of a row and a finding that are kept. */
    public static final int MAX_NOTES = 1 << 20;
    /** Block status requests whose cause is kept. */
    public static final int MAX_CAUSES = 1 << 20;
    /** Nothing is to be said. */
    public static final RowNotes NONE = new RowNotes(List.of(), new long[0], new long[0], new long[0]);

    private final List<PlacedFinding> findings;
    /** Row in the upper half, index in {@link #findings} in the lower; ascending. */
    private final long[] byMessage;
    private final long[] byTransaction;
    /** Transaction in the upper half, ordinal of its cause in the lower; ascending. */
    private final long[] causes;

    private RowNotes(List<PlacedFinding> findings, long[] byMessage, long[] byTransaction, long[] causes) {
        this.findings = findings;
        this.byMessage = byMessage;
        this.byTransaction = byTransaction;
        this.causes = causes;
    }

    /**
     * Finds the rows; goes through the table of transactions once.
     *
     * @param findings the worst need not come first
     * @param runs     the runs of block status requests of a session
     * @param wanted   whether anybody still wants to know; where nobody does, rows may be missing
     */
    public static RowNotes of(CaptureModel model, List<PlacedFinding> findings, IntFunction<MapRuns> runs, BooleanSupplier wanted) {
        List<PlacedFinding> worstFirst = new ArrayList<>(findings);
        worstFirst.sort(Comparator.comparing(RowNotes::severity).reversed());
        Builder builder = new Builder(model);
        for (int index = 0; index < worstFirst.size(); index++) {
            builder.want(worstFirst.get(index));
        }
        builder.lookUp(wanted);
        for (int index = 0; index < worstFirst.size(); index++) {
            builder.add(worstFirst.get(index), index);
        }
        return new RowNotes(worstFirst, builder.messages.sorted(), builder.transactions.sorted(), causes(model, runs));
    }

    private static long[] causes(CaptureModel model, IntFunction<MapRuns> runs) {
        Pairs pairs = new Pairs(MAX_CAUSES);
        for (Session session : model.sessions()) {
            for (MapRun run : runs.apply(session.id()).runs()) {
                for (MapStep step : run.listed()) {
                    pairs.add(step.transaction(), step.cause().ordinal());
                }
            }
        }
        return pairs.sorted();
    }

    /** How bad a finding is under the profile of its connection. */
    public static Severity severity(PlacedFinding placed) {
        return placed.finding().severity(FindingRow.profile(placed.finding(), null));
    }

    /** The findings about a message, the worst first. */
    public List<PlacedFinding> ofMessage(int message) {
        return of(byMessage, message);
    }

    /** The findings about a transaction or a message of it, the worst first. */
    public List<PlacedFinding> ofTransaction(int transaction) {
        return of(byTransaction, transaction);
    }

    /** How bad the worst finding about a message is; null where there is none. */
    public Severity worstOfMessage(int message) {
        return worst(byMessage, message);
    }

    /** How bad the worst finding about a transaction is; null where there is none. */
    public Severity worstOfTransaction(int transaction) {
        return worst(byTransaction, transaction);
    }

    private Severity worst(long[] pairs, int row) {
        int at = first(pairs, row);
        return at == pairs.length || (int) (pairs[at] >> Integer.SIZE) != row ? null : severity(findings.get((int) pairs[at]));
    }

    /** Why a block status request was sent; null for other transactions, and where that is not known yet. */
    public MapCause cause(int transaction) {
        int at = first(causes, transaction);
        return at < causes.length && (int) (causes[at] >> Integer.SIZE) == transaction ? MapCause.values()[(int) causes[at]] : null;
    }

    /** The messages that findings are about, ascending, with repetitions. */
    int[] messages() {
        return rows(byMessage);
    }

    /** The transactions that findings are about, ascending, with repetitions. */
    int[] transactions() {
        return rows(byTransaction);
    }

    private static int[] rows(long[] pairs) {
        return Arrays.stream(pairs).mapToInt(pair -> (int) (pair >> Integer.SIZE)).toArray();
    }

    private List<PlacedFinding> of(long[] pairs, int row) {
        int at = first(pairs, row);
        if (at == pairs.length || (int) (pairs[at] >> Integer.SIZE) != row) {
            return List.of();
        }
        List<PlacedFinding> found = new ArrayList<>(2);
        for (; at < pairs.length && (int) (pairs[at] >> Integer.SIZE) == row; at++) {
            found.add(findings.get((int) pairs[at]));
        }
        return found;
    }

    private static int first(long[] pairs, int row) {
        int at = Arrays.binarySearch(pairs, (long) row << Integer.SIZE);
        return at < 0 ? -at - 1 : at;
    }

    /** Pairs of a row and a small number, as many as there is room for. */
    private static final class Pairs {

        private final int most;
        private long[] pairs = new long[16];
        private int count;

        Pairs(int most) {
            this.most = most;
        }

        void add(int row, int number) {
            if (row == MessageTable.NONE || count == most) {
                return;
            }
            if (count == pairs.length) {
                pairs = Arrays.copyOf(pairs, count * 2);
            }
            pairs[count++] = (long) row << Integer.SIZE | number;
        }

        long[] sorted() {
            return Arrays.stream(pairs, 0, count).sorted().distinct().toArray();
        }
    }

    /** Finds the rows that findings name by session and index of the transaction. */
    private static final class Builder {

        private final MessageTable messageTable;
        private final TransactionTable table;
        /** By session: which indexes are wanted, and in which rows they are. */
        private final Map<Integer, BitSet> wanted = new HashMap<>();
        private final Map<Long, Integer> rows = new HashMap<>();
        final Pairs messages = new Pairs(MAX_NOTES);
        final Pairs transactions = new Pairs(MAX_NOTES);

        Builder(CaptureModel model) {
            messageTable = model.messages();
            table = model.transactions();
        }

        void want(PlacedFinding placed) {
            Finding finding = placed.finding();
            if (finding.session() != null) {
                BitSet indexes = wanted.computeIfAbsent(finding.session().id(), session -> new BitSet());
                Arrays.stream(finding.transactions()).forEach(indexes::set);
            }
        }

        void lookUp(BooleanSupplier goOn) {
            for (int row = table.first(); !wanted.isEmpty() && row < table.count() && goOn.getAsBoolean(); row++) {
                BitSet indexes = wanted.get(table.session(row));
                if (indexes != null && indexes.get(table.index(row)) && rows.size() < MAX_NOTES) {
                    rows.put(key(table.session(row), table.index(row)), row);
                }
            }
        }

        void add(PlacedFinding placed, int number) {
            if (placed.hasMessage()) {
                messages.add(placed.message(), number);
                transactions.add(messageTable.transaction(placed.message()), number);
            }
            Finding finding = placed.finding();
            if (finding.session() == null) {
                return;
            }
            for (int index : finding.transactions()) {
                Integer row = rows.get(key(finding.session().id(), index));
                if (row != null) {
                    boolean reply = finding.stream() == Side.SERVER && table.lastReply(row) != MessageTable.NONE;
                    messages.add(reply ? table.lastReply(row) : table.request(row), number);
                    transactions.add(row, number);
                }
            }
        }

        private static long key(int session, int index) {
            return (long) session << Integer.SIZE | index;
        }
    }
}
