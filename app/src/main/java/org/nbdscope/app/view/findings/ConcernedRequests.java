package org.nbdscope.app.view.findings;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.nbdscope.dissector.findings.Finding;
import org.nbdscope.dissector.model.MessageTable;
import org.nbdscope.dissector.model.TransactionTable;

/**
 * Finds the rows of all requests that findings list, which are at most {@link Finding#MAX_TRANSACTIONS} of each; goes through the table
 * once.
 */
final class ConcernedRequests {

    /**
     * Requests of a session that are asked for.
     *
     * @param indexes within the session, ascending
     * @param rows    where each is in the table, or {@link MessageTable#NONE}
     */
    private record Wanted(int[] indexes, int[] rows) {
    }

    private final Map<Integer, Wanted> sessions = new HashMap<>();

    /** @param wanted whether anybody still wants to know; where nobody does, rows may be missing */
    ConcernedRequests(TransactionTable transactions, List<Finding> findings, BooleanSupplier wanted) {
        Map<Integer, IntStream.Builder> listed = new HashMap<>();
        for (Finding finding : findings) {
            if (finding.session() != null) {
                IntStream.Builder indexes = listed.computeIfAbsent(finding.session().id(), session -> IntStream.builder());
                Arrays.stream(finding.transactions()).forEach(indexes::add);
            }
        }
        listed.forEach((session, builder) -> {
            int[] indexes = builder.build().sorted().distinct().toArray();
            if (indexes.length > 0) {
                int[] rows = new int[indexes.length];
                Arrays.fill(rows, MessageTable.NONE);
                sessions.put(session, new Wanted(indexes, rows));
            }
        });
        for (int row = transactions.first(); !sessions.isEmpty() && row < transactions.count() && wanted.getAsBoolean(); row++) {
            Wanted of = sessions.get(transactions.session(row));
            int at = of == null ? -1 : Arrays.binarySearch(of.indexes, transactions.index(row));
            if (at >= 0) {
                of.rows[at] = row;
            }
        }
    }

    /** The rows of a finding's requests that are kept, ascending. */
    int[] of(Finding finding) {
        Wanted of = finding.session() == null ? null : sessions.get(finding.session().id());
        return of == null ? new int[0] : Arrays.stream(finding.transactions()).map(index -> of.rows[Arrays.binarySearch(of.indexes, index)])
                .filter(row -> row != MessageTable.NONE).sorted().toArray();
    }
}
