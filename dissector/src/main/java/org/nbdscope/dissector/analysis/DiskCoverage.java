package org.nbdscope.dissector.analysis;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/** What all sessions together were told about one disk. */
public final class DiskCoverage {

    /** The order in which people know them: by the connection to each that came first. */
    public static final Comparator<DiskCoverage> BY_CONNECTION = Comparator.comparingInt(disk -> Collections.min(disk.sessions()));

    private final Disk disk;
    private final List<Integer> sessions = new ArrayList<>(1);
    private ContextMaps maps;

    DiskCoverage(Disk disk) {
        this.disk = disk;
        maps = new ContextMaps(disk.size());
    }

    /** The disk. */
    public Disk disk() {
        return disk;
    }

    /** {@link org.nbdscope.dissector.session.Session#id()} of the sessions with answers, in the order of their first ones. */
    public List<Integer> sessions() {
        return Collections.unmodifiableList(sessions);
    }

    /** What is known, by context. */
    public ContextMaps maps() {
        return maps;
    }

    /** A further session has answers. While there is one, its own maps are the disk's. */
    ContextMaps join(int session) {
        sessions.add(session);
        if (sessions.size() == 1) {
            return maps;
        }
        if (sessions.size() == 2) {
            maps = maps.copy();
        }
        return new ContextMaps(disk.size());
    }
}
