package org.nbdscope.app.cli;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.nbdscope.dissector.capture.CaptureInterface;
import org.nbdscope.dissector.capture.CaptureReader;
import org.nbdscope.dissector.capture.Frame;
import org.nbdscope.dissector.capture.FrameSource;
import org.nbdscope.dissector.capture.PcapngWriter;

/** Writes to a pcapng file what is read. */
final class RecordedFrames implements FrameSource, Closeable {

    private final CaptureReader reader;
    private final PcapngWriter writer;
    private int interfaces;

    RecordedFrames(CaptureReader reader, Path file) throws IOException {
        this.reader = reader;
        writer = PcapngWriter.create(file);
    }

    @Override
    public boolean next() throws IOException {
        if (!reader.next()) {
            writer.flush();
            return false;
        }
        Frame frame = reader.frame();
        if (frame.interfaceIndex >= interfaces) {
            describe(reader.interfaces());
        }
        writer.write(frame.interfaceIndex, frame);
        return true;
    }

    private void describe(List<CaptureInterface> known) throws IOException {
        for (CaptureInterface one : known.subList(interfaces, known.size())) {
            writer.addInterface(one.linkType(), one.snapLength(), one.name());
        }
        interfaces = known.size();
    }

    @Override
    public Frame frame() {
        return reader.frame();
    }

    @Override
    public void close() throws IOException {
        writer.close();
    }
}
