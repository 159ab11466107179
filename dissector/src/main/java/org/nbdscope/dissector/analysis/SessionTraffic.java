package org.nbdscope.dissector.analysis;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.nbdscope.dissector.model.CaptureModel;
import org.nbdscope.dissector.model.MessageTable;
import org.nbdscope.dissector.model.TransactionTable;
import org.nbdscope.dissector.protocol.Command;
import org.nbdscope.dissector.protocol.CommandFlag;
import org.nbdscope.dissector.session.MessageKind;
import org.nbdscope.dissector.session.Side;

/** Counts what goes over one session's connection. */
final class SessionTraffic {

    /** Commands counted by their number, the specification's among them; further ones are counted together. */
    static final int MAX_COMMANDS = 64;
    private static final int OTHER_COMMANDS = 1 << 16;

    private final MessageTable messages;
    private final TransactionTable transactions;
    private final CaptureModel model;
    private final FeatureUse use = new FeatureUse();
    private final InFlight inFlight = new InFlight();
    private final RequestTimes times;
    private final SplitCounter trims = new SplitCounter(Command.NBD_CMD_TRIM.name());
    private final SplitCounter zeroes = new SplitCounter(Command.NBD_CMD_WRITE_ZEROES.name());
    private final Map<Integer, CommandCounter> commands = new TreeMap<>();
    private long count;
    private long clientBytes;
    private long serverBytes;
    private long undecodedBytes;
    private long missingBytes;
    private long firstTime;
    private long lastTime;

    SessionTraffic(CaptureModel model, RequestTimes.Room room) {
        this.model = model;
        times = new RequestTimes(room);
        messages = model.messages();
        transactions = model.transactions();
    }

    RequestTimes times() {
        return times;
    }

    List<SplitRequests> splits() {
        return Stream.of(trims, zeroes).map(SplitCounter::result).filter(Objects::nonNull).toList();
    }

    FeatureUse use() {
        return use;
    }

    void message(int row) {
        firstTime = count == 0 ? messages.firstTimeNanos(row) : Math.min(firstTime, messages.firstTimeNanos(row));
        lastTime = count == 0 ? messages.timeNanos(row) : Math.max(lastTime, messages.timeNanos(row));
        count++;
        long bytes = messages.bytes(row);
        missingBytes += messages.missing(row);
        if (messages.from(row) == Side.CLIENT) {
            clientBytes += bytes;
        } else {
            serverBytes += bytes;
        }
        MessageKind kind = messages.kind(row);
        switch (kind) {
            case OPTION -> times.option(messages.timeNanos(row));
            case OPTION_REPLY -> times.optionReply(messages.timeNanos(row));
            case CLIENT_FLAGS -> use.clientFlags = messages.code(row);
            case UNDECODED -> undecodedBytes += bytes;
            case TLS -> use.tlsRecords++;
            default -> {
            }
        }
        int transaction = messages.transaction(row);
        if (transaction != MessageTable.NONE) {
            if (kind.isRequest()) {
                request(row, transaction);
            } else {
                use.structuredChunks += kind == MessageKind.STRUCTURED_CHUNK ? 1 : 0;
                counter(transaction).replied(bytes);
            }
        }
    }

    private void request(int row, int transaction) {
        CommandCounter counter = counter(transaction);
        counter.asked(messages.bytes(row));
        countUse(transaction);
        SplitCounter split = split(transaction);
        if (split != null) {
            split.asked(transactions.offset(transaction), transactions.length(transaction), transactions.flags(transaction),
                    transactions.extendedRequest(transaction));
        }
        if (Latency.isEarly(model, transaction, row)) {
            answered(transaction);
        } else if (waitsForReply(transaction)) {
            counter.waits(messages.timeNanos(row));
            times.sent(messages.timeNanos(row), inFlight.now() > 0);
            inFlight.sent(messages.timeNanos(row));
        }
    }

    private SplitCounter split(int transaction) {
        int command = transactions.command(transaction);
        return command == Command.NBD_CMD_TRIM.value() ? trims : command == Command.NBD_CMD_WRITE_ZEROES.value() ? zeroes : null;
    }

    private boolean waitsForReply(int transaction) {
        return transactions.command(transaction) != Command.NBD_CMD_DISC.value();
    }

    private void countUse(int transaction) {
        int flags = transactions.flags(transaction);
        use.fua += CommandFlag.NBD_CMD_FLAG_FUA.in(flags) ? 1 : 0;
        use.df += CommandFlag.NBD_CMD_FLAG_DF.in(flags) ? 1 : 0;
        use.fastZero += CommandFlag.NBD_CMD_FLAG_FAST_ZERO.in(flags) ? 1 : 0;
        use.extendedRequests += transactions.extendedRequest(transaction) ? 1 : 0;
        Command command = Command.of(transactions.command(transaction));
        if (command == null) {
            return;
        }
        switch (command) {
            case NBD_CMD_READ, NBD_CMD_WRITE -> use.unaligned +=
                    ((transactions.offset(transaction) | transactions.length(transaction)) & FeatureUse.USUAL_BLOCK - 1) != 0 ? 1 : 0;
            case NBD_CMD_FLUSH -> use.flush++;
            case NBD_CMD_TRIM -> use.trim++;
            case NBD_CMD_CACHE -> use.cache++;
            case NBD_CMD_WRITE_ZEROES -> use.writeZeroes++;
            case NBD_CMD_BLOCK_STATUS -> {
                use.blockStatus++;
                use.blockStatusPayload += transactions.contextIds(transaction) == null ? 0 : 1;
            }
            default -> {
            }
        }
    }

    void finished(int transaction) {
        int request = transactions.request(transaction);
        if (request == MessageTable.NONE || Latency.isEarly(model, transaction, request) || !waitsForReply(transaction)) {
            return;
        }
        // Of a request that is given up nobody knows when: it waited as long as the session lasted so far.
        long time = transactions.answered(transaction) ? messages.timeNanos(transactions.lastReply(transaction)) : lastTime;
        times.answered(time, transactions.command(transaction), Latency.of(model, transaction));
        counter(transaction).noLongerWaits(time);
        inFlight.finished(time);
        answered(transaction);
    }

    private void answered(int transaction) {
        if (transactions.answered(transaction)) {
            long latency = Latency.of(model, transaction);
            counter(transaction).answered(transactions.length(transaction), transactions.error(transaction), latency);
            SplitCounter split = split(transaction);
            if (split != null && latency != Latency.UNKNOWN) {
                split.answered(latency);
            }
        }
    }

    private CommandCounter counter(int transaction) {
        int command = transactions.command(transaction);
        CommandCounter counter = commands.get(command);
        if (counter == null && Command.of(command) == null && commands.size() >= MAX_COMMANDS) {
            command = OTHER_COMMANDS;
            counter = commands.get(command);
        }
        if (counter == null) {
            counter = new CommandCounter(command == OTHER_COMMANDS ? "other" : Command.nameOf(command));
            commands.put(command, counter);
        }
        return counter;
    }

    Traffic result() {
        return new Traffic(count, clientBytes, serverBytes, undecodedBytes, missingBytes, firstTime, lastTime, inFlight.summary(),
                commands.values().stream().map(CommandCounter::result).toList());
    }
}
