package org.nbdscope.app.live;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import org.nbdscope.dissector.capture.CaptureInterface;
import org.nbdscope.dissector.capture.CaptureReader;
import org.nbdscope.dissector.capture.Frame;
import org.nbdscope.dissector.detail.FrameIndex;
import org.nbdscope.dissector.detail.RecordedPackets;

/** The packets of a ring of files once more, as long as the ring keeps them; numbered as those of one capture. For one thread. */
final class RingPackets implements RecordedPackets {

    private final RingIndex ring;
    private final Frame frame = new Frame();
    private RingIndex.Part part;
    private CaptureReader reader;

    RingPackets(RingIndex ring) {
        this.ring = ring;
    }

    @Override
    public boolean seek(long number) throws IOException {
        RingIndex.Part wanted = ring.at(number);
        if (wanted == null || wanted.index().frameBefore(1) == FrameIndex.NONE || !open(wanted)) {
            return false;
        }
        long place = part.index().frameBefore(number - part.file().firstFrame() + 1);
        if (place == FrameIndex.NONE) {
            return false;
        }
        reader.seek(part.index().position(place), place);
        return true;
    }

    /** Opens a file where it is not open yet; returns false where the ring has just dropped it. */
    private boolean open(RingIndex.Part wanted) throws IOException {
        if (wanted != part) {
            close();
            try {
                reader = CaptureReader.openSeekable(wanted.file().path());
                // All interfaces are described before the first packet, behind which one may go from here.
                reader.next();
                reader.seek(wanted.index().position(1), 1);
            } catch (NoSuchFileException e) {
                return false;
            }
            part = wanted;
        }
        return true;
    }

    @Override
    public boolean next() throws IOException {
        while (reader != null) {
            if (reader.next()) {
                frame.take(reader.frame(), part.file().firstFrame() - 1 + reader.frame().number);
                return true;
            }
            RingIndex.Part following = ring.after(part);
            if (following == null || following.index().frameBefore(1) == FrameIndex.NONE || !open(following)) {
                return false;
            }
        }
        return false;
    }

    @Override
    public Frame frame() {
        return frame;
    }

    @Override
    public List<CaptureInterface> interfaces() {
        return reader == null ? List.of() : reader.interfaces();
    }

    @Override
    public void close() throws IOException {
        if (reader != null) {
            reader.close();
            reader = null;
            part = null;
        }
    }
}
