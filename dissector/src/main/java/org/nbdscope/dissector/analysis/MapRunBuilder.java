package org.nbdscope.dissector.analysis;

import java.util.HashMap;
import java.util.Map;
import org.nbdscope.dissector.model.CaptureModel;
import org.nbdscope.dissector.model.MessageTable;
import org.nbdscope.dissector.model.ModelListener;
import org.nbdscope.dissector.model.TransactionTable;
import org.nbdscope.dissector.protocol.Command;
import org.nbdscope.dissector.protocol.CommandFlag;
import org.nbdscope.dissector.session.MessageKind;

/** Finds the runs of block status requests of all sessions of a capture. */
public final class MapRunBuilder implements ModelListener {

    private final CaptureModel model;
    private final MessageTable messages;
    private final TransactionTable transactions;
    private final StatusChunk chunk;
    private final Map<Integer, MapWalk> walks = new HashMap<>();

    /** Nothing found yet in this capture. */
    public MapRunBuilder(CaptureModel model) {
        this.model = model;
        messages = model.messages();
        transactions = model.transactions();
        chunk = new StatusChunk(model);
    }

    @Override
    public void messageAdded(int message) {
        int transaction = messages.transaction(message);
        if (transaction < 0 && isGap(message)) {
            MapWalk walk = walks.get(messages.session(message));
            if (walk != null) {
                walk.lost();
            }
        }
        if (transaction < 0 || !isBlockStatus(transaction)) {
            return;
        }
        if (messages.kind(message).isRequest()) {
            asked(message, transaction);
        } else if (messages.isBlockStatus(message)) {
            answered(message, transaction);
        }
    }

    /** Whether it shows that the capture lost something: bytes without a header, or a status that no request in it asked for. */
    private boolean isGap(int message) {
        return messages.kind(message) == MessageKind.UNDECODED || messages.isBlockStatus(message);
    }

    private boolean isBlockStatus(int transaction) {
        return transactions.command(transaction) == Command.NBD_CMD_BLOCK_STATUS.value();
    }

    private void asked(int message, int transaction) {
        int session = transactions.session(transaction);
        boolean requestOne = CommandFlag.NBD_CMD_FLAG_REQ_ONE.in(transactions.flags(transaction));
        MapWalk walk = walks.computeIfAbsent(session, id -> new MapWalk());
        walk.asked(transaction, transactions.index(transaction), transactions.offset(transaction), transactions.length(transaction),
                requestOne, transactions.extendedRequest(transaction), model.session(session).size());
        if (Latency.isEarly(model, transaction, message)) {
            finished(transaction, walk);
        }
    }

    private void answered(int message, int transaction) {
        MapWalk walk = walks.get(transactions.session(transaction));
        if (walk == null) {
            return;
        }
        if (chunk.read(message)) {
            walk.chunk(transaction, chunk.contextId(), chunk, chunk.descriptors(), chunk.missing());
        } else {
            walk.unreadableChunk(transaction);
        }
    }

    @Override
    public void transactionFinished(int transaction) {
        MapWalk walk = isBlockStatus(transaction) ? walks.get(transactions.session(transaction)) : null;
        if (walk != null) {
            finished(transaction, walk);
        }
    }

    private void finished(int transaction, MapWalk walk) {
        walk.finished(transaction, Latency.of(model, transaction));
    }

    /** The runs of a session ({@link org.nbdscope.dissector.session.Session#id()}). */
    public MapRuns runsOf(int session) {
        MapWalk walk = walks.get(session);
        return walk == null ? MapRuns.NONE : walk.result();
    }
}
