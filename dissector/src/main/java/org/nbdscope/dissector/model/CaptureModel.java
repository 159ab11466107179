package org.nbdscope.dissector.model;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import org.nbdscope.dissector.session.Message;
import org.nbdscope.dissector.session.MessageKind;
import org.nbdscope.dissector.session.PendingRequest;
import org.nbdscope.dissector.session.ReplyMode;
import org.nbdscope.dissector.session.Session;
import org.nbdscope.dissector.session.SessionListener;

/**
 * What a capture says, in compact tables: sessions, messages, transactions and extents. The decoder fills it; views, rows and analyses read
 * it. Whoever only passes through the rows gives back those it has done with ({@link #release}).
 */
public final class CaptureModel implements SessionListener {

    private final List<Session> sessions = new ArrayList<>();
    private final ExtentTable extents = new ExtentTable();
    private final TransactionTable transactions = new TransactionTable();
    private final MessageTable messages = new MessageTable(transactions, new StatusTable(), extents);
    private ModelListener listener = new ModelListener() {
    };

    /** An empty model. */
    public CaptureModel() {
        transactions.messages(messages);
    }

    /** Sets who is told of new rows; there is one. */
    public void listener(ModelListener newListener) {
        listener = newListener;
    }

    /** The sessions in the order of recognition: the index is {@link Session#id()}. */
    public List<Session> sessions() {
        synchronized (sessions) {
            return List.copyOf(sessions);
        }
    }

    /** A session by its {@link Session#id()}. */
    public Session session(int id) {
        synchronized (sessions) {
            return sessions.get(id);
        }
    }

    /** All messages. */
    public MessageTable messages() {
        return messages;
    }

    /** All transactions. */
    public TransactionTable transactions() {
        return transactions;
    }

    /** All extents. */
    public ExtentTable extents() {
        return extents;
    }

    /**
     * Rows of messages and transactions below these are not needed any more; their memory may be given back.
     *
     * @param open transactions below that are still needed, with all their messages
     */
    public void release(int messagesBelow, int transactionsBelow, Collection<Integer> open) {
        BitSet keptMessages = new BitSet();
        BitSet keptTransactions = new BitSet();
        for (int transaction : open) {
            keptTransactions.set(transaction >>> Blocks.BITS);
            if (transactions.request(transaction) != MessageTable.NONE) {
                keptMessages.set(transactions.request(transaction) >>> Blocks.BITS);
            }
            for (int reply = transactions.lastReply(transaction); reply != MessageTable.NONE; reply = messages.previous(reply)) {
                keptMessages.set(reply >>> Blocks.BITS);
            }
        }
        messages.release(messagesBelow, keptMessages);
        transactions.release(transactionsBelow, keptTransactions);
    }

    @Override
    public void opened(Session session) {
        synchronized (sessions) {
            sessions.add(session);
        }
    }

    @Override
    public void message(Session session, Message message) {
        PendingRequest pending = message.request;
        if (pending == null) {
            listener.messageAdded(messages.add(session.id(), message, MessageTable.NONE, MessageTable.NONE));
            return;
        }
        if (message.kind.isRequest()) {
            request(session, message, pending);
        } else {
            reply(session, message, pending);
        }
    }

    private void request(Session session, Message message, PendingRequest pending) {
        int row = messages.count();
        boolean isNew = pending.row == PendingRequest.NO_ROW;
        if (isNew) {
            pending.row = transactions.add(session.id(), pending, row);
        }
        if (message.contextIds != null) {
            transactions.filter(pending.row, message.effectLength, message.contextIds);
        }
        messages.add(session.id(), message, pending.row, MessageTable.NONE);
        if (isNew) {
            transactions.publish(pending.row);
        } else {
            transactions.request(pending.row, row);
        }
        listener.messageAdded(row);
    }

    /** A server may answer before the request is complete: then the transaction has its row from the reply. */
    private void reply(Session session, Message message, PendingRequest pending) {
        if (pending.row == PendingRequest.NO_ROW) {
            pending.row = transactions.add(session.id(), pending, MessageTable.NONE);
            transactions.publish(pending.row);
        }
        int transaction = pending.row;
        if (!transactions.isKept(transaction)) {
            // Whoever passes through the rows has taken it as it was, without this reply.
            listener.messageAdded(messages.add(session.id(), message, MessageTable.NONE, MessageTable.NONE));
            return;
        }
        int row = messages.add(session.id(), message, transaction, transactions.lastReply(transaction));
        transactions.reply(transaction, row, modeOf(message.kind));
        transactions.error(transaction, message.error);
        if (message.completes) {
            transactions.finish(transaction);
        }
        listener.messageAdded(row);
        if (message.completes) {
            listener.transactionFinished(transaction);
        }
    }

    private static ReplyMode modeOf(MessageKind kind) {
        return switch (kind) {
            case STRUCTURED_CHUNK -> ReplyMode.STRUCTURED;
            case EXTENDED_CHUNK -> ReplyMode.EXTENDED;
            default -> ReplyMode.SIMPLE;
        };
    }

    @Override
    public void abandoned(Session session, PendingRequest request) {
        if (request.row != PendingRequest.NO_ROW && transactions.isKept(request.row)) {
            transactions.abandon(request.row);
            listener.transactionFinished(request.row);
        }
    }

    @Override
    public void closed(Session session) {
    }

    @Override
    public void numbered() {
        listener.sessionsNumbered();
    }
}
