package org.nbdscope.app.live;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import org.nbdscope.dissector.capture.CaptureReader;
import org.nbdscope.dissector.capture.Frame;
import org.nbdscope.dissector.detail.FrameIndex;
import org.nbdscope.dissector.detail.RecordedPackets;

/**
 * Reads along with a {@link LiveCapture}, over all files of a ring, whose packets it numbers as those of one capture. Where the ring
 * drops a file before it was read, its packets are skipped. For one thread.
 */
public final class CaptureFollower implements FollowedFrames {

    private final LiveCapture capture;
    private final RingIndex ring = new RingIndex();
    private final Frame frame = new Frame();
    /** Of the file that is open. */
    private FrameIndex index;
    private CapturedFile file;
    private CaptureReader reader;
    private int sequence = 1;
    private long skipped;

    /** Begins with the first packet. */
    public CaptureFollower(LiveCapture capture) {
        this.capture = capture;
    }

    @Override
    public boolean next() throws IOException {
        while (true) {
            if (reader == null && !open()) {
                return false;
            }
            // Asked first: what is complete now is complete when it is read.
            boolean complete = capture.complete(sequence);
            if (reader.next()) {
                take(reader.frame());
                return true;
            }
            if (!complete || !moreFiles()) {
                return false;
            }
            reader.close();
            reader = null;
            sequence++;
        }
    }

    private boolean moreFiles() {
        return capture.fileFrom(sequence + 1) != null;
    }

    private boolean open() throws IOException {
        while ((file = capture.fileFrom(sequence)) != null) {
            try {
                reader = CaptureReader.open(file.path());
                sequence = file.sequence();
                index = ring.begin(file);
                ring.dropBefore(capture.fileFrom(1));
                skipped += file.firstFrame() - 1 - frame.number;
                return true;
            } catch (NoSuchFileException e) {
                if (file.equals(capture.fileFrom(file.sequence()))) {
                    // The ring did not drop it: somebody else did.
                    throw e;
                }
            }
        }
        return false;
    }

    private void take(Frame read) {
        index.add(read.number, read.filePosition);
        frame.take(read, file.firstFrame() - 1 + read.number);
    }

    @Override
    public Frame frame() {
        return frame;
    }

    @Override
    public long firstKept() {
        CapturedFile oldest = capture.fileFrom(1);
        return oldest == null ? 1 : oldest.firstFrame();
    }

    @Override
    public RecordedPackets again() {
        return new RingPackets(ring);
    }

    /** Packets of files that the ring dropped before they were read. */
    public long skipped() {
        return skipped;
    }

    @Override
    public void close() throws IOException {
        if (reader != null) {
            reader.close();
        }
    }
}
