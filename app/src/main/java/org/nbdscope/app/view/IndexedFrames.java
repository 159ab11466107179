package org.nbdscope.app.view;

import java.io.IOException;
import org.nbdscope.dissector.capture.CaptureReader;
import org.nbdscope.dissector.capture.Frame;
import org.nbdscope.dissector.capture.FrameSource;
import org.nbdscope.dissector.detail.FrameIndex;

/** Takes note of where packets stand in the file while they are read, so that the bytes of a message can be found again. */
final class IndexedFrames implements FrameSource {

    private final CaptureReader reader;
    private final FrameIndex index;

    IndexedFrames(CaptureReader reader, FrameIndex index) {
        this.reader = reader;
        this.index = index;
    }

    @Override
    public boolean next() throws IOException {
        if (!reader.next()) {
            return false;
        }
        Frame frame = reader.frame();
        index.add(frame.number, frame.filePosition);
        return true;
    }

    @Override
    public Frame frame() {
        return reader.frame();
    }
}
