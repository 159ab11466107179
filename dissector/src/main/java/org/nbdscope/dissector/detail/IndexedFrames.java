package org.nbdscope.dissector.detail;

import java.io.IOException;
import org.nbdscope.dissector.capture.Frame;
import org.nbdscope.dissector.capture.FrameSource;

/** Passes packets on and notes where they stand in the file, so that they can be read again. */
public final class IndexedFrames implements FrameSource {

    private final FrameSource source;
    private final FrameIndex index;

    /** The packets of {@code source}, noted in {@code index}. */
    public IndexedFrames(FrameSource source, FrameIndex index) {
        this.source = source;
        this.index = index;
    }

    @Override
    public boolean next() throws IOException {
        if (!source.next()) {
            return false;
        }
        Frame frame = source.frame();
        index.add(frame.number, frame.filePosition);
        return true;
    }

    @Override
    public Frame frame() {
        return source.frame();
    }
}
