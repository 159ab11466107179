package org.nbdscope.app.view.coverage;

import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.nbdscope.app.view.analysis.AnalysisFeed;
import org.nbdscope.dissector.analysis.StatusSince;
import org.nbdscope.dissector.model.CaptureModel;
import org.nbdscope.dissector.model.MessageTable;

/**
 * What the coverage chart shows: whose answers, as known when, and which part of the disk. For the thread of the window; the work is done
 * behind it, and what is asked for while it goes on is done once, for the newest wish.
 */
public final class CoverageView {

    /** As known at the end of the capture, also while it grows. */
    public static final int LATEST = Integer.MAX_VALUE;

    private final ReadOnlyObjectWrapper<List<CoverageSubject>> subjects = new ReadOnlyObjectWrapper<>(List.of());
    private final ObjectProperty<CoverageSubject> subject = new SimpleObjectProperty<>();
    private final IntegerProperty asOf = new SimpleIntegerProperty(LATEST);
    private final ObjectProperty<ByteSpan> window = new SimpleObjectProperty<>();
    private final IntegerProperty selectedMessage = new SimpleIntegerProperty(MessageTable.NONE);
    private final ReadOnlyObjectWrapper<CoverageKnown> known = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<CoveragePicture> picture = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<CoverageStep> selectedStep = new ReadOnlyObjectWrapper<>();
    private final ObjectProperty<CoverageFilter> filter = new SimpleObjectProperty<>(CoverageFilter.NONE);
    private final ObjectProperty<List<DiskFinding>> findings = new SimpleObjectProperty<>(List.of());
    private final ReadOnlyObjectWrapper<ChartCursor> cursor = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper reading = new ReadOnlyBooleanWrapper();

    private AnalysisFeed feed;
    private KnownBuilder builder;
    private CoveragePicture.Room room = new CoveragePicture.Room(1, 1, 1);
    private boolean building;
    private boolean rebuild;
    private boolean painting;
    private boolean repaint;

    /** Shows nothing. */
    public CoverageView() {
        subject.addListener((property, before, now) -> {
            if (now != null && !now.sameAs(before)) {
                asOf.set(LATEST);
                window.set(null);
                build();
            }
        });
        asOf.addListener((property, before, now) -> build());
        window.addListener((property, before, now) -> lay());
        filter.addListener((property, before, now) -> lay());
        findings.addListener((property, before, now) -> lay());
        selectedMessage.addListener((property, before, now) -> findStep());
    }

    /** Shows another capture; null for none. */
    public void attach(AnalysisFeed newFeed) {
        feed = newFeed;
        builder = newFeed == null ? null : new KnownBuilder(newFeed);
        building = false;
        painting = false;
        subject.set(null);
        subjects.set(List.of());
        known.set(null);
        picture.set(null);
        window.set(null);
        asOf.set(LATEST);
        selectedStep.set(null);
        cursor.set(null);
        filter.set(CoverageFilter.NONE);
        findings.set(List.of());
        reading.set(newFeed != null);
        if (newFeed != null) {
            newFeed.listen(() -> {
                if (feed == newFeed) {
                    build();
                }
            });
        }
    }

    private record Built(List<CoverageSubject> subjects, CoverageSubject subject, CoverageKnown known, boolean finished) {
    }

    private void build() {
        if (feed == null) {
            return;
        }
        if (building) {
            rebuild = true;
            return;
        }
        building = true;
        rebuild = false;
        AnalysisFeed source = feed;
        KnownBuilder with = builder;
        CoverageSubject wanted = subject.get();
        int reply = asOf.get();
        source.ask(() -> {
            List<CoverageSubject> all = with.subjects();
            CoverageSubject chosen = all.stream().filter(each -> each.sameAs(wanted)).findFirst().orElse(all.isEmpty() ? null : all.get(0));
            return new Built(all, chosen, chosen == null ? null : with.known(chosen, reply), source.finished());
        }, built -> {
            if (feed == source) {
                building = false;
                show(built);
            }
        });
    }

    private void show(Built built) {
        reading.set(!built.finished);
        boolean stale = rebuild;
        if (!built.subjects.equals(subjects.get())) {
            subjects.set(built.subjects);
        }
        if (subject.get() == null || built.subject != null && built.subject.sameAs(subject.get())) {
            CoverageKnown before = known.get();
            boolean wasWhole = before == null || window.get() == null || window.get().equals(before.whole());
            known.set(built.known);
            building = true; // the new label is no other subject
            subject.set(built.subject);
            building = false;
            rebuild = false;
            if (wasWhole && built.known != null) {
                window.set(built.known.whole());
            }
            findStep();
            lay();
        }
        if (stale) {
            build();
        }
    }

