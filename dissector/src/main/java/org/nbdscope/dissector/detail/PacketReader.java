package org.nbdscope.dissector.detail;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import org.nbdscope.dissector.capture.CaptureInterface;
import org.nbdscope.dissector.capture.CaptureReader;
import org.nbdscope.dissector.packet.Outcome;
import org.nbdscope.dissector.packet.PacketDecoder;
import org.nbdscope.dissector.packet.TcpSegment;

/**
 * Reads packets of a capture again, wherever they are; one after the other they cost no more than the first time. For one thread at a time,
 * which may be another than the one that reads the capture.
 */
public final class PacketReader implements Closeable {

    private final RecordedPackets packets;
    private final TcpSegment segment = new TcpSegment();
    private PacketDecoder decoder = new PacketDecoder();
    private PacketOutcome last;
    /** Number of the packet that the reader stands at; 0 before the first. */
    private long at;

    /** @param packets belongs to the reader from now on */
    public PacketReader(RecordedPackets packets) {
        this.packets = packets;
    }

    /**
     * Opens the capture a second time.
     *
     * @param capture has to be {@link CaptureReader#seekable()}; goes on unharmed, and is to be closed after this reader
     * @param index   is filled while {@code capture} is read
     */
    public static PacketReader open(CaptureReader capture, FrameIndex index) throws IOException {
        return new PacketReader(FilePackets.open(capture, index));
    }

    /**
     * Goes to a packet. From one to the next nothing is read twice.
     *
     * @param number {@code Frame.number}
     * @return the packet, valid until the next call; null where the file does not hold it (any more)
     */
    public PacketOutcome read(long number) throws IOException {
        if (last != null && at == number) {
            return last;
        }
        last = null;
        if (at == 0 || number <= at || number > at + FrameIndex.STRIDE) {
            at = 0;
            if (!packets.seek(number - MessageBytesLoader.FRAGMENT_FRAMES)) {
                return null;
            }
            decoder = new PacketDecoder();
        }
        while (at < number) {
            if (!packets.next()) {
                return null;
            }
            at = packets.frame().number;
            Outcome outcome = decoder.decode(packets.frame(), segment);
            if (at == number) {
                last = new PacketOutcome(packets.frame(), outcome, outcome == Outcome.TCP ? segment : null);
            }
        }
        return last;
    }

    /** The interfaces of the capture that are known so far. */
    public List<CaptureInterface> interfaces() {
        return packets.interfaces();
    }

    @Override
    public void close() throws IOException {
        packets.close();
    }
}
