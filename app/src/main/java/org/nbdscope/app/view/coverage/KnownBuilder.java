package org.nbdscope.app.view.coverage;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.nbdscope.app.view.analysis.AnalysisFeed;
import org.nbdscope.dissector.analysis.CoverageHistory;
import org.nbdscope.dissector.analysis.Disk;
import org.nbdscope.dissector.analysis.DiskCoverage;
import org.nbdscope.dissector.analysis.KnownContext;
import org.nbdscope.dissector.analysis.MapRun;
import org.nbdscope.dissector.analysis.MapRuns;
import org.nbdscope.dissector.analysis.MapStep;
import org.nbdscope.dissector.export.ByteCount;
import org.nbdscope.dissector.model.CaptureModel;
import org.nbdscope.dissector.session.Session;

/** Makes what the chart shows out of the tables. Belongs to the thread of an {@link AnalysisFeed}. */
final class KnownBuilder {

    /** Rows that the history takes in before it looks whether anybody still wants to know. */
    private static final int SLICE = 65_536;

    private final AnalysisFeed feed;
    private final CaptureModel model;
    private CoverageSubject subject;
    private CoverageHistory history;
    /** All that is known, of which the moments before differ only in what was known of the disk. */
    private CoverageKnown latest;
    private int latestTaken;
    private boolean latestWhole;

    KnownBuilder(AnalysisFeed feed) {
        this.feed = feed;
        model = feed.model();
    }

    /** Whose answers there are: each disk with all its connections, where it has several, and each connection. */
    List<CoverageSubject> subjects() {
        List<CoverageSubject> subjects = new ArrayList<>();
        List<DiskCoverage> disks = feed.analysis().coverage().disks().stream().sorted(DiskCoverage.BY_CONNECTION).toList();
        for (DiskCoverage disk : disks) {
            List<Integer> writers = model.sessions().stream().filter(session ->
                    Disk.of(session).equals(disk.disk())).map(Session::id).toList();
            List<Integer> sessions = List.copyOf(disk.sessions());
            String name = name(disk.disk());
            if (sessions.size() > 1) {
                String label = disks.size() == 1 ? "All " + sessions.size() + " connections" : "All " + sessions.size() + " to " + name;
                subjects.add(new CoverageSubject(label, true, sessions, writers, disk.disk().size(), detail(disk.disk(), sessions.get(0))));
            }
            for (int id : sessions) {
                Session session = model.session(id);
                String label = (session.number() < 0 ? "" : "C" + session.number() + " ")
                        + (disks.size() == 1 && sessions.size() > 1 ? "" : name + ", ")
                        + session.replies().label();
                subjects.add(new CoverageSubject(label, false, List.of(id), writers, disk.disk().size(), detail(disk.disk(), id)));
            }
        }
        return subjects;
    }

    /** A disk that has its session is one of which not even the export is known, or its size. */
    private static String name(Disk disk) {
        return disk.export() == null && disk.session() != null ? "export not captured"
                : disk.export() == null || disk.export().isEmpty() ? "default export" : disk.export();
    }

    private String detail(Disk disk, int id) {
        Session session = model.session(id);
        String size = disk.size() == null ? "size not captured" : ByteCount.rounded(disk.size());
        if (session.minimumBlockSize() != null) {
            size += ", minimum block " + ByteCount.exact(session.minimumBlockSize()) + ", preferred "
                    + ByteCount.exact(session.preferredBlockSize());
        }
        return size;
    }

    /**
     * The newest map alone, which takes no time: without the way there, and without contradictions.
     *
     * @return null where the subject is only one of several connections to its disk
     */
    CoverageKnown newest(CoverageSubject of) {
        for (DiskCoverage disk : feed.analysis().coverage().disks()) {
            if (disk.sessions().equals(of.sessions())) {
                List<ContextExtents> contexts = disk.maps().contexts().stream()
                        .map(name -> ContextExtents.of(name, KnownContext.of(disk.maps().map(name)))).toList();
                return withSteps(of, contexts, new int[0], -1);
            }
        }
        return null;
    }

