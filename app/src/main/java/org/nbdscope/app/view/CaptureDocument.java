package org.nbdscope.app.view;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.IntSupplier;
import org.nbdscope.app.live.LiveInput;
import org.nbdscope.app.view.findings.Verdict;
import org.nbdscope.dissector.capture.CaptureReader;
import org.nbdscope.dissector.capture.Frame;
import org.nbdscope.dissector.detail.CapturedPacket;
import org.nbdscope.dissector.detail.DetailNode;
import org.nbdscope.dissector.detail.MessageBytes;
import org.nbdscope.dissector.detail.MessageDetail;
import org.nbdscope.dissector.detail.MessageStretch;
import org.nbdscope.dissector.detail.PacketDetail;
import org.nbdscope.dissector.detail.PacketOutcome;
import org.nbdscope.dissector.detail.WireSegment;
import org.nbdscope.dissector.model.CaptureModel;
import org.nbdscope.dissector.session.Session;

/**
 * A capture file that is open. It is read in a thread of its own; the counts grow meanwhile, and whoever shows them looks at them now and
 * then. Everything here may be called from any thread and does not wait for the file, except for {@link #awaitEnd}.
 */
public final class CaptureDocument implements AutoCloseable {

    /** How far the reading is. */
    public enum State {
        READING,
        /** Read to the end, or to the damage that {@link #notice()} names. */
        READ,
        /** Stopped by {@link #cancel}: what was read stays. */
        CANCELLED,
        /** Nothing could be read; {@link #notice()} says why. */
        FAILED
    }

    /** Messages of one packet that are read with it. */
    private static final int MAX_SHOWN_OF_PACKET = 16;

    private final Path file;
    /** Where packets come from at this moment; null for a file that is complete. */
    private final LiveInput live;
    private final CaptureModel model = new CaptureModel();
    private final RequestDepths depths = new RequestDepths(model);
    private final PacketMessages packetMessages = new PacketMessages(model.messages());
    private final ReadProgress progress = new ReadProgress();
    private final FileLookups lookups = new FileLookups(model);
    private final KeptRows kept = new KeptRows(model, depths, packetMessages);
    private final AtomicBoolean closed = new AtomicBoolean();
    /** Of a file that is closed nobody asks for a verdict, and whoever goes on making one holds memory that is wanted back. */
    private final BooleanSupplier wanted = not(closed);
    private final CaptureReading reading;
    /** Packets that are in a file of the user's, or are not wanted. */
    private volatile long saved;

    private CaptureDocument(Path file, LiveInput live, StopWish stopWish) {
        this.file = file;
        this.live = live;
        reading = new CaptureReading(file, live, stopWish, model, kept, lookups, progress, wanted);
    }

    /** Knows nothing of the document: the sessions know who judges them, and whoever holds one of them would hold that too. */
    private static BooleanSupplier not(AtomicBoolean flag) {
        return () -> !flag.get();
    }

    /** Begins to read a file, and returns at once. */
    public static CaptureDocument open(Path file) {
        return start(new CaptureDocument(file, null, StopWish.NONE));
    }

    /**
     * Begins to read along with what comes in at this moment, until that ends.
     *
     * @param input stays the caller's, who ends it
     * @param stop  stops the input when it comes true
     */
    public static CaptureDocument follow(LiveInput input, StopWish stop) {
        return start(new CaptureDocument(input.file(), input, stop));
    }

    private static CaptureDocument start(CaptureDocument document) {
        Thread thread = new Thread(document.reading, "capture reader");
        thread.setDaemon(true);
        thread.start();
        return document;
    }

    /** The file. */
    public Path file() {
        return file;
    }

    /** What it is called: the name of the file without its folders, or what is listened to. */
    public String name() {
        return live == null ? file.getFileName().toString() : live.name();
    }

    /** What it reads along with, or did; null for a file. */
    public LiveInput live() {
        return live;
    }

    /** Whether closing this would throw packets away: they came live, and are in no file of the user's. */
    public boolean unsaved() {
        return live != null && !live.kept() && live.statistics().captured() > saved;
    }

    /** Nobody wants its packets any more. */
    public void discarded() {
        saved = Long.MAX_VALUE;
    }

    /** Writes all packets that there are to a file; those of a capture in progress so far. Takes as long as copying takes. */
    public void save(Path to) throws IOException {
        long before = packets();
        if (live == null) {
            Files.copy(file, to, StandardCopyOption.REPLACE_EXISTING);
        } else {
            live.save(to);
        }
        saved = Math.max(saved, before);
    }

    /** Whether further packets may come. */
    public boolean capturing() {
        return live != null && state() == State.READING;
    }

    /** What the file says, as far as it is read: rows below {@link #messages()} and {@link #transactions()} may be read. */
    public CaptureModel model() {
        return model;
    }

    /** How far the reading is. */
    public State state() {
        return progress.state();
    }

    /** What people should know about the reading: where the file is damaged, or why it could not be read; null for nothing. */
    public String notice() {
        return progress.notice();
    }

    /** What the rule book says of it; of a capture in progress what it says so far. Null until it has looked. */
    public Verdict verdict() {
        return progress.verdict();
    }

