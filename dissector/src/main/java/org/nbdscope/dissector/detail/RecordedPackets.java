package org.nbdscope.dissector.detail;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import org.nbdscope.dissector.capture.CaptureInterface;
import org.nbdscope.dissector.capture.FrameSource;

/** The packets of a capture, to be read once more from any of them on. For one thread at a time. */
public interface RecordedPackets extends FrameSource, Closeable {

    /**
     * Goes to a packet, or to one some packets before it: {@link #next} goes on there.
     *
     * @param number {@code Frame.number}
     * @return whether there is such a packet; where the capture keeps its end only, one before that is there no more
     */
    boolean seek(long number) throws IOException;

    /** The interfaces of the capture that are known so far. */
    List<CaptureInterface> interfaces();
}
