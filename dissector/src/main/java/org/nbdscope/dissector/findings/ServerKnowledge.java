package org.nbdscope.dissector.findings;

import java.util.ArrayList;
import java.util.List;
import org.nbdscope.dissector.session.Session;

/** What all sessions with one server (address and port) learned of its disks, and what they write there. */
final class ServerKnowledge {

    private final CaptureWide capture;
    private final List<KnownDisk> disks = new ArrayList<>();
    /** Writes, trims and writes of zeroes so far. */
    long writes;
    /** How many of them are in flight. */
    int writesInFlight;
    private boolean opaque;
    /** Whether it ever told anything of a disk. */
    private boolean told;

    ServerKnowledge(CaptureWide capture) {
        this.capture = capture;
    }

    /** What is known of the disk that a session uses; shared with others where its name is known. Null where there is no more room. */
    KnownDisk disk(Session session) {
        boolean named = session.export() != null && session.size() != null;
        for (KnownDisk disk : disks) {
            if (named && disk.is(session)) {
                return disk;
            }
        }
        if (!capture.roomForDisk()) {
            return null;
        }
        KnownDisk disk = named ? new KnownDisk(this, session.export(), session.size()) : new KnownDisk(this, null, null);
        disks.add(disk);
        return disk;
    }

    List<KnownDisk> disks() {
        return disks;
    }

    /** A session is over; a disk without a name was its alone. */
    void left(KnownDisk disk) {
        if (disk != null && !disk.isNamed()) {
            disks.remove(disk);
            capture.diskForgotten();
        }
    }

    /** A write is sent to a disk; what lies around it may change. Several exports may be one disk. */
    void write(KnownDisk target, long from, long to) {
        writes++;
        if (!told) {
            return;
        }
        for (int i = 0; i < disks.size(); i++) {
            KnownDisk disk = disks.get(i);
            if (disk == target || disk.isNamed() && target != null && target.isNamed()) {
                disk.status.forgetAround(from, to);
            } else {
                disk.status.clear();
            }
        }
    }

    /** It tells something of a disk: what is read from here on is compared with that, also by requests that are in flight. */
    void told() {
        if (!told) {
            told = true;
            capture.open().forEach(session -> session.session.wantContent());
        }
    }

    /** Whether it ever told anything of a disk: until then there is nothing to remember, and nothing to forget. */
    boolean isTold() {
        return told;
    }

    /** Something may have been written that was not seen. */
    void unseen() {
        writes++;
        disks.forEach(disk -> disk.status.clear());
    }

    /** A session with this server cannot be read: whatever it writes, nothing is known for sure from here on. */
    void opaque() {
        opaque = true;
        unseen();
    }

    boolean isOpaque() {
        return opaque;
    }
}
