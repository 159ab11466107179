package org.nbdscope.dissector.findings;

import java.util.Arrays;
import org.nbdscope.dissector.session.Session;
import org.nbdscope.dissector.session.Side;

/**
 * One rule broken on one session, once or many times. The place is that of the first time. It grows while the capture is read.
 *
 * <table>
 * <caption>Limits</caption>
 * <tr><td>{@link #MAX_TRANSACTIONS}</td><td>transactions that are listed; further ones only count</td></tr>
 * </table>
 */
public final class Finding {

    /** Transactions that are listed. */
    public static final int MAX_TRANSACTIONS = 1000;
    /** Stands for "no transaction" and "no packet". */
    public static final int NONE = -1;

    private final Rule rule;
    private final Session session;
    private final Fault fault;
    private final Severity severity;

    private String text;
    private String advice;
    private int transaction = NONE;
    private long frame = NONE;
    private Side stream;
    private long offset;
    private long length;
    private int[] transactions = {};
    private int transactionCount;
    private long count;

    Finding(Rule rule, Session session, Fault fault, Severity severity) {
        this.rule = rule;
        this.session = session;
        this.fault = fault;
        this.severity = severity;
    }

    public Rule rule() {
        return rule;
    }

    /** What it says now: a finding grows as long as its capture is read, the copy does not. Only in the thread that reads. */
    public Finding copy() {
        Finding copy = new Finding(rule, session, fault, severity);
        copy.text = text;
        copy.advice = advice;
        copy.transaction = transaction;
        copy.place(frame, stream, offset, length);
        copy.transactions = transactions();
        copy.transactionCount = transactionCount;
        copy.count = count;
        return copy;
    }

    /** Whether the other is the same finding, perhaps at another time. */
    public boolean isSame(Finding other) {
        return rule.equals(other.rule) && session == other.session && fault == other.fault && severity == other.severity;
    }

    /** The session it was found on; null where it concerns the capture as a whole. */
    public Session session() {
        return session;
    }

    public Fault fault() {
        return fault;
    }

    /** How bad it is under a profile. */
    public Severity severity(Profile profile) {
        return severity != null ? severity : rule.severity(profile);
    }

    /** What happened the first time, with its numbers; one sentence or two. */
    public String text() {
        return text;
    }

    /** What to do about it: the rule's advice, where there is none that fits better. */
    public String advice() {
        return advice == null ? rule.advice() : advice;
    }

    /** Index of the first transaction within the session; {@link #NONE} where it concerns none. */
    public int transaction() {
        return transaction;
    }

    /** Packet that completed the first message concerned; {@link #NONE} where there is none. */
    public long frame() {
        return frame;
    }

    /** The stream in which the first message concerned stands; null where there is none, and then offset and length say nothing. */
    public Side stream() {
        return stream;
    }

    /** Offset of the first message concerned in {@link #stream()}. */
    public long offset() {
        return offset;
    }

    /** Bytes of the first message concerned. */
    public long length() {
        return length;
    }

    /** Indexes of the transactions concerned, each once and in the order in which it was found; at most {@link #MAX_TRANSACTIONS}. */
    public int[] transactions() {
        return Arrays.copyOf(transactions, transactionCount);
    }

    /** How often it was found. */
    public long count() {
        return count;
    }

    void text(String newText) {
        text = newText;
    }

    void advice(String newAdvice) {
        advice = newAdvice;
    }

    void place(long inFrame, Side inStream, long atOffset, long bytes) {
        frame = inFrame;
        stream = inStream;
        offset = atOffset;
        length = bytes;
    }

    /** Found more often than transactions are listed. */
    void further(long times) {
        count += times;
    }

    /** Found once more, on this transaction or on {@link #NONE}. */
    void again(int onTransaction) {
        if (count == 0) {
            transaction = onTransaction;
        }
        count++;
        boolean listed = transactionCount > 0 && transactions[transactionCount - 1] == onTransaction;
        if (onTransaction == NONE || listed || transactionCount == MAX_TRANSACTIONS) {
            return;
        }
        if (transactionCount == transactions.length) {
            transactions = Arrays.copyOf(transactions, Math.min(MAX_TRANSACTIONS, Math.max(4, transactionCount * 2)));
        }
        transactions[transactionCount++] = onTransaction;
    }
}
