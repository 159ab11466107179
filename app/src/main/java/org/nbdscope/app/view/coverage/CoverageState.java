package org.nbdscope.app.view.coverage;

import java.util.Arrays;
import java.util.List;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.nbdscope.dissector.model.MessageTable;

/** What a coverage chart shows at the moment, and the ways through the disk and through time. For the thread of the window. */
public abstract class CoverageState {

    /** As known at the end of the capture, also while it grows. */
    public static final int LATEST = Integer.MAX_VALUE;

    final ReadOnlyObjectWrapper<List<CoverageSubject>> subjects = new ReadOnlyObjectWrapper<>(List.of());
    final ObjectProperty<CoverageSubject> subject = new SimpleObjectProperty<>();
    final IntegerProperty asOf = new SimpleIntegerProperty(LATEST);
    final ObjectProperty<ByteSpan> window = new SimpleObjectProperty<>();
    final IntegerProperty selectedMessage = new SimpleIntegerProperty(MessageTable.NONE);
    final ReadOnlyObjectWrapper<CoverageKnown> known = new ReadOnlyObjectWrapper<>();
    final ReadOnlyObjectWrapper<CoveragePicture> picture = new ReadOnlyObjectWrapper<>();
    final ReadOnlyObjectWrapper<CoverageStep> selectedStep = new ReadOnlyObjectWrapper<>();
    final ObjectProperty<CoverageFilter> filter = new SimpleObjectProperty<>(CoverageFilter.NONE);
    final ReadOnlyObjectWrapper<List<DiskFinding>> findings = new ReadOnlyObjectWrapper<>(List.of());
    final ReadOnlyObjectWrapper<ChartCursor> cursor = new ReadOnlyObjectWrapper<>();
    final ReadOnlyBooleanWrapper reading = new ReadOnlyBooleanWrapper();

    CoverageState() {
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

    /** What is known; null where there are no answers. */
    public ReadOnlyObjectProperty<CoverageKnown> known() {
        return known.getReadOnlyProperty();
    }

    /** What is drawn; may be older than {@link #known} and {@link #window} for a moment; null for nothing. */
    public ReadOnlyObjectProperty<CoveragePicture> picture() {
        return picture.getReadOnlyProperty();
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
    public ReadOnlyObjectProperty<List<DiskFinding>> findings() {
        return findings.getReadOnlyProperty();
    }

    /** Where the keyboard is on the chart; null for nowhere. */
    public ReadOnlyObjectProperty<ChartCursor> cursor() {
        return cursor.getReadOnlyProperty();
    }

    /** Whether answers may still come. */
    public ReadOnlyBooleanProperty reading() {
        return reading.getReadOnlyProperty();
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
}
