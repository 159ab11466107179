package org.nbdscope.dissector.capture;

import java.io.IOException;

/** Hands out the packets of a capture one after the other. */
public interface FrameSource {

    /**
     * Moves to the next packet.
     *
     * @return false when no further whole packet is there. A file that is still being written may have one later: call again.
     * @throws CaptureException where the capture is damaged; what came before is good
     * @throws IOException      where it cannot be read
     */
    boolean next() throws IOException;

    /** The packet that {@link #next()} moved to; always the same object. */
    Frame frame();
}
