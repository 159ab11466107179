package org.nbdscope.dissector.detail;

import java.io.IOException;
import java.util.List;
import org.nbdscope.dissector.capture.CaptureInterface;
import org.nbdscope.dissector.capture.CaptureReader;
import org.nbdscope.dissector.capture.Frame;

/** The packets of one file. */
public final class FilePackets implements RecordedPackets {

    private final CaptureReader reader;
    private final FrameIndex index;

    private FilePackets(CaptureReader reader, FrameIndex index) {
        this.reader = reader;
        this.index = index;
    }

    /**
     * Opens the capture a second time.
     *
     * @param capture has to be {@link CaptureReader#seekable()}; goes on unharmed, and is to be closed after these
     * @param index   is filled while {@code capture} is read
     */
    public static FilePackets open(CaptureReader capture, FrameIndex index) throws IOException {
        return new FilePackets(capture.reopen(), index);
    }

    @Override
    public boolean seek(long number) throws IOException {
        long indexed = index.frameBefore(number);
        if (indexed == FrameIndex.NONE) {
            return false;
        }
        reader.seek(index.position(indexed), indexed);
        return true;
    }

    @Override
    public boolean next() throws IOException {
        return reader.next();
    }

    @Override
    public Frame frame() {
        return reader.frame();
    }

    @Override
    public List<CaptureInterface> interfaces() {
        return reader.interfaces();
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
