package org.nbdscope.app.view.timeline;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.nbdscope.app.view.CommandGroup;
import org.nbdscope.dissector.capture.Frame;
import org.nbdscope.dissector.model.CaptureModel;
import org.nbdscope.dissector.model.MessageTable;
import org.nbdscope.dissector.model.TransactionTable;
import org.nbdscope.dissector.protocol.Command;
import org.nbdscope.dissector.session.MessageKind;
import org.nbdscope.dissector.session.Session;

/**
 * The requests of a capture by time and connection. It follows the message table as that grows: {@link #advance} takes up what is new, in
 * any thread. Everything else is read while holding the index's monitor ({@code synchronized (index)}), which {@link #advance} holds too;
 * so whoever advances takes few messages at a time.
 */
public final class TimelineIndex {

    private final CaptureModel model;
    private final MessageTable messages;
    private final TransactionTable transactions;
    private final RequestColumns requests = new RequestColumns();
    private final PreparedMarks marks = new PreparedMarks(requests);
    private final OverviewBins overview = new OverviewBins();
    private final LaneTable lanes = new LaneTable();
    private final MessageSpans spans = new MessageSpans();
    private volatile int nextMessage;
    private boolean finished;
    private long firstTime = TimeWindow.MAX_TIME;
    private long lastTime = TimeWindow.MIN_TIME;
    private int inFlight;
    private int peak;
    private long origin = Frame.NO_TIME;

    /** An empty index over a model, which may be growing. */
    public TimelineIndex(CaptureModel model) {
        this.model = model;
        this.messages = model.messages();
        this.transactions = model.transactions();
    }

    /**
     * Takes up messages that were added to the model.
     *
     * @param most messages to take up at most
     * @return how many it were; fewer than {@code most} when there are no more at the moment
     */
    public synchronized int advance(int most) {
        drop(transactions.first());
        int end = (int) Math.min(messages.count(), (long) nextMessage + most);
        int taken = end - nextMessage;
        for (int message = nextMessage; message < end; message++) {
            add(message);
        }
        nextMessage = end;
        marks.prepare();
        return taken;
    }

    /** The first message that was not taken up yet; from any thread. */
    public int next() {
        return nextMessage;
    }

    /** Lets go of requests that are not kept any more; of those that are still open nothing further is shown. */
    private void drop(int firstTransaction) {
        int first = Math.min(firstTransaction + RequestColumns.BLOCK - 1, requests.count()) / RequestColumns.BLOCK * RequestColumns.BLOCK;
        if (first <= requests.first()) {
            return;
        }
        for (int block = requests.firstBlock(); block < first / RequestColumns.BLOCK; block++) {
            if (requests.blockOpen(block)) {
                giveUp(block);
            }
            marks.forget(block);
        }
        requests.release(first);
        firstTime = Math.max(firstTime, time(messages.firstTimeNanos(messages.first())));
        overview.dropBefore(firstTime);
        lanes.all().forEach(lane -> lane.dropBefore(firstTime));
    }

    private void giveUp(int block) {
        for (int at = block * RequestColumns.BLOCK; at < (block + 1) * RequestColumns.BLOCK; at++) {
            if (requests.end(at) == RequestColumns.OPEN) {
                lanes.get(requests.lane(at)).freeRows().free(requests.row(at), lastTime);
                requests.close(at, lastTime);
                overview.end(requests.group(at), lastTime);
                inFlight--;
            }
        }
    }

    /**
     * The capture is at its end and everything is taken up: what never was answered ends with its connection. Without this such requests
     * go on to the end of the time shown.
     */
    public synchronized void finish() {
        finished = true;
        for (int block = requests.firstBlock(); block < requests.blocks(); block++) {
            if (requests.blockOpen(block)) {
                closeBlock(block);
            }
        }
    }

    /** Whether nothing further comes. */
    public synchronized boolean finished() {
        return finished;
    }

    private void closeBlock(int block) {
        int end = Math.min(requests.count(), (block + 1) * RequestColumns.BLOCK);
        for (int at = block * RequestColumns.BLOCK; at < end; at++) {
            if (requests.end(at) == RequestColumns.OPEN) {
                long time = Math.max(requests.start(at), lanes.get(requests.lane(at)).last());
                requests.close(at, time);
                overview.end(requests.group(at), time);
            }
        }
    }