    private void lay() {
        if (known.get() == null || window.get() == null) {
            return;
        }
        if (painting) {
            repaint = true;
            return;
        }
        painting = true;
        repaint = false;
        CoverageKnown shown = known.get();
        ByteSpan part = window.get();
        CoveragePicture.Room forRoom = room;
        CoverageFilter dimmed = filter.get();
        List<DiskFinding> found = findings.get();
        AnalysisFeed source = feed;
        CoveragePicture before = picture.get();
        source.ask(() -> CoveragePicture.of(before, new CoveragePicture.Source(shown, source.model(), source.taken(), found), part, forRoom,
                dimmed), done -> {
            if (feed == source) {
                painting = false;
                picture.set(done);
                if (repaint) {
                    lay();
                }
            }
        });
    }

    /** How much room the chart has. */
    public void room(CoveragePicture.Room newRoom) {
        if (!newRoom.equals(room)) {
            room = newRoom;
            lay();
        }
    }

    /** Logical pixels that the chart has for the part of the disk. */
    public double pixels() {
        return room.width();
    }

    private void findStep() {
        CoverageKnown shown = known.get();
        int message = selectedMessage.get();
        CaptureModel model = feed == null ? null : feed.model();
        boolean there = shown != null && message >= 0 && message < model.messages().count();
        int transaction = there ? model.messages().transaction(message) : MessageTable.NONE;
        selectedStep.set(transaction < 0 ? null : shown.stepOf(transaction));
    }

    /** Whose answers can be shown. */
    public ReadOnlyObjectProperty<List<CoverageSubject>> subjects() {
        return subjects.getReadOnlyProperty();
    }

    /** Whose answers are shown; null for none. */
    public ObjectProperty<CoverageSubject> subject() {
        return subject;
    }

    /** Index of the last reply that counts; -1 for none, {@link #LATEST} for all. */
    public IntegerProperty asOf() {
        return asOf;
    }

    /** The part of the disk that is shown. */
    public ObjectProperty<ByteSpan> window() {
        return window;
    }

    /** Row of the selected message in the table of messages, or {@link MessageTable#NONE}; the window's selection. */
    public IntegerProperty selectedMessage() {
        return selectedMessage;
    }

    /** The step that the selected message belongs to; null for none. */
    public ReadOnlyObjectProperty<CoverageStep> selectedStep() {
        return selectedStep.getReadOnlyProperty();
    }

    /** What is dimmed. */
    public ObjectProperty<CoverageFilter> filter() {
        return filter;
    }

    /** What was found about places on the disks. */
    public ObjectProperty<List<DiskFinding>> findings() {
        return findings;
    }

    /** Where the keyboard is on the chart; null for nowhere. */
    public ReadOnlyObjectProperty<ChartCursor> cursor() {
        return cursor.getReadOnlyProperty();
    }

    /** What is known; null where there are no answers. */
    public ReadOnlyObjectProperty<CoverageKnown> known() {
        return known.getReadOnlyProperty();
    }

    /** What is drawn; may be older than {@link #known} and {@link #window} for a moment; null for nothing. */
    public ReadOnlyObjectProperty<CoveragePicture> picture() {
        return picture.getReadOnlyProperty();
    }

    /** Whether answers may still come. */
    public ReadOnlyBooleanProperty reading() {
        return reading.getReadOnlyProperty();
    }

    /** Whether nothing is being worked on: what is drawn is what there is. */
    public boolean settled() {
        return feed == null || !reading.get() && !building && !rebuild && !painting && !repaint;
    }

    /**
     * What the chart shows now, for a picture of it.
     *
     * @param ready gets it; not called where there is nothing
     */
    public void content(Consumer<ChartContent> ready) {
        CoverageKnown shown = known.get();
        ByteSpan part = window.get();
        CoverageFilter dimmed = filter.get();
        List<DiskFinding> found = findings.get();
        AnalysisFeed source = feed;
        if (shown != null && part != null) {
            source.ask(source::taken, taken -> ready.accept(
                    new ChartContent(new CoveragePicture.Source(shown, source.model(), taken, found), part, dimmed)));
        }
    }

    /**
     * Lays the disk out in one row, as known now.
     *
     * @param columns columns of device pixels
     * @param ready   gets it; not called where there is nothing
     */
    public void strip(int columns, Consumer<DiskStrip> ready) {
        CoverageKnown shown = known.get();
        CoverageFilter dimmed = filter.get();
        AnalysisFeed source = feed;
        if (shown != null) {
            source.ask(() -> DiskStrip.of(shown, source.model(), source.taken(), columns, dimmed), ready);
        }
    }

    /** The tables; null where nothing is open. */
    public CaptureModel model() {
        return feed == null ? null : feed.model();
    }

    /** Zooms around a position of the window, from 0 to 1. */
    public void zoom(double factor, double position) {
        if (known.get() != null && window.get() != null) {
            window.set(window.get().zoom(factor, position, known.get().whole()));
        }
    }

