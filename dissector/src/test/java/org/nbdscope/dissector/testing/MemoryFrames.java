package org.nbdscope.dissector.testing;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.nbdscope.dissector.capture.Frame;
import org.nbdscope.dissector.capture.FrameSource;

/** The packets of a file that {@link PcapOutput} wrote, straight from memory and without one of them: for tests that read it many times. */
public final class MemoryFrames implements FrameSource {

    private static final int FILE_HEADER = 24;
    private static final int RECORD_HEADER = 16;
    private static final int LINKTYPE_ETHERNET = 1;
    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    private final ByteBuffer records;
    private final long lost;
    private final Frame frame = new Frame();
    private int at = FILE_HEADER;
    private long packet;

    /**
     * @param pcap with nanoseconds, as {@link PcapOutput} writes it
     * @param lost the packet (from 1) that is left out; 0 for none
     */
    public MemoryFrames(byte[] pcap, long lost) {
        records = ByteBuffer.wrap(pcap).order(ByteOrder.LITTLE_ENDIAN);
        frame.bytes = ByteBuffer.wrap(pcap);
        frame.linkType = LINKTYPE_ETHERNET;
        this.lost = lost;
    }

    @Override
    public boolean next() {
        if (++packet == lost) {
            at += RECORD_HEADER + records.getInt(at + 8);
            packet++;
        }
        if (at >= records.capacity()) {
            return false;
        }
        frame.number++;
        frame.timeNanos = Integer.toUnsignedLong(records.getInt(at)) * NANOS_PER_SECOND + records.getInt(at + 4);
        frame.capturedLength = records.getInt(at + 8);
        frame.originalLength = records.getInt(at + 12);
        frame.filePosition = at;
        frame.offset = at + RECORD_HEADER;
        at += RECORD_HEADER + frame.capturedLength;
        return true;
    }

    @Override
    public Frame frame() {
        return frame;
    }
}
