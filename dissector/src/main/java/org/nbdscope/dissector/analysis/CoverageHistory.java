package org.nbdscope.dissector.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.nbdscope.dissector.model.CaptureModel;
import org.nbdscope.dissector.model.MessageTable;
import org.nbdscope.dissector.protocol.Command;
import org.nbdscope.dissector.session.Session;

/**
 * What was known of one disk after each reply, by the answers some sessions got: goes back to any moment of a capture whose tables are
 * whole. It keeps copies of the maps at intervals and repeats the answers behind the nearest one. Copies have in common what did not
 * change between them; the next is made only when as much was said as the last one cost, so that all of them together take no more memory
 * than as many intervals as there are messages and extents.
 *
 * <p>Not for several threads at once.
 */
public final class CoverageHistory {

    /** Copies kept at most; when there are more, every other one goes and they are taken half as often. */
    public static final int MAX_COPIES = 64;

    /** Messages and extents between two copies, at first. */
    private static final long FIRST_INTERVAL = 8_192;

    private record Copy(int messages, Map<String, KnownContext> contexts) {
    }

    private final CaptureModel model;
    private final Long size;
    private final BitSet answered = new BitSet();
    private final BitSet writing = new BitSet();
    private final StatusChunk chunk;
    private final List<Copy> copies = new ArrayList<>();
    private final Map<String, KnownContext> contexts = new LinkedHashMap<>();
    private long interval = FIRST_INTERVAL;
    private long sinceCopy;
    private long copied;
    private int messages;
    private int[] replies = new int[16];
    private int replyCount;
    private int lastTransaction = MessageTable.NONE;

    /**
     * Nothing known yet.
     *
     * @param answers {@link Session#id()} of the sessions whose answers count
     * @param writers those of the sessions that may change the disk
     * @param size    the export's size in bytes, unsigned; null where it is not known
     */
    public CoverageHistory(CaptureModel model, Collection<Integer> answers, Collection<Integer> writers, Long size) {
        this.model = model;
        this.size = size;
        answers.forEach(answered::set);
        writers.forEach(writing::set);
        chunk = new StatusChunk(model);
    }

    /** Rows below {@code message} are not kept any more: what they said stays, the way there goes. */
    public void forget(int message) {
        int gone = 0;
        while (gone < replyCount && replies[gone] < message) {
            gone++;
        }
        if (gone == 0) {
            return;
        }
        int end = Math.min(message, messages);
        int from = copies.stream().mapToInt(Copy::messages).filter(each -> each <= end).max().orElse(0);
        boolean there = from == end || !model.messages().released(from);
        Copy base = new Copy(end, there ? at(end - 1) : Map.of());
        copies.removeIf(copy -> copy.messages <= base.messages);
        copies.add(0, base);
        System.arraycopy(replies, gone, replies, 0, replyCount - gone);
        replyCount -= gone;
    }

    /** Takes in the rows below {@code count}. */
    public void extend(int count) {
        if (messages < count && model.messages().released(messages)) {
            // What was said meanwhile nobody can tell any more: what was known before may be wrong by now.
            contexts.clear();
            copies.clear();
            replyCount = 0;
            messages = Math.min(count, model.messages().first());
        }
        for (; messages < count; messages++) {
            sinceCopy += 1 + apply(messages, contexts, true);
            if (sinceCopy >= interval && sinceCopy >= copiedSoFar() - copied) {
                copies.add(new Copy(messages + 1, copy(contexts)));
                sinceCopy = 0;
                copied = copiedSoFar();
                thinOut();
            }
        }
    }

    /** Asked for each message, so it is done without a stream. */
    private long copiedSoFar() {
        long sum = 0;
        for (KnownContext context : contexts.values()) {
            sum += context.copied();
        }
        return sum;
    }

    private void thinOut() {
        if (copies.size() > MAX_COPIES) {
            for (int i = copies.size() - 2; i > 0; i -= 2) {
                copies.remove(i);
            }
            interval *= 2;
        }
    }

    private static Map<String, KnownContext> copy(Map<String, KnownContext> from) {
        Map<String, KnownContext> copy = new LinkedHashMap<>();
        from.forEach((name, context) -> copy.put(name, context.copy()));
        return copy;
    }

    /** The message after which each reply had said all it says, in ascending order. */
    public int[] replies() {
        return Arrays.copyOf(replies, replyCount);
    }

    /** What is known now, by context; changes with {@link #extend}. */
    public Map<String, KnownContext> now() {
        return contexts;
    }

    /** What was known when the rows up to and with {@code message} had been seen, by context. */
    public Map<String, KnownContext> at(int message) {
        int from = 0;
        Map<String, KnownContext> known = new LinkedHashMap<>();
        for (Copy each : copies) {
            if (each.messages <= message + 1) {
                known = each.contexts;
                from = each.messages;
            }
        }
        known = copy(known);
        for (int row = from; row <= message && row < messages; row++) {
            apply(row, known, false);
        }
        return known;
    }

    /** Returns how many extents the message had. */
    private long apply(int message, Map<String, KnownContext> known, boolean first) {
        MessageTable table = model.messages();
        int transaction = table.transaction(message);
        int session = table.session(message);
        if (transaction >= 0 && writing.get(session) && (table.kind(message).isRequest() || table.completes(message))
                && changes(transaction)) {
            long offset = model.transactions().offset(transaction);
            long length = model.transactions().length(transaction);
            known.values().forEach(context -> context.write(offset, length, message));
            return 0;
        }
        if (!answered.get(session) || !chunk.read(message)) {
            return 0;
        }
        String name = CoverageBuilder.contextOf(chunk.session(), chunk.contextId());
        if (name == null || known.size() == ContextMaps.MAX_CONTEXTS && !known.containsKey(name)) {
            return 0;
        }
        answer(known.computeIfAbsent(name, key -> new KnownContext(size)), message);
        if (first) {
            reply(message, transaction);
        }
        return chunk.count();
    }

    private boolean changes(int transaction) {
        Command command = Command.of(model.transactions().command(transaction));
        return command == Command.NBD_CMD_WRITE || command == Command.NBD_CMD_TRIM || command == Command.NBD_CMD_WRITE_ZEROES;
    }

    private void answer(KnownContext context, int message) {
        long at = chunk.offset();
        for (int i = 0; i < chunk.count(); i++) {
            long length = chunk.length(i);
            context.answer(at, length, chunk.flags(i), message);
            if (Long.compareUnsigned(at + length, at) < 0) {
                return;
            }
            at += length;
        }
    }

    private void reply(int message, int transaction) {
        if (replyCount > 0 && transaction >= 0 && transaction == lastTransaction) {
            replies[replyCount - 1] = message;
            return;
        }
        lastTransaction = transaction;
        if (replyCount == replies.length) {
            replies = Arrays.copyOf(replies, replyCount * 2);
        }
        replies[replyCount++] = message;
    }
}