    /** Moves the window by a part of its length. */
    public void pan(double part) {
        if (known.get() != null && window.get() != null) {
            window.set(window.get().shift(part, known.get().whole()));
        }
    }

    /** Shows the whole export. */
    public void fit() {
        if (known.get() != null) {
            window.set(known.get().whole());
        }
    }

    /** Shows so many bytes around the selected step, or around the middle. */
    public void show(long bytes) {
        if (known.get() == null || window.get() == null) {
            return;
        }
        ByteSpan whole = known.get().whole();
        ByteSpan wanted = window.get().ofLength(bytes, whole);
        CoverageStep step = selectedStep.get();
        window.set(step == null ? wanted : wanted.around(step.step().offset(), whole));
    }

    /** Shows what a step asked about, with as much on either side. */
    public void show(CoverageStep step) {
        ByteSpan whole = known.get().whole();
        if (step.step().length() != 0 && whole.meets(step.step().offset(), step.askedTo())) {
            window.set(new ByteSpan(step.step().offset(), step.step().length()).zoom(3, 0.5, whole));
        }
    }

    /** Goes some replies on or back in time. */
    public void step(int by) {
        CoverageKnown shown = known.get();
        if (shown != null) {
            reply((asOf.get() == LATEST ? shown.replies().length - 1 : asOf.get()) + by);
        }
    }

    /** Goes to a reply: -1 before the first. */
    public void reply(int index) {
        int last = known.get().replies().length - 1;
        asOf.set(index >= last ? LATEST : Math.max(-1, index));
    }

    /** The last reply that had come at a time, in nanoseconds since the first packet; -1 for none. */
    public int replyAt(long nanos) {
        long[] times = known.get().times();
        int at = Arrays.binarySearch(times, nanos);
        if (at < 0) {
            return -at - 2;
        }
        while (at + 1 < times.length && times[at + 1] == nanos) {
            at++;
        }
        return at;
    }

    /** Shows the selected step, else everything. */
    public void fitSelection() {
        if (selectedStep.get() == null) {
            fit();
        } else {
            show(selectedStep.get());
        }
    }

    /** Where the request of the selected message begins on the disk; null where it is about no place on it. */
    public Long selectedOffset() {
        int message = selectedMessage.get();
        CoverageKnown shown = known.get();
        if (shown == null || feed == null || message < 0 || message >= feed.model().messages().count()) {
            return null;
        }
        CaptureModel model = feed.model();
        int transaction = model.messages().transaction(message);
        boolean there = transaction >= 0 && shown.subject().writers().contains(model.messages().session(message))
                && RequestTicks.hasPlace(model.transactions().command(transaction));
        return there ? model.transactions().offset(transaction) : null;
    }

    /** Selects the reply of the step before or behind the selected one, the first where there is none. */
    public void selectStep(int by) {
        List<CoverageStep> steps = known.get() == null ? List.of() : known.get().steps();
        if (steps.isEmpty()) {
            return;
        }
        int now = steps.indexOf(selectedStep.get());
        CoverageStep step = steps.get(Math.min(steps.size() - 1, Math.max(0, now < 0 ? 0 : now + by)));
        select(step.reply() >= 0 ? step.reply() : step.request());
    }

    /** Moves the keyboard's cursor to another extent of its context, or into the row of another context; brings it into view. */
    public void moveCursor(int extents, int contexts) {
        if (known.get() == null || known.get().contexts().isEmpty() || window.get() == null) {
            return;
        }
        ChartCursor next = cursor.get() == null ? new ChartCursor(0, window.get().from()) : cursor.get().moved(known.get(), extents, contexts);
        cursor.set(next);
        if (!window.get().meets(next.offset(), next.offset() + 1)) {
            window.set(window.get().around(next.offset(), known.get().whole()));
        }
    }

    /** Selects the reply that said what is known where the cursor is. */
    public void selectAtCursor() {
        if (cursor.get() != null && known.get() != null) {
            select(CoverageCard.messageAt(known.get(), cursor.get().offset(), cursor.get().name(known.get())));
        }
    }

    /**
     * Looks since when the status of an offset has been what is known now.
     *
     * @param found gets the row of the message that said so first; not called where there is none
     */
    public void since(String context, long offset, IntConsumer found) {
        if (feed == null || known.get() == null) {
            return;
        }
        AnalysisFeed source = feed;
        CoverageKnown shown = known.get();
        source.ask(() -> StatusSince.find(source.model(), shown.subject().sessions(), context, offset, Math.min(shown.message(), source.taken() - 1)),
                message -> {
                    if (feed == source && message >= 0) {
                        found.accept(message);
                    }
                });
    }

    /** Selects a message; none for one that is not in the capture. */
    public void select(int message) {
        if (message >= 0) {
            selectedMessage.set(message);
        }
    }
}
