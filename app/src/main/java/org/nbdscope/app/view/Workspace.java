package org.nbdscope.app.view;

import java.nio.file.Path;
import java.util.BitSet;
import java.util.function.Supplier;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.nbdscope.app.live.LiveInput;
import org.nbdscope.app.view.timeline.TimeWindow;
import org.nbdscope.dissector.capture.Frame;
import org.nbdscope.dissector.filter.DisplayFilter;
import org.nbdscope.dissector.filter.FilterText;
import org.nbdscope.dissector.model.MessageTable;
import org.nbdscope.dissector.protocol.PacketFields;

/** What all views of the window have in common: one file, one filter, one selection, one time. For the thread of the window. */
public final class Workspace {

    /** {@link #packet()} where nothing is selected. */
    public static final long NO_PACKET = 0;

    private final ReadOnlyObjectWrapper<CaptureDocument> document = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<ListModel> list = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<FilterInput> filter = new ReadOnlyObjectWrapper<>(FilterInput.NONE);
    private final IntegerProperty selected = new SimpleIntegerProperty(MessageTable.NONE);
    private final ReadOnlyObjectWrapper<Related> related = new ReadOnlyObjectWrapper<>(Related.NONE);
    private final ObjectProperty<TimeFormat> timeFormat = new SimpleObjectProperty<>(TimeFormat.SINCE_START);
    private final HostNames hostNames = new HostNames();
    private final ObjectProperty<OffsetFormat> offsetFormat = new SimpleObjectProperty<>(OffsetFormat.DECIMAL);
    private final IntegerProperty timeReference = new SimpleIntegerProperty(MessageTable.NONE);
    private final ObjectProperty<TimeWindow> range = new SimpleObjectProperty<>();
    private final IntegerProperty markCount = new SimpleIntegerProperty();
    private final ReadOnlyLongWrapper packet = new ReadOnlyLongWrapper(NO_PACKET);
    private final ObjectProperty<Job> job = new SimpleObjectProperty<>();
    private final BitSet marks = new BitSet();
    /** Numbers of marked packets that complete no message. */
    private final BitSet packetMarks = new BitSet();

    /** Nothing is open. */
    public Workspace() {
        selected.addListener((property, before, now) -> {
            relate();
            followPacket(now.intValue());
        });
        range.addListener((property, before, now) -> filterRows());
    }

    /** The packet follows the message, unless the message is one that it completed. */
    private void followPacket(int message) {
        CaptureDocument open = document.get();
        if (open != null && message >= 0 && open.model().messages().frame(message) != packet.get()) {
            packet.set(open.model().messages().frame(message));
        }
    }

    private void relate() {
        CaptureDocument open = document.get();
        related.set(open == null ? Related.NONE : Related.of(open.model(), selected.get()));
    }

    /** The open file; null for none. */
    public ReadOnlyObjectProperty<CaptureDocument> document() {
        return document.getReadOnlyProperty();
    }

    /** The rows of the open file; null for none. */
    public ReadOnlyObjectProperty<ListModel> list() {
        return list.getReadOnlyProperty();
    }

    /** The filter in force. */
    public ReadOnlyObjectProperty<FilterInput> filter() {
        return filter.getReadOnlyProperty();
    }

    /** Row of the selected message in the message table, or {@link MessageTable#NONE}. */
    public IntegerProperty selected() {
        return selected;
    }

    /** Number of the selected packet: the one that somebody selected, or the one that completed the message; {@link #NO_PACKET}. */
    public ReadOnlyLongProperty packet() {
        return packet.getReadOnlyProperty();
    }

    /** Selects a packet, and the first message that it completed, if any. */
    public void selectPacket(long number) {
        packet.set(number);
        int[] completed = document.get().messagesOf(number);
        selected.set(completed.length == 0 ? MessageTable.NONE : completed[0]);
    }

    /** The messages of the same transaction as the selected one. */
    public ReadOnlyObjectProperty<Related> related() {
        return related.getReadOnlyProperty();
    }

    /** The latest work that somebody started and that goes on in the background; null where there was none. */
    public ObjectProperty<Job> job() {
        return job;
    }

    /** How times are written. */
    public ObjectProperty<TimeFormat> timeFormat() {
        return timeFormat;
    }

    /** How offsets are written. */
    public ObjectProperty<OffsetFormat> offsetFormat() {
        return offsetFormat;
    }

    /** The names of hosts, where they are wanted. */
    public HostNames hostNames() {
        return hostNames;
    }

    /** The message from which times count; {@link MessageTable#NONE} for the first packet. */
    public IntegerProperty timeReference() {
        return timeReference;
    }

    /** The time that is selected; null for none. As if it stood in the filter, all views leave out what happened before and behind it. */
    public ObjectProperty<TimeWindow> range() {
        return range;
    }

    /** How many messages are marked. */
    public IntegerProperty markCount() {
        return markCount;
    }