    /**
     * What is known.
     *
     * @param of    whose answers
     * @param reply index of the last reply to take; {@link CoverageView#LATEST} for all
     */
    CoverageKnown known(CoverageSubject of, int reply) {
        if (!of.sameAs(subject) || !of.sessions().equals(subject.sessions())) {
            subject = of;
            history = new CoverageHistory(model, of.sessions(), of.writers(), of.size());
            latest = null;
        }
        if (latest == null || !of.equals(latest.subject()) || latestTaken != feed.taken() || latestWhole != feed.finished()) {
            extendHistory();
            history.forget(model.messages().first());
            List<ContextExtents> contexts = new ArrayList<>();
            history.now().forEach((name, now) -> contexts.add(ContextExtents.of(name, now)));
            int[] replies = history.replies();
            latest = withSteps(of, contexts, replies, replies.length - 1);
            latestTaken = feed.taken();
            latestWhole = feed.finished();
        }
        return reply >= latest.reply() ? latest : latest.at(Math.max(-1, reply), contextsAt(reply));
    }

    private void extendHistory() {
        for (int rows = SLICE; rows < feed.taken() && feed.wanted(); rows += SLICE) {
            history.extend(rows);
        }
        if (feed.wanted()) {
            history.extend(feed.taken());
        }
    }

    /** All contexts have their row from the beginning: rows that come and go with the slider would confuse. */
    private List<ContextExtents> contextsAt(int reply) {
        Map<String, KnownContext> state = reply < 0 ? Map.of() : history.at(latest.replies()[reply]);
        return latest.contexts().stream().map(ContextExtents::context).map(name ->
                ContextExtents.of(name, state.containsKey(name) ? state.get(name) : KnownContext.nothing(subject.size()))).toList();
    }

    private CoverageKnown withSteps(CoverageSubject of, List<ContextExtents> contexts, int[] replies, int last) {
        List<CoverageStep> steps = new ArrayList<>();
        List<CoverageRun> runs = new ArrayList<>();
        long roundTrips = 0;
        long needed = 0;
        long byHeaders = 0;
        long byClient = 0;
        for (int id : of.sessions()) {
            MapRuns its = feed.analysis().mapRuns().runsOf(id);
            roundTrips += its.steps();
            for (MapRun run : its.runs()) {
                runs.add(new CoverageRun(runs.size() + 1, model.session(id).number(), run));
                needed += run.lowerBound();
                byHeaders += run.avoidableByExtendedHeaders();
                byClient += run.avoidableByClient();
                add(steps, run, runs.size(), model.session(id).number());
            }
        }
        steps.sort(Comparator.comparingInt(CoverageStep::request));
        long[] times = new long[replies.length];
        long begin = feed.beginNanos();
        for (int i = 0; i < replies.length; i++) {
            times[i] = Math.max(i == 0 ? 0 : times[i - 1], model.messages().timeNanos(replies[i]) - begin);
        }
        return new CoverageKnown(of, whole(of, contexts, steps), contexts, replies, times, last, steps, runs, roundTrips, needed,
                byHeaders, byClient);
    }

    private void add(List<CoverageStep> steps, MapRun run, int number, int session) {
        int at = 0;
        for (MapStep step : run.listed()) {
            at++;
            if (step.transaction() < model.transactions().first()) {
                continue; // its messages are not kept any more
            }
            steps.add(new CoverageStep(at, number, run.steps(), session, step, model.transactions().request(step.transaction()),
                    model.transactions().lastReply(step.transaction())));
        }
    }

    private static ByteSpan whole(CoverageSubject of, List<ContextExtents> contexts, List<CoverageStep> steps) {
        if (of.size() != null) {
            return new ByteSpan(0, of.size());
        }
        long end = 1;
        for (ContextExtents context : contexts) {
            long last = context.count() == 0 ? 0 : context.end(context.count() - 1);
            end = Long.compareUnsigned(last, end) > 0 ? last : end;
        }
        for (CoverageStep step : steps) {
            end = Long.compareUnsigned(step.askedTo(), end) > 0 ? step.askedTo() : end;
        }
        return new ByteSpan(0, end);
    }
}