    private void add(int message) {
        long last = time(messages.timeNanos(message));
        long first = Math.min(last, time(messages.firstTimeNanos(message)));
        lastTime = Math.max(lastTime, last);
        firstTime = Math.min(firstTime, first);
        spans.add(first, last);
        int lane = lanes.indexFor(messages.session(message));
        Lane owner = lanes.get(lane);
        owner.spans(first, last);
        int transaction = messages.transaction(message);
        MessageKind kind = messages.kind(message);
        if (transaction >= 0 && transaction < requests.first()) {
            return; // it answers a request that is not kept any more
        }
        if (transaction == MessageTable.NONE) {
            owner.run(runKind(kind), message, first, last, messages.bytes(message));
        } else if (kind.isRequest()) {
            request(transaction, lane, first);
        } else {
            reply(transaction, lane, message, first, last);
        }
    }

    private void request(int transaction, int lane, long first) {
        if (transaction < requests.count()) {
            requests.startAt(transaction, Math.min(first, requests.start(transaction)));
            requests.addFlags(transaction, RequestColumns.ASKED);
        } else {
            open(transaction, lane, first, RequestColumns.ASKED);
        }
    }

    private void open(int transaction, int lane, long first, int flags) {
        int command = transactions.command(transaction);
        CommandGroup group = CommandGroup.of(command);
        lanes.get(lane).reaches(transactions.offset(transaction), transactions.length(transaction));
        boolean disconnects = command == Command.NBD_CMD_DISC.value();
        int row = disconnects ? 0 : lanes.get(lane).freeRows().take(first);
        if (!disconnects) {
            lanes.get(lane).asked(group);
            inFlight++;
            peak = Math.max(peak, inFlight);
            overview.start(group, first);
        }
        requests.add(lane, first, row, flags | group.ordinal() | (disconnects ? RequestColumns.GOODBYE : 0), inFlight);
        if (disconnects) {
            requests.close(transaction, first);
        }
    }

    private void reply(int transaction, int lane, int message, long first, long last) {
        if (transaction >= requests.count()) {
            open(transaction, lane, first, 0);
        }
        if (requests.firstReply(transaction) < 0) {
            requests.firstReply(transaction, message);
        }
        if (messages.completes(message) && requests.end(transaction) == RequestColumns.OPEN) {
            boolean error = transactions.error(transaction) != 0;
            long end = Math.max(last, requests.start(transaction));
            requests.close(transaction, end);
            requests.addFlags(transaction, RequestColumns.ANSWERED | (error ? RequestColumns.ERROR : 0));
            lanes.get(lane).answered(error);
            lanes.get(lane).freeRows().free(requests.row(transaction), end);
            overview.end(requests.group(transaction), end);
            inFlight--;
        }
    }

    private static MessageRun.Kind runKind(MessageKind kind) {
        return switch (kind) {
            case TLS -> MessageRun.Kind.TLS;
            case UNDECODED -> MessageRun.Kind.UNDECODED;
            case SIMPLE_REPLY, STRUCTURED_CHUNK, EXTENDED_CHUNK -> MessageRun.Kind.UNMATCHED;
            default -> MessageRun.Kind.HANDSHAKE;
        };
    }

    /** A packet without a time is shown at the latest time before it. */
    private long time(long nanos) {
        if (nanos == Frame.NO_TIME) {
            return lastTime == TimeWindow.MIN_TIME ? 0 : lastTime;
        }
        return TimeWindow.clamp(nanos);
    }

    /** The tables it is about. */
    public CaptureModel model() {
        return model;
    }

    /** The time that is called 0, nanoseconds since 1970: the first packet's, as far as it was set; else the first message's. */
    public long origin() {
        return origin != Frame.NO_TIME ? origin : isEmpty() ? 0 : firstTime;
    }

    /** Sets the time of the first packet, nanoseconds since 1970. */
    public synchronized void origin(long firstPacketNanos) {
        origin = firstPacketNanos == Frame.NO_TIME ? firstPacketNanos : TimeWindow.clamp(firstPacketNanos);
    }

    /** Whether there is no message. */
    public boolean isEmpty() {
        return lastTime < firstTime;
    }

    /** From the first message's first byte to the last message's last; a millisecond from 0 where there is none. */
    public TimeWindow extent() {
        return isEmpty() ? new TimeWindow(0, 1_000_000) : new TimeWindow(firstTime, Math.max(lastTime, firstTime) + 1);
    }

    /** Whether a request was taken up and is kept; its row is that of the transaction table. */
    public boolean knows(int transaction) {
        return transaction >= requests.first() && transaction < requests.count();
    }

    /** Whether it has the begin of the capture; else that is not kept any more. */
    public boolean knowsBegin() {
        return requests.first() == 0;
    }

    /** Requests taken up; their rows are those of the transaction table. */
    public int count() {
        return requests.count();
    }

