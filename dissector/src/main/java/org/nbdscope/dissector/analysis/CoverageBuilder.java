package org.nbdscope.dissector.analysis;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.nbdscope.dissector.model.CaptureModel;
import org.nbdscope.dissector.model.ModelListener;
import org.nbdscope.dissector.session.Session;

/**
 * Gathers what block status replies say about the disks of a capture. Every whole chunk counts as it arrives, whether or not its reply is
 * complete or fails later: the client has seen it. Of a chunk that is cut, its first extents count.
 */
public final class CoverageBuilder implements ModelListener {

    private final StatusChunk chunk;
    private final Map<Disk, DiskCoverage> disks = new LinkedHashMap<>();
    private final Map<Integer, SessionCoverage> sessions = new HashMap<>();

    private record SessionCoverage(DiskCoverage disk, ContextMaps maps) {
    }

    /** Nothing known yet of this capture. */
    public CoverageBuilder(CaptureModel model) {
        chunk = new StatusChunk(model);
    }

    @Override
    public void messageAdded(int message) {
        if (!chunk.read(message)) {
            return;
        }
        Session session = chunk.session();
        String context = contextOf(session, chunk.contextId());
        if (context != null) {
            SessionCoverage known = sessions.get(session.id());
            if (known == null) {
                known = join(session.id(), Disk.of(session));
            }
            answer(known, context, chunk.offset(), chunk, chunk.row());
        }
    }

    /** A chunk about a context that the handshake did not agree on says nothing; where its name is not captured, its number has to do. */
    static String contextOf(Session session, long contextId) {
        String name = session.contextName(contextId);
        boolean nameless = session.contexts() == null || name == null && session.contexts().containsKey(contextId);
        return nameless ? "id " + contextId : name;
    }

    /** A session's first answer. */
    private SessionCoverage join(int session, Disk disk) {
        DiskCoverage coverage = disks.computeIfAbsent(disk, DiskCoverage::new);
        SessionCoverage known = new SessionCoverage(coverage, coverage.join(session));
        sessions.put(session, known);
        return known;
    }

    private static void answer(SessionCoverage session, String context, long offset, StatusExtents extents, long when) {
        session.maps().answer(context, offset, extents, when);
        if (session.disk().maps() != session.maps()) {
            session.disk().maps().answer(context, offset, extents, when);
        }
    }

    /** The disks that were answered about, in the order of the first answers. */
    public List<DiskCoverage> disks() {
        return new ArrayList<>(disks.values());
    }

    /** The disk a session ({@link Session#id()}) got answers about, with those of other sessions; null where it got none. */
    public DiskCoverage diskOf(int session) {
        SessionCoverage known = sessions.get(session);
        return known == null ? null : known.disk();
    }

    /** What a session's ({@link Session#id()}) own answers say; null where it got none. */
    public ContextMaps mapsOf(int session) {
        SessionCoverage known = sessions.get(session);
        return known == null ? null : known.maps();
    }
}