    /** Closes what is open and opens a file. The filter stays. */
    public void open(Path file) {
        show(() -> CaptureDocument.open(file));
    }

    /** Closes what is open and reads along with what comes in at this moment. The filter stays. */
    public void follow(LiveInput input, StopWish stop) {
        show(() -> CaptureDocument.follow(input, stop));
    }

    private void show(Supplier<CaptureDocument> opener) {
        close();
        CaptureDocument opened = opener.get();
        ListModel rows = new ListModel(opened);
        rows.query(ListQuery.DEFAULT.with(displayed()));
        document.set(opened);
        list.set(rows);
    }

    /** Closes what is open. */
    public void close() {
        CaptureDocument open = document.get();
        if (open == null) {
            return;
        }
        selected.set(MessageTable.NONE);
        packet.set(NO_PACKET);
        timeReference.set(MessageTable.NONE);
        clearMarks();
        if (job.get() != null) {
            job.get().cancel();
            job.set(null);
        }
        list.get().close();
        list.set(null);
        range.set(null);
        document.set(null);
        open.close();
    }

    /** Puts a filter in force; it has to be usable. */
    public void apply(FilterInput input) {
        filter.set(input);
        filterRows();
    }

    private void filterRows() {
        if (list.get() != null) {
            list.get().query(list.get().query().with(displayed()));
        }
    }

    /** What the filter in force and the selected time leave. */
    private DisplayFilter displayed() {
        TimeWindow time = range.get();
        if (time == null) {
            return filter.get().filter();
        }
        String during = FilterText.around(PacketFields.FRAME_TIME_EPOCH, Math.max(0, time.start()), Math.max(0, time.end() - 1));
        return filter.get().filter().and(FilterInput.of(during).filter());
    }

    /** Selects the other half of the selected message's transaction. */
    public void selectOtherHalf() {
        relate(); // the reply may have come since
        int other = related.get().otherHalf(selected.get());
        if (other != MessageTable.NONE) {
            selected.set(other);
        }
    }

    /** Marks the selected message, or packet where it completed none; or takes the mark away. */
    public void toggleMark() {
        if (selected.get() >= 0) {
            marks.flip(selected.get());
        } else if (packet.get() != NO_PACKET) {
            packetMarks.flip((int) packet.get());
        }
        markCount.set(marks.cardinality() + packetMarks.cardinality());
    }

    /** Takes all marks away. */
    public void clearMarks() {
        marks.clear();
        packetMarks.clear();
        markCount.set(0);
    }

    /** Whether a message is marked. */
    public boolean marked(int message) {
        return message >= 0 && marks.get(message);
    }

    /** Whether a packet that completed no message is marked. */
    public boolean packetMarked(long number) {
        return packetMarks.get((int) number);
    }

    /** The marked messages; a copy. */
    public BitSet markedMessages() {
        return (BitSet) marks.clone();
    }

    /** Numbers of the marked packets that complete no message; a copy. */
    public BitSet markedPackets() {
        return (BitSet) packetMarks.clone();
    }

    /**
     * Lets go of what is selected, marked or the time reference where its packets are not kept any more; called now and then.
     *
     * @return whether the selected message or packet went
     */
    public boolean dropGone() {
        CaptureDocument open = document.get();
        if (open == null || open.firstPacket() == 1) {
            return false;
        }
        int first = open.model().messages().first();
        if (timeReference.get() >= 0 && timeReference.get() < first) {
            timeReference.set(MessageTable.NONE);
        }
        if (markCount.get() > 0) {
            marks.clear(0, first);
            packetMarks.clear(0, (int) Math.min(Integer.MAX_VALUE, open.firstPacket()));
            markCount.set(marks.cardinality() + packetMarks.cardinality());
        }
        boolean selectionGone = selected.get() >= 0 && selected.get() < first
                || selected.get() < 0 && packet.get() != NO_PACKET && packet.get() < open.firstPacket();
        if (selectionGone) {
            selected.set(MessageTable.NONE);
            packet.set(NO_PACKET);
        }
        return selectionGone;
    }

    /** What the head of a column says, in the formats that are chosen. */
    public String title(Column column) {
        return column == ListColumn.TIME ? timeFormat.get().title() : column == ListColumn.OFFSET ? offsetFormat.get().title()
                : column.title();
    }

    /** Times count from the selected message, or from the first packet again. */
    public void toggleTimeReference() {
        if (selected.get() < 0) {
            return;
        }
        timeReference.set(timeReference.get() == selected.get() ? MessageTable.NONE : selected.get());
    }

    /** The time from which times count, nanoseconds since 1970, or {@link Frame#NO_TIME}. */
    public long baseNanos() {
        CaptureDocument open = document.get();
        if (open == null) {
            return Frame.NO_TIME;
        }
        return timeReference.get() >= 0 ? open.model().messages().timeNanos(timeReference.get()) : open.firstTimeNanos();
    }
}
