package org.nbdscope.app.live;

import java.io.Closeable;
import org.nbdscope.dissector.capture.FrameSource;
import org.nbdscope.dissector.detail.RecordedPackets;

/** Packets that are read along while they come, over files of which the oldest may go. */
public interface FollowedFrames extends FrameSource, Closeable {

    /** Number of the oldest packet that is kept; may be asked from any thread. */
    long firstKept();

    /** The packets that were read and are kept, once more; the caller's to close. May be asked from any thread. */
    RecordedPackets again();
}
