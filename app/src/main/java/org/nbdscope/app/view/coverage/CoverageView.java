package org.nbdscope.app.view.coverage;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import org.nbdscope.app.view.analysis.AnalysisFeed;
import org.nbdscope.app.view.findings.Verdict;
import org.nbdscope.dissector.analysis.StatusSince;
import org.nbdscope.dissector.model.CaptureModel;
import org.nbdscope.dissector.model.MessageTable;

/**
 * What the coverage chart shows: whose answers, as known when, and which part of the disk. For the thread of the window; the work is done
 * behind it, and what is asked for while it goes on is done once, for the newest wish.
 */
public final class CoverageView extends CoverageState {

    /** Extents up to which nobody notices how long the history of the map takes; with more of them the newest map is shown before. */
    private static final long AT_ONCE = 50_000;

    private AnalysisFeed feed;
    private KnownBuilder builder;
    /** Null as long as there is no chart to draw for. */
    private CoveragePicture.Room room;
    private boolean building;
    private boolean rebuild;
    private boolean painting;
    private boolean repaint;
    /** What the findings are of, or will be. */
    private Verdict judged;
    private boolean judging;

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
        judging = false;
        judged = null;
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

    /**
     * What was found.
     *
     * @param hasty whether it is to be shown only until all of it is found
     */
    private record Built(List<CoverageSubject> subjects, CoverageSubject subject, CoverageKnown known, boolean hasty, boolean finished) {
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
        boolean hurry = known.get() == null && reply == LATEST;
        source.ask(() -> {
            List<CoverageSubject> all = with.subjects();
            CoverageSubject chosen = all.stream().filter(each -> each.sameAs(wanted)).findFirst().orElse(all.isEmpty() ? null : all.get(0));
            boolean many = hurry && chosen != null && source.model().extents().count() > AT_ONCE;
            CoverageKnown newest = many ? with.newest(chosen) : null;
            CoverageKnown found = newest != null || chosen == null ? newest : with.known(chosen, reply);
            return new Built(all, chosen, found, newest != null, source.finished());
        }, built -> {
            if (feed == source) {
                building = false;
                show(built);
            }
        });
    }

    private void show(Built built) {
        reading.set(!built.finished);
        boolean stale = rebuild || built.hasty;
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
        if (known.get() == null || window.get() == null || room == null) {
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

    /** What the rule book says by now; null where it has not spoken yet. Its places on the disk are looked up behind the window. */
    public void judged(Verdict verdict) {
        if (feed == null || judging || verdict == null || verdict == judged) {
            return;
        }
        judging = true;
        judged = verdict;
        AnalysisFeed source = feed;
        source.ask(() -> DiskFindings.of(verdict, source.model()), found -> {
            if (feed == source) {
                judging = false;
                findings.set(found);
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

    /** Logical pixels that the chart has for the part of the disk; only where there is a picture. */
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

    /** Whether nothing is being worked on: what is drawn is what there is. */
    public boolean settled() {
        return feed == null || !reading.get() && !building && !rebuild && !painting && !repaint && !judging;
    }

    /** Whether all was read, or nothing is worked on and it is time again to show what is new. */
    boolean timeForNews() {
        return feed != null && feed.timeForNews();
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
        ChartCursor next = cursor.get() == null ? new ChartCursor(0, window.get().from())
                : cursor.get().moved(known.get(), extents, contexts);
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
        source.ask(() -> StatusSince.find(source.model(), shown.subject().sessions(), context, offset,
                Math.min(shown.message(), source.taken() - 1)),
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
