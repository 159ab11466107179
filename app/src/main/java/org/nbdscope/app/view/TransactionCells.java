package org.nbdscope.app.view;

import java.util.List;
import org.nbdscope.app.view.findings.PlacedFinding;
import org.nbdscope.dissector.analysis.MapCause;
import org.nbdscope.dissector.capture.Frame;
import org.nbdscope.dissector.export.MessageSummary;
import org.nbdscope.dissector.model.CaptureModel;
import org.nbdscope.dissector.model.MessageTable;
import org.nbdscope.dissector.model.TransactionTable;
import org.nbdscope.dissector.protocol.CommandFlag;

/** A row per request with its reply. */
public final class TransactionCells implements RowCells {

    private final MessageTable messages;
    private final TransactionTable transactions;
    private final MessageSummary summary;
    private final MessageFacts facts;
    private final CaptureDocument document;

    /** Cells for the transactions of this document. */
    TransactionCells(CaptureDocument document) {
        CaptureModel model = document.model();
        this.messages = model.messages();
        this.transactions = model.transactions();
        this.summary = new MessageSummary(model);
        this.facts = new MessageFacts(model);
        this.document = document;
    }

    @Override
    public String text(ListColumn column, int row) {
        return switch (column) {
            case NUMBER -> Integer.toString(row);
            case TIME, OFFSET, LENGTH -> "";
            case CONNECTION -> facts.connection(transactions.session(row));
            case DIRECTION -> transactions.answered(row) ? "client ⇄ server" : "client → server";
            case MESSAGE -> MessageFacts.command(transactions.command(row));
            case FLAGS -> MessageFacts.shorter(flagNames(row), MessageFacts.FLAG_PREFIX);
            case STATUS -> status(row);
            case LATENCY -> MessageFacts.duration(latencyNanos(row));
            case DEPTH -> depth(row) == 0 ? "" : Integer.toString(depth(row));
            case FINDING -> MessageFacts.notes(findings(row), cause(row));
            case SUMMARY -> summary(row);
            case SOURCE, DESTINATION, PROTOCOL, INFO -> "";
        };
    }

    @Override
    public List<String> flagNames(int row) {
        return transactions.flags(row) == 0 ? List.of() : CommandFlag.namesOf(transactions.flags(row));
    }

    private String status(int row) {
        if (transactions.error(row) != 0) {
            return MessageFacts.error(transactions.error(row));
        }
        if (!MessageFacts.answerDue(transactions.command(row))) {
            return "no reply is due";
        }
        if (transactions.answered(row)) {
            return "OK";
        }
        return transactions.finished(row) ? "never answered" : "no reply yet";
    }

    /** The last reply message says most: what was answered, and to what. */
    private String summary(int row) {
        int reply = transactions.lastReply(row);
        int message = reply != MessageTable.NONE ? reply : transactions.request(row);
        return message == MessageTable.NONE ? "" : summary.of(message);
    }

    @Override
    public long timeNanos(int row) {
        int message = message(row);
        return message == MessageTable.NONE ? Frame.NO_TIME : messages.timeNanos(message);
    }

    @Override
    public long latencyNanos(int row) {
        return facts.latency(row);
    }

    @Override
    public int depth(int row) {
        return document.depth(row);
    }

    @Override
    public List<PlacedFinding> findings(int row) {
        return document.notes().ofTransaction(row);
    }

    @Override
    public MapCause cause(int row) {
        return document.notes().cause(row);
    }

    @Override
    public Long offset(int row) {
        return MessageFacts.hasRange(transactions.command(row)) ? (Long) transactions.offset(row) : null;
    }

    @Override
    public Long length(int row) {
        return MessageFacts.hasRange(transactions.command(row)) ? (Long) transactions.length(row) : null;
    }

    @Override
    public CommandGroup group(int row) {
        return CommandGroup.of(transactions.command(row));
    }

    @Override
    public boolean error(int row) {
        return transactions.error(row) != 0;
    }

    @Override
    public boolean faint(int row) {
        return false;
    }

    @Override
    public int message(int row) {
        int request = transactions.request(row);
        return request != MessageTable.NONE ? request : transactions.lastReply(row);
    }

    @Override
    public int rowOf(int message) {
        return messages.transaction(message);
    }

    @Override
    public boolean marked(int row, Workspace workspace) {
        return workspace.marked(message(row));
    }
}
