package org.nbdscope.app.view;

import java.util.List;
import java.util.stream.Collectors;
import org.nbdscope.app.view.findings.PlacedFinding;
import org.nbdscope.dissector.analysis.MapCause;
import org.nbdscope.dissector.model.CaptureModel;
import org.nbdscope.dissector.model.ErrorDetail;
import org.nbdscope.dissector.model.MessageTable;
import org.nbdscope.dissector.model.TransactionTable;
import org.nbdscope.dissector.protocol.Command;
import org.nbdscope.dissector.protocol.ErrorValue;
import org.nbdscope.dissector.session.MessageKind;
import org.nbdscope.dissector.session.Session;

/** What both kinds of list say about messages, in the words of the window. */
final class MessageFacts {

    private static final String NAME_PREFIX = "NBD_CMD_";
    static final String FLAG_PREFIX = "NBD_CMD_FLAG_";

    private static final long NANOS_PER_MICRO = 1_000;
    private static final long NANOS_PER_MILLI = 1_000_000;

    private final CaptureModel model;
    private final MessageTable messages;
    private final TransactionTable transactions;

    MessageFacts(CaptureModel model) {
        this.model = model;
        this.messages = model.messages();
        this.transactions = model.transactions();
    }

    /** {@code C2 default export}; the number alone while the export is not known. */
    String connection(int sessionId) {
        Session session = model.session(sessionId);
        String export = session.export();
        String name = "C" + (session.number() >= 0 ? session.number() : session.id());
        return export == null ? name : name + ' ' + (export.isEmpty() ? "default export" : export);
    }

    /** {@code BLOCK_STATUS}. */
    static String command(int command) {
        return Command.nameOf(command).replace(NAME_PREFIX, "");
    }

    /** {@code FUA, DF}: names without what they all begin with. */
    static String shorter(List<String> names, String prefix) {
        return String.join(", ", names.stream().map(name -> name.replace(prefix, "")).toList());
    }

    /** {@code EIO}: an error without the prefix of the constants. */
    static String error(int error) {
        return ErrorValue.nameOf(error & 0xffff_ffffL).replace("NBD_", "");
    }

    /** The error that a reply tells of; 0 for none. */
    int errorOf(int message) {
        if (messages.kind(message) == MessageKind.SIMPLE_REPLY) {
            return messages.code(message);
        }
        if (messages.isError(message)) {
            ErrorDetail detail = messages.error(message);
            return detail.error();
        }
        return 0;
    }

    /** From the request's completion to the reply's in nanoseconds; negative where one of them is not there. */
    long latency(int transaction) {
        int request = transactions.request(transaction);
        boolean both = request != MessageTable.NONE && transactions.answered(transaction);
        return both ? messages.timeNanos(transactions.lastReply(transaction)) - messages.timeNanos(request) : -1;
    }

    /** A latency in a column of them: {@code 72 µs}, {@code 13.720 ms}, {@code 2.100 s}; "" for a negative one. */
    static String duration(long nanos) {
        if (nanos < 0) {
            return "";
        }
        if (nanos < NANOS_PER_MILLI) {
            return nanos / NANOS_PER_MICRO + " µs";
        }
        return nanos < 10_000 * NANOS_PER_MILLI ? thousandths(nanos / NANOS_PER_MICRO) + " ms"
                : thousandths(nanos / NANOS_PER_MILLI) + " s";
    }

    private static String thousandths(long value) {
        String rest = Long.toString(value % 1000 + 1000).substring(1);
        return value / 1000 + "." + rest;
    }

    /** {@code MAP_LOOP, ZERO_LENGTH · client chunk}: the codes of findings, and the cause of a block status request or null. */
    static String notes(List<PlacedFinding> findings, MapCause cause) {
        String codes = findings.stream().map(placed -> placed.finding().rule().code()).distinct().collect(Collectors.joining(", "));
        return cause == null ? codes : codes.isEmpty() ? cause.label() : codes + " · " + cause.label();
    }

    /** Whether a reply to this command is due. */
    static boolean answerDue(int command) {
        return command != Command.NBD_CMD_DISC.value();
    }

    /** Whether offset and length of this command mean something. */
    static boolean hasRange(int command) {
        return command != Command.NBD_CMD_DISC.value() && command != Command.NBD_CMD_FLUSH.value();
    }
}
