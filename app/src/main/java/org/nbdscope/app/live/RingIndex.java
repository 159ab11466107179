package org.nbdscope.app.live;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.nbdscope.dissector.detail.FrameIndex;

/** Where the packets of a ring of files are, as far as somebody has read them. Filled by one thread; others may look things up. */
final class RingIndex {

    /** A file of the ring, and where its packets are in it, whose numbers count from 1 in each file. */
    record Part(CapturedFile file, FrameIndex index) { }

    private final List<Part> parts = new CopyOnWriteArrayList<>();

    /** The next file is read from now on; returns the index of its packets, to be filled. */
    FrameIndex begin(CapturedFile file) {
        Part part = new Part(file, new FrameIndex());
        parts.add(part);
        return part.index();
    }

    /** The ring dropped the files before this one. */
    void dropBefore(CapturedFile oldest) {
        parts.removeIf(part -> part.file().sequence() < oldest.sequence());
    }

    /** The file with a packet, or the first one behind it; null where there is none. */
    Part at(long packet) {
        Part found = null;
        for (Part part : parts) {
            if (found == null || part.file().firstFrame() <= packet) {
                found = part;
            }
        }
        return found;
    }

    /** The file that follows one; null for none. */
    Part after(Part before) {
        return parts.stream().filter(part -> part.file().sequence() > before.file().sequence()).findFirst().orElse(null);
    }
}