    /** The most requests in flight at a time over all connections. */
    public int peak() {
        return peak;
    }

    /** A connection's lane by {@link Session#id()}; null where it has no message yet. */
    public Lane laneOf(int session) {
        return lanes.of(session);
    }

    /** The lanes in the order of the connections' numbers, those without a number last. */
    public List<Lane> lanes() {
        List<Lane> sorted = new ArrayList<>(lanes.all());
        // Of connections that have ended before what is kept nothing is left to show.
        sorted.removeIf(lane -> lane.last() < firstTime);
        sorted.sort((a, b) -> Integer.compareUnsigned(number(a), number(b)));
        return Collections.unmodifiableList(sorted);
    }

    private int number(Lane lane) {
        return model.session(lane.session()).number();
    }

    /** Index of a lane in {@link RequestColumns#lane}. */
    int indexOf(Lane lane) {
        return lanes.indexOf(lane);
    }

    /** Number of lanes. */
    public int laneCount() {
        return lanes.count();
    }

    RequestColumns requests() {
        return requests;
    }

    /** What pictures of the requests are made of. */
    PreparedMarks marks() {
        return marks;
    }

    OverviewBins overview() {
        return overview;
    }

    /** The messages of a connection that are in a window, in the order of the table; {@code most} of them and of others' at most. */
    WindowMessages messagesIn(TimeWindow window, int session, int most) {
        int[] rows = new int[16];
        int found = 0;
        int looked = 0;
        int row = spans.next(messages.first(), window);
        for (; row < spans.count() && looked < most; row = spans.next(row + 1, window)) {
            long last = TimeWindow.clamp(messages.timeNanos(row));
            if (window.intersects(Math.min(last, TimeWindow.clamp(messages.firstTimeNanos(row))), last)) {
                looked++;
                if (messages.session(row) == session) {
                    rows = found == rows.length ? Arrays.copyOf(rows, found * 2) : rows;
                    rows[found++] = row;
                }
            }
        }
        return new WindowMessages(Arrays.copyOf(rows, found), row < spans.count());
    }

    /**
     * Messages of a connection in a window.
     *
     * @param rows in the order of the table
     * @param more whether there may be others
     */
    record WindowMessages(int[] rows, boolean more) {
    }

    /** Session of a request. */
    public int session(int transaction) {
        return lanes.get(requests.lane(transaction)).session();
    }

    /** Time of the first byte of a request, nanoseconds since 1970. */
    public long start(int transaction) {
        return requests.start(transaction);
    }

    /** Time of the last byte of the reply; for one that was never answered the end of its connection, or of what can be shown. */
    public long end(int transaction) {
        return Math.min(requests.end(transaction), TimeWindow.MAX_TIME);
    }

    /** Whether the reply is complete. */
    public boolean answered(int transaction) {
        return (requests.flags(transaction) & RequestColumns.ANSWERED) != 0;
    }

    /** Whether the reply is an error. */
    public boolean failed(int transaction) {
        return (requests.flags(transaction) & RequestColumns.ERROR) != 0;
    }

    /** Whether it says goodbye, to which no reply is due. */
    public boolean isGoodbye(int transaction) {
        return requests.goodbye(transaction);
    }

    /** The colour it has. */
    public CommandGroup group(int transaction) {
        return requests.group(transaction);
    }

    /** The phases of a request. */
    public Phases phases(int transaction) {
        int request = transactions.request(transaction);
        int reply = requests.firstReply(transaction);
        long start = requests.start(transaction);
        long end = end(transaction);
        long sent = request == MessageTable.NONE ? start : Math.max(start, time(messages.timeNanos(request)));
        boolean never = reply < 0 || reply >= messages.count();
        long replied = never ? end : Math.max(start, time(messages.firstTimeNanos(reply)));
        return new Phases(start, Math.min(sent, end), Math.min(replied, end), end, answered(transaction));
    }

    /** Requests of a connection in flight at a moment. */
    public int depthAt(int session, long time) {
        Lane lane = laneOf(session);
        if (lane == null) {
            return 0;
        }
        int wanted = indexOf(lane);
        int depth = 0;
        for (int block = requests.firstBlock(); block < requests.blocks(); block++) {
            if (requests.blockIntersects(block, time, time)) {
                int end = Math.min(requests.count(), (block + 1) * RequestColumns.BLOCK);
                for (int at = block * RequestColumns.BLOCK; at < end; at++) {
                    if (requests.lane(at) == wanted && requests.start(at) <= time && requests.end(at) > time) {
                        depth++;
                    }
                }
            }
        }
        return depth;
    }
}