    /** What is to be said beside its rows, see {@link #verdict}. */
    public RowNotes notes() {
        return progress.notes();
    }

    /** How many requests of its connection were in flight when a transaction's request was sent; 0 where that is not known. */
    int depth(int transaction) {
        return depths.of(transaction);
    }

    /** Rows of the messages that a packet completed, ascending. */
    public int[] messagesOf(long packet) {
        return packetMessages.of(packet);
    }

    /** Messages so far. */
    public int messages() {
        return progress.messages();
    }

    /** Transactions so far. */
    public int transactions() {
        return progress.transactions();
    }

    /** Number of the first packet that is kept: 1, unless files of a ring have gone. Tables say the same of their rows. */
    public long firstPacket() {
        return kept.firstPacket();
    }

    /**
     * Adds somebody who takes in one row of the message table after the other: rows that are not kept any more are there as long as he
     * has not taken them in.
     *
     * @param lowest tells the first row that he still needs; asked in the thread that reads
     */
    public void awaitReader(IntSupplier lowest) {
        kept.awaitReader(lowest);
    }

    /** Packets so far. */
    public long packets() {
        return progress.packets();
    }

    /** How much of the file was read, 0 to 1; -1 where its size is not known. */
    public double progress() {
        return progress.part();
    }

    /** Time of the first packet, nanoseconds since 1970, or {@link Frame#NO_TIME}. */
    public long firstTimeNanos() {
        return progress.firstTimeNanos();
    }

    /** Time of the last packet so far, nanoseconds since 1970, or {@link Frame#NO_TIME}. */
    public long lastTimeNanos() {
        return progress.lastTimeNanos();
    }

    /** Stops reading; what was read stays. */
    public void cancel() {
        reading.stop();
    }

    /** Waits until nothing further is read; returns whether that is so. */
    public boolean awaitEnd(long millis) throws InterruptedException {
        return progress.awaitEnd(millis);
    }

    /** Reads a message's bytes from the file and makes its tree of fields, in the background. */
    public CompletableFuture<MessageContent> content(int message) {
        return inFile(file -> content(file, message));
    }

    private MessageContent content(FileAccess access, int message) throws IOException {
        MessageBytes bytes = access.messages().load(message);
        return new MessageContent(message, bytes, MessageDetail.of(model, message, bytes));
    }

    /** Reads a packet and the messages that it completed, in the background; null where the file does not hold it any more. */
    public CompletableFuture<PacketContent> packetContent(long number) {
        return inFile(file -> {
            PacketOutcome packet = file.packets().read(number);
            if (packet == null) {
                return null;
            }
            byte[] copy = new byte[packet.frame().capturedLength];
            packet.frame().bytes.get(packet.frame().offset, copy);
            MessageBytes bytes = MessageBytes.of(copy, number);
            DetailNode tree = PacketDetail.of(packet, bytes);
            List<MessageContent> completed = new ArrayList<>();
            int[] rows = messagesOf(number);
            for (int i = 0; i < rows.length && i < MAX_SHOWN_OF_PACKET; i++) {
                completed.add(content(file, rows[i]));
            }
            return new PacketContent(number, bytes, tree, completed);
        });
    }

    /** Reads a packet from the file, in the background; the result is null where the file does not hold it any more. */
    public CompletableFuture<CapturedPacket> packet(long number) {
        return inFile(file -> file.messages().packet(number));
    }

    /** Finds out, in the background, which bytes of a message stand in one of its packets, and where. */
    public CompletableFuture<MessageStretch> stretch(int message, long packet) {
        return inFile(file -> file.messages().stretch(message, packet));
    }

    /** Looks something up in the file, in the background, one thing after the other. */
    <T> CompletableFuture<T> inFile(FileLookups.FileLookup<T> wanted) {
        return lookups.find(wanted);
    }

    /** Goes through something of the file. */
    public interface Scan<T> {
        void over(T opened) throws IOException;
    }

    /**
     * Reads the segments of a connection among some packets again, in the background.
     *
     * @param first number of the first packet
     * @param last  number of the last packet
     * @param most  packets that are read at most
     */
    public CompletableFuture<List<WireSegment>> segments(Session session, long first, long last, int most) {
        return inFile(file -> file.messages().segments(session, first, last, most));
    }

    /**
     * Lets a scan read messages and packets again, in the thread of the caller and with readers of its own. The file stays open until
     * the scan returns.
     *
     * @throws IOException where the file cannot be read
     */
    public void withFile(Scan<FileAccess> scan) throws IOException {
        lookups.scan(scan);
    }

    /**
     * As {@link #withFile}, for all of the file from its beginning.
     *
     * @throws IOException also where it is a ring of files, whose beginning is gone
     */
    public void withReader(Scan<CaptureReader> scan) throws IOException {
        lookups.scanAll(scan);
    }

    /** Stops reading and gives the file back; the rows must not be used any more. */
    @Override
    public void close() {
        if (closed.getAndSet(true)) {
            return;
        }
        reading.stop();
        // Nobody looks at the notice of a closed file any more; there is nothing else to be done about it.
        lookups.close(progress.ended(), progress::notice);
    }
}
