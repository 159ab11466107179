package org.nbdscope.dissector.findings;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import org.nbdscope.dissector.model.CaptureModel;
import org.nbdscope.dissector.model.MessageTable;
import org.nbdscope.dissector.model.TransactionTable;
import org.nbdscope.dissector.session.Side;

/**
 * Finds the rows of messages that findings name by session, stream offset and transaction, in tables of which nothing was released; goes
 * through each table once.
 */
public final class FindingPlaces {

    /** Transactions of a finding whose messages are listed. */
    public static final int MAX_TRANSACTIONS = 8;

    private record MessagePlace(int session, Side from, long offset) {
    }

    private record TransactionPlace(int session, int index) {
    }

    private final MessageTable messages;
    private final TransactionTable transactions;
    private final BooleanSupplier wanted;
    private final Map<MessagePlace, Integer> messageRows = new HashMap<>();
    private final Map<TransactionPlace, Integer> transactionRows = new HashMap<>();

    /** For the messages of this model. */
    public FindingPlaces(CaptureModel model) {
        this(model, () -> true);
    }

    /** @param wanted whether anybody still wants to know; where nobody does, places may be missing */
    public FindingPlaces(CaptureModel model, BooleanSupplier wanted) {
        messages = model.messages();
        transactions = model.transactions();
        this.wanted = wanted;
    }

    /** The places of findings, in their order. */
    public List<FindingPlace> of(List<Finding> findings) {
        for (Finding finding : findings) {
            if (finding.session() != null) {
                want(finding);
            }
        }
        lookUp();
        List<FindingPlace> placed = new ArrayList<>(findings.size());
        for (Finding finding : findings) {
            placed.add(place(finding));
        }
        return List.copyOf(placed);
    }

    private void want(Finding finding) {
        int session = finding.session().id();
        if (finding.stream() != null) {
            messageRows.put(new MessagePlace(session, finding.stream(), finding.offset()), MessageTable.NONE);
        }
        int[] indexes = finding.transactions();
        for (int i = 0; i < indexes.length && i < MAX_TRANSACTIONS; i++) {
            transactionRows.put(new TransactionPlace(session, indexes[i]), MessageTable.NONE);
        }
        if (finding.transaction() != Finding.NONE) {
            transactionRows.put(new TransactionPlace(session, finding.transaction()), MessageTable.NONE);
        }
    }

    private void lookUp() {
        if (!messageRows.isEmpty()) {
            for (int row = messages.first(); row < messages.count() && wanted.getAsBoolean(); row++) {
                int found = row;
                MessagePlace place = new MessagePlace(messages.session(row), messages.from(row), messages.streamOffset(row));
                messageRows.computeIfPresent(place, (key, before) -> before == MessageTable.NONE ? found : before);
            }
        }
        if (!transactionRows.isEmpty()) {
            for (int row = transactions.first(); row < transactions.count() && wanted.getAsBoolean(); row++) {
                transactionRows.replace(new TransactionPlace(transactions.session(row), transactions.index(row)), row);
            }
        }
    }

    private FindingPlace place(Finding finding) {
        if (finding.session() == null) {
            return FindingPlace.NOWHERE;
        }
        int session = finding.session().id();
        TreeSet<Integer> rows = new TreeSet<>();
        int[] indexes = finding.transactions();
        for (int i = 0; i < indexes.length && i < MAX_TRANSACTIONS; i++) {
            add(rows, transactionRows.get(new TransactionPlace(session, indexes[i])));
        }
        int first = MessageTable.NONE;
        if (finding.stream() != null) {
            first = messageRows.get(new MessagePlace(session, finding.stream(), finding.offset()));
        }
        if (first == MessageTable.NONE && finding.transaction() != Finding.NONE) {
            first = request(transactionRows.get(new TransactionPlace(session, finding.transaction())));
        }
        if (first != MessageTable.NONE) {
            rows.add(first);
        }
        return new FindingPlace(first, List.copyOf(rows));
    }

    private int request(int transaction) {
        if (transaction == MessageTable.NONE) {
            return MessageTable.NONE;
        }
        int request = transactions.request(transaction);
        return request != MessageTable.NONE ? request : transactions.lastReply(transaction);
    }

    private void add(TreeSet<Integer> rows, int transaction) {
        if (transaction == MessageTable.NONE) {
            return;
        }
        rows.add(transactions.request(transaction));
        rows.add(transactions.lastReply(transaction));
        rows.remove(MessageTable.NONE);
    }
}
